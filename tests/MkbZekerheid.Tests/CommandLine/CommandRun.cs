using MkbZekerheid.Host.CommandLine;
using Xunit;

namespace MkbZekerheid.Tests.CommandLine;

/// <summary>What a command gave.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command as a person would type it, in Dutch unless the line says otherwise.</summary>
    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] line = arguments.Contains("--language") || arguments.Length == 0 ? arguments : [.. arguments, "--language", "nl"];
        var code = await CommandTree.RunAsync(line, output, error, TestContext.Current.CancellationToken);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Whatever goes wrong, a person reads a sentence.</summary>
    public void SaysOneSentence(int exitCode, string part)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Contains(part, Error, StringComparison.Ordinal);
        Assert.Single(Error.Trim().Split('\n'));
        Assert.DoesNotContain("   at ", Error + Output, StringComparison.Ordinal);
    }

    /// <summary>Root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The example company that comes with the product.</summary>
    public static string Demo => Path.Combine(Root, "demo", "demo-company.json");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MkbZekerheid.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}

/// <summary>A folder of one test, gone afterwards.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder()
    {
        // Every user may enter it: as root, programs of a test run as another user.
        var home = OperatingSystem.IsLinux() && Directory.Exists("/var/tmp") ? "/var/tmp" : System.IO.Path.GetTempPath();
        Path = System.IO.Path.Combine(home, $"mkbz-cli-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
