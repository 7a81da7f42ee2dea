using System.CommandLine;
using MkbZekerheid.Host.Exchange;
using MkbZekerheid.Host.Installation;

namespace MkbZekerheid.Host.CommandLine;

/// <summary><c>mkbz export model</c>: the model document of an organisation in its canonical form.</summary>
internal static class ExportModelCommand
{
    public static Command Create()
    {
        var organisation = new Option<string>("--organisation") { HelpName = "KEY", Required = true };
        var output = new Option<FileInfo?>("--out") { HelpName = "FILE" };
        var command = new Command("model") { organisation, output };
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(
            parsed, context => RunAsync(parsed.GetValue(organisation)!, parsed.GetValue(output), context), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string organisation, FileInfo? output, CommandContext context)
    {
        using var document = new MemoryStream();
        var isFound = await context.Terminal.WorkAsync(CommandTexts.Of("Export.Working"), async work =>
        {
            await using var installation = await RunningInstallation.ForCommandAsync(InstallationSettings.Read(context.DataFolder), work, context.CancellationToken);
            await using var scope = installation.App.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ModelExchange>().ExportAsync(organisation, document, context.CancellationToken);
        });
        if (!isFound)
        {
            throw new CommandException(CommandTexts.Of("Export.NoOrganisation", organisation));
        }

        document.Position = 0;
        await ResultFile.WriteAsync(document, output, context);
        return ExitCode.Done;
    }
}
