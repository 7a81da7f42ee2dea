using System.Diagnostics;

namespace MkbZekerheid.Data;

/// <summary>Runs the few programs that the private server needs.</summary>
internal static class Programs
{
    public sealed record Outcome(int ExitCode, string Output);

    /// <summary>Runs a program to its end and gives its exit code with everything that it said.</summary>
    public static Outcome Run(string file, IEnumerable<string> arguments, string? user, string? folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        if (folder is not null) start.WorkingDirectory = folder;
        if (user is not null && !OperatingSystem.IsWindows()) start.UserName = user;
        // Messages of PostgreSQL are shown as they are and parsed here and there.
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        process.StandardInput.Close();
        var output = new System.Text.StringBuilder();
        process.OutputDataReceived += (_, e) => Append(output, e.Data);
        process.ErrorDataReceived += (_, e) => Append(output, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        lock (output) return new Outcome(process.ExitCode, output.ToString().Trim());
    }

    private static void Append(System.Text.StringBuilder output, string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }

    /// <summary>The full path of a program on the PATH, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".cmd" : name))
        .FirstOrDefault(File.Exists);
}
