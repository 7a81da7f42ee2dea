using System.Diagnostics;
using MkbZekerheid.Tests.CommandLine;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

[assembly: AssemblyFixture(typeof(MkbZekerheid.Tests.Published.PublishedHost))]

namespace MkbZekerheid.Tests.Published;

/// <summary>The host as it is delivered: published once to a folder of its own, and run as a separate process by an ordinary user.</summary>
public sealed class PublishedHost : IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private string? folder;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The folder with the published host.</summary>
    internal async Task<string> FolderAsync()
    {
        await gate.WaitAsync();
        try
        {
            return folder ??= await PublishAsync();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A copy of the published host that a test may damage.</summary>
    internal async Task<string> CopyAsync()
    {
        var from = await FolderAsync();
        var to = NewFolder();
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    /// <summary>Runs a program to its end; a failure shows what it said.</summary>
    internal static async Task<string> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? user = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        Prepare(start, environment, user);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Length > 0 || process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
    }

    internal static void Prepare(ProcessStartInfo start, IReadOnlyDictionary<string, string>? environment, string? user)
    {
        if (user is not null && !OperatingSystem.IsWindows())
        {
            start.UserName = user;
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
    }

    /// <summary>As root the host runs as somebody without rights; otherwise it is an ordinary user already.</summary>
    internal static string? OrdinaryUser => Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? "nobody" : null;

    internal static string NewFolder()
    {
        var path = Path.Combine(OperatingSystem.IsLinux() ? "/var/tmp" : Path.GetTempPath(), $"mkbz-published-{Guid.NewGuid():N}");
        Directory.CreateDirectory(path);
        return path;
    }

    private static async Task<string> PublishAsync()
    {
        var target = NewFolder();
        await RunAsync("dotnet", ["publish", Path.Combine(CommandRun.Root, "src", "MkbZekerheid.Host", "MkbZekerheid.Host.csproj"), "-c", "Release", "-o", target, "--nologo", "-v", "quiet"]);
        return target;
    }

    public ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        gate.Dispose();
        return ValueTask.CompletedTask;
    }
}
