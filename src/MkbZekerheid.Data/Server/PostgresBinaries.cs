using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace MkbZekerheid.Data;

/// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, and their major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;

    public string Path(string program) => System.IO.Path.Combine(Folder, OperatingSystem.IsWindows() ? program + ".exe" : program);

    [GeneratedRegex(@"\(PostgreSQL\)\s+(\d+)")]
    private static partial Regex VersionPattern();

    /// <summary>What a folder holds, or null when it does not hold a usable server.</summary>
    public static PostgresBinaries? Probe(string folder)
    {
        var here = new PostgresBinaries(folder, 0);
        if (!File.Exists(here.Path("postgres")) || !File.Exists(here.Path("initdb")) || !File.Exists(here.Path("pg_ctl"))) return null;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(here.Path("postgres"), "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var match = VersionPattern().Match(text);
            return match.Success ? here with { Major = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) } : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>System installs, newest major first, that are new enough.</summary>
    public static IEnumerable<PostgresBinaries> Installed() =>
        SystemFolders().Distinct().Select(Probe).OfType<PostgresBinaries>().Where(b => b.Major >= OldestMajor).OrderByDescending(b => b.Major);

    private static IEnumerable<string> SystemFolders()
    {
        foreach (var (root, pattern, tail) in new[]
        {
            ("/usr/lib/postgresql", "*", "bin"), ("/usr", "pgsql-*", "bin"), ("/opt/homebrew/opt", "postgresql@*", "bin"), ("/usr/local/opt", "postgresql@*", "bin"),
            ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            (System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin"),
        })
        {
            if (string.IsNullOrEmpty(root) || !Directory.Exists(root)) continue;
            foreach (var folder in Directory.EnumerateDirectories(root, pattern)) yield return System.IO.Path.Combine(folder, tail);
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // A link in /usr/local/bin points at the real folder, where the shared files are looked for.
            var file = new FileInfo(System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? "postgres.exe" : "postgres"));
            var real = file.Exists ? file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName : null;
            if (real is not null) yield return System.IO.Path.GetDirectoryName(real)!;
        }
    }

    /// <summary>The npm package for this machine, such as linux-x64.</summary>
    public static string PlatformName =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + "-" + RuntimeInformation.OSArchitecture switch { Architecture.Arm64 => "arm64", Architecture.X64 => "x64", var other => other.ToString().ToLowerInvariant() };
}
