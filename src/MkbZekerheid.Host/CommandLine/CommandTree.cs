using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>All commands of <c>mkbz</c>. Start reading here: each command is one file, and its work lives in a service.</summary>
internal static class CommandTree
{
    /// <summary>Runs one command line and gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CommandLanguage.Of(arguments, Environment.GetEnvironmentVariable);
        var root = Build();
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            // Stopping is ours: a database server must be put away, however long that takes.
            ProcessTerminationTimeout = null,
        };
        var parsed = root.Parse(arguments);
        if (arguments.Length == 0 || (parsed.Errors.Count > 0 && parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens.Count == 0 && parsed.Tokens.Count == 0))
        {
            HelpPrinter.Print(root, output);
            return ExitCode.Done;
        }

        // Help is given even when the rest of the line is not right.
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpPrinter)
        {
            UsageErrors.Print(parsed, error);
            return ExitCode.BadInput;
        }

        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand Build()
    {
        var root = new RootCommand
        {
            DemoCommand.Create(),
            ServeCommand.Create(),
            MigrateCommand.Create(),
            new Command("import") { ImportModelCommand.Create() },
            new Command("export") { ExportModelCommand.Create() },
            DoctorCommand.Create(),
            new Command("plugins") { PluginsListCommand.Create() },
            AnalyseCommand.Create(),
            SimulateCommand.Create(),
            BenchCommand.Create(),
            CommonOptions.Data,
            CommonOptions.Language,
            CommonOptions.Json,
        };
        root.Options.OfType<HelpOption>().Single().Action = new HelpPrinter();
        return root;
    }
}
