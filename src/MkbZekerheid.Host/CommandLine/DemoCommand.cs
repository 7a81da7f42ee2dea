using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Demo;
using MkbZekerheid.Host.Exchange;
using MkbZekerheid.Host.Installation;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Model.Document;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>
/// <c>mkbz demo</c>: everything on this computer only, with the example company and a sign-in for each role. A second
/// start keeps the data; a start after a kill joins the database that is still running.
/// </summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var port = CommonOptions.Number("--port", 0, 65535, 5080);
        var noBrowser = new Option<bool>("--no-browser");
        var command = new Command("demo") { port, noBrowser };
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(
            parsed, context => RunAsync(parsed.GetValue(port), !parsed.GetValue(noBrowser), context), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int port, bool opensBrowser, CommandContext context)
    {
        RefuseTakenPort(port);
        var folder = CommonOptions.ChosenDataFolder(context.Parsed) ?? Path.Combine(ManagedPostgresOptions.DefaultRoot, "demo");

        // A demo never touches a server that somebody set for real work.
        var settings = InstallationSettings.Read(folder) with { Runtime = null, Owner = null, Jobs = null, Admin = null };
        await using var running = await context.Terminal.WorkAsync(CommandTexts.Of("Demo.Starting"), async work =>
        {
            var installation = await RunningInstallation.OpenAsync(
                settings, options => options with { Url = $"http://127.0.0.1:{port}", Settings = RunningInstallation.Quiet(settings, options.Settings) }, work, context.CancellationToken);
            try
            {
                work.Report(CommandTexts.Of("Demo.Importing"));
                await FillAsync(installation, folder, work, context.CancellationToken);
                return installation;
            }
            catch
            {
                await installation.DisposeAsync();
                throw;
            }
        });
        await ServeCommand.RunUntilStoppedAsync(running.App, context, addresses => Announce(addresses.First(), folder, opensBrowser, context.Terminal));
        return ExitCode.Done;
    }

    private static async Task FillAsync(RunningInstallation installation, string folder, IProgress<double> progress, CancellationToken cancellationToken)
    {
        await using var scope = installation.App.Services.CreateAsyncScope();
        var exchange = scope.ServiceProvider.GetRequiredService<ModelExchange>();
        var organisation = await exchange.FindAsync(DemoCompany.Key, cancellationToken)
            ?? await DemoCompany.EnsureAsync(exchange, CommandTexts.Of("Demo.Importing"), progress, cancellationToken) switch
            {
                ImportOutcome.Imported done => done.OrganisationId,
                ImportOutcome.Invalid invalid => throw new CommandException(CommandTexts.Of("Demo.Invalid", DemoCompany.File, Worst(invalid.Errors))),
                ImportOutcome.ModulesAbsent absent => throw new CommandException(
                    CommandTexts.Of("Import.ModuleAbsent", string.Join(", ", absent.Sections.Select(section => section.Module).Distinct(StringComparer.Ordinal)))),
                var other => throw new InvalidOperationException(other.GetType().Name),
            };
        await DemoAccounts.EnsureAsync(DemoAccounts.Of(folder), organisation, scope.ServiceProvider.GetRequiredService<ISignInAccounts>(), cancellationToken);
    }

    private static void Announce(string address, string folder, bool opensBrowser, Terminal terminal)
    {
        var accounts = DemoAccounts.Of(folder);
        terminal.Line(CommandTexts.Of("Demo.Ready", address));
        terminal.Line();
        terminal.Line(CommandTexts.Of("Demo.Accounts"));
        terminal.Table(
            [CommandTexts.Of("Demo.Role"), CommandTexts.Of("Demo.Address"), CommandTexts.Of("Demo.Password")],
            accounts.Select(account => (IReadOnlyList<string>)[CommandTexts.Of($"Demo.Role.{account.Key}"), account.Email, account.Password]));
        terminal.Line();
        terminal.Line(CommandTexts.Of("Demo.Stop", folder));
        terminal.Result(new { address, folder, accounts = accounts.Select(account => new { role = account.Key, account.Email, account.Password }) });
        if (opensBrowser)
        {
            Browser.TryOpen(address);
        }
    }

    /// <summary>Said at once, and not after a minute of preparing.</summary>
    private static void RefuseTakenPort(int port)
    {
        if (port == 0)
        {
            return;
        }

        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
    }

    private static string Worst(IReadOnlyList<DocumentProblem> errors) => $"{errors[0].Path}: {errors[0].Message(System.Globalization.CultureInfo.CurrentUICulture)}";
}
