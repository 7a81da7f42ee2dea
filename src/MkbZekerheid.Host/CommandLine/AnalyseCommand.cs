using System.CommandLine;
using MkbZekerheid.Engine;
using MkbZekerheid.Host.Analysis;

namespace MkbZekerheid.Host.CommandLine;

/// <summary><c>mkbz analyse FILE</c>: what falls, what is required and possible, single points of failure, concentration. Needs no database.</summary>
internal static class AnalyseCommand
{
    public static Command Create()
    {
        var file = CommonOptions.ExistingFile();
        var configuration = CommonOptions.Choice(new("--configuration") { DefaultValueFactory = _ => Configuration.Implemented.Name }, "none", "implemented", "chosen");
        var output = new Option<FileInfo?>("--out") { HelpName = "FILE" };
        var command = new Command("analyse") { file, configuration, output };
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(
            parsed, context => RunAsync(parsed.GetValue(file)!, parsed.GetValue(configuration)!, parsed.GetValue(output), context), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(FileInfo file, string configuration, FileInfo? output, CommandContext context) =>
        ModelFile.UseAsync(file, context, async model =>
        {
            var chosen = Configuration.Standard.First(one => one.Name == configuration);
            using var result = new MemoryStream();
            await context.Terminal.WorkAsync(CommandTexts.Of("Analyse.Computing"), work => Task.Run(
                () => AnalysisDocument.Write(model, chosen, result, work, context.CancellationToken), context.CancellationToken));
            result.Position = 0;
            await ResultFile.WriteAsync(result, output, context);
        });
}
