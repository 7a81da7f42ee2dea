using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Installation;

namespace MkbZekerheid.Host.CommandLine;

/// <summary><c>mkbz serve</c>: runs the product until it is asked to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var url = new Option<string>("--url") { HelpName = "URL", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("MKBZ_URL") is { Length: > 0 } set ? set : "http://127.0.0.1:5080" };
        var certificate = new Option<FileInfo?>("--certificate") { HelpName = "FILE" };
        var behindProxy = new Option<bool>("--behind-proxy");
        var safeMode = new Option<bool>("--safe-mode");
        var command = new Command("serve") { url, certificate, behindProxy, safeMode };
        command.SetAction((parsed, cancellationToken) => CommandGuard.RunAsync(
            parsed,
            context => RunAsync(new Request(parsed.GetValue(url)!, parsed.GetValue(certificate), parsed.GetValue(behindProxy), parsed.GetValue(safeMode)), context),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Request request, CommandContext context)
    {
        var settings = InstallationSettings.Read(context.DataFolder);
        Check(request);
        await using var installation = await context.Terminal.WorkAsync(CommandTexts.Of("Serve.Starting"), work => RunningInstallation.OpenAsync(
            settings, options => options with
            {
                Url = request.Url,
                BehindProxy = request.BehindProxy || settings.Value("Proxy:Behind") is "true" or "1",
                KnownProxies = settings.Value("Proxy:Known")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
                SafeMode = request.SafeMode,
                Settings = Certificate(request, options.Settings),
            }, work, context.CancellationToken));
        await RunUntilStoppedAsync(installation.App, context, addresses =>
        {
            context.Terminal.Line(CommandTexts.Of("Serve.Listening", string.Join(", ", addresses)));
            context.Terminal.Result(new { addresses });
        });
        return ExitCode.Done;
    }

    /// <summary>Starts the host, says where it listens, and returns when it has stopped.</summary>
    public static async Task RunUntilStoppedAsync(WebApplication app, CommandContext context, Action<IReadOnlyCollection<string>> started)
    {
        await app.StartAsync(context.CancellationToken);
        started([.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses]);
        await context.Terminal.Output.FlushAsync(context.CancellationToken);
        try
        {
            await app.WaitForShutdownAsync(context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Being asked to stop is how this ends.
        }

        await app.StopAsync(CancellationToken.None);
    }

    private static void Check(Request request)
    {
        if (!Uri.TryCreate(request.Url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new CommandException(CommandTexts.Of("Serve.BadUrl", request.Url), ExitCode.BadInput);
        }

        if (request.Certificate is { Exists: false } missing)
        {
            throw new CommandException(CommandTexts.Of("Usage.NoFile", missing.FullName), ExitCode.BadInput);
        }

        if (!address.IsLoopback && address.Scheme == "http" && !request.BehindProxy && Environment.GetEnvironmentVariable("Proxy__Behind") is not ("true" or "1"))
        {
            throw new CommandException(CommandTexts.Of("Serve.NotSafe", request.Url), ExitCode.BadInput);
        }
    }

    /// <summary>Kestrel reads its certificate from the configuration: PFX with a password from the environment, or PEM with the key in FILE.key or in the same file.</summary>
    private static Dictionary<string, string?> Certificate(Request request, IReadOnlyDictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);
        if (request.Certificate is { } file)
        {
            const string section = "Kestrel:Certificates:Default:";
            all[section + "Path"] = file.FullName;
            if (file.Extension is ".pem" or ".crt")
            {
                all[section + "KeyPath"] = File.Exists(Path.ChangeExtension(file.FullName, ".key")) ? Path.ChangeExtension(file.FullName, ".key") : file.FullName;
            }

            all[section + "Password"] = Environment.GetEnvironmentVariable("MKBZ_CERTIFICATE_PASSWORD");
        }

        return all;
    }

    private sealed record Request(string Url, FileInfo? Certificate, bool BehindProxy, bool SafeMode);
}
