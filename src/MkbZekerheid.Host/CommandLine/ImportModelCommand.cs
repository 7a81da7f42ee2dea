using System.CommandLine;
using System.Globalization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Exchange;
using MkbZekerheid.Host.Installation;
using MkbZekerheid.Model.Document;

namespace MkbZekerheid.Host.CommandLine;

/// <summary><c>mkbz import model FILE</c>: a new organisation from a model document, or an existing one replaced.</summary>
internal static class ImportModelCommand
{
    public static Command Create()
    {
        var file = CommonOptions.ExistingFile();
        var organisation = new Option<string?>("--organisation") { HelpName = "KEY" };
        var replace = new Option<bool>("--replace");
        var command = new Command("model") { file, organisation, replace };
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(
            parsed, context => RunAsync(parsed.GetValue(file)!, parsed.GetValue(organisation), parsed.GetValue(replace), context), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string? organisation, bool replace, CommandContext context)
    {
        var outcome = await context.Terminal.WorkAsync(CommandTexts.Of("Import.Working", file.Name), async work =>
        {
            await using var installation = await RunningInstallation.ForCommandAsync(InstallationSettings.Read(context.DataFolder), work, context.CancellationToken);
            await using var scope = installation.App.Services.CreateAsyncScope();
            await using var stream = file.OpenRead();
            return await scope.ServiceProvider.GetRequiredService<ModelExchange>().ImportAsync(
                stream, new ImportRequest(organisation, replace, Actor.System, CommandTexts.Of("Import.Title", file.Name)), work, context.CancellationToken);
        });
        return Report(outcome, context.Terminal);
    }

    internal static int Report(ImportOutcome outcome, Terminal terminal)
    {
        switch (outcome)
        {
            case ImportOutcome.Imported done:
                done.Warnings.ToList().ForEach(problem => terminal.Note(Line("Import.Warning", problem)));
                terminal.Line(CommandTexts.Of(done.Replaced ? "Import.Replaced" : "Import.Made", done.Name, done.Key, done.Warnings.Count));
                terminal.Result(new { stored = true, organisation = done.Key, name = done.Name, change = done.ChangeId, replaced = done.Replaced, warnings = done.Warnings.Select(Plain) });
                return ExitCode.Done;
            case ImportOutcome.Invalid invalid:
                PrintErrors(invalid.Errors, invalid.ErrorCount, terminal);
                terminal.Note(CommandTexts.Of("Import.NothingStored", invalid.ErrorCount));
                terminal.Result(new { stored = false, errorCount = invalid.ErrorCount, errors = invalid.Errors.Select(Plain), warnings = invalid.Warnings.Select(Plain) });
                return ExitCode.BadInput;
            case ImportOutcome.ModulesAbsent absent:
                terminal.Note(CommandTexts.Of("Import.ModuleAbsent", string.Join(", ", absent.Sections.Select(section => $"{section.Section} ({section.Module})"))));
                terminal.Result(new { stored = false, absent = absent.Sections });
                return ExitCode.BadInput;
            case ImportOutcome.AlreadyThere taken:
                throw new CommandException(CommandTexts.Of("Import.AlreadyThere", taken.Key));
            case ImportOutcome.BadKey bad:
                throw new CommandException(CommandTexts.Of("Import.BadKey", bad.Key), ExitCode.BadInput);
            default:
                throw new InvalidOperationException(outcome.GetType().Name);
        }
    }

    /// <summary>Every error of a document on its own line: path, then the sentence.</summary>
    internal static void PrintErrors(IReadOnlyList<DocumentProblem> errors, long count, Terminal terminal)
    {
        foreach (var problem in errors)
        {
            terminal.Note($"{problem.Path}: {problem.Message(CultureInfo.CurrentUICulture)}");
        }

        if (count > errors.Count)
        {
            terminal.Note(CommandTexts.Of("Import.MoreErrors", count - errors.Count));
        }
    }

    private static string Line(string key, DocumentProblem problem) => CommandTexts.Of(key, problem.Path, problem.Message(CultureInfo.CurrentUICulture));

    private static object Plain(DocumentProblem problem) => new { problem.Path, problem.Key, Message = problem.Message(CultureInfo.CurrentUICulture) };
}
