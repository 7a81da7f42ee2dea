using System.CommandLine;
using System.Diagnostics;
using System.Reflection;

namespace MkbZekerheid.Host.CommandLine;

/// <summary><c>mkbz bench</c>: runs the benchmark suite of the repository. What follows is passed on to it.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var options = new Argument<string[]>("OPTIONS") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("bench") { options };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(
            parsed, context => RunAsync([.. parsed.GetValue(options) ?? [], .. parsed.UnmatchedTokens], context), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IEnumerable<string> passedOn, CommandContext context)
    {
        var root = typeof(BenchCommand).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == "RepositoryRoot")?.Value;
        var project = Path.Combine(root ?? "", "tests", "MkbZekerheid.Benchmarks", "MkbZekerheid.Benchmarks.csproj");
        if (!File.Exists(project))
        {
            throw new CommandException(CommandTexts.Of("Bench.OnlyInSources"));
        }

        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = root,
        };
        foreach (var argument in (string[])["run", "-c", "Release", "--project", project, "--", .. passedOn])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new CommandException(CommandTexts.Of("Bench.OnlyInSources"));
        try
        {
            await process.WaitForExitAsync(context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
