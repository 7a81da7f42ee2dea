using MkbZekerheid.Data;
using MkbZekerheid.Host.Composition;

namespace MkbZekerheid.Host.Installation;

/// <summary>
/// An installation with its database ready: the private PostgreSQL started or joined when no server was given, the
/// schema brought up to date, the plugins loaded. Disposing puts away what was started.
/// </summary>
internal sealed class RunningInstallation : IAsyncDisposable
{
    private readonly ManagedPostgres? server;

    private RunningInstallation(WebApplication app, ManagedPostgres? server)
    {
        App = app;
        this.server = server;
    }

    /// <summary>The host, built and not yet started.</summary>
    public WebApplication App { get; }

    /// <summary>Opens an installation for one command: its logging stays out of the way of the result.</summary>
    public static Task<RunningInstallation> ForCommandAsync(InstallationSettings settings, IProgress<string>? progress, CancellationToken cancellationToken) =>
        OpenAsync(settings, options => options with { RunJobs = false, Settings = Quiet(settings, options.Settings) }, progress, cancellationToken);

    /// <summary>Opens an installation.</summary>
    /// <param name="settings">What the installation was told.</param>
    /// <param name="adjust">What the command adds to the options, such as the address.</param>
    /// <param name="progress">Gets the name of each step.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public static async Task<RunningInstallation> OpenAsync(
        InstallationSettings settings, Func<InstallationOptions, InstallationOptions> adjust, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var server = await StartServerAsync(settings, progress, cancellationToken);
        try
        {
            var options = adjust(new InstallationOptions
            {
                DataFolder = settings.DataFolder,
                RuntimeConnection = server?.AppConnectionString ?? settings.Runtime,
                OwnerConnection = server?.OwnerConnectionString ?? settings.Owner,
                JobsConnection = server?.JobsConnectionString ?? settings.Jobs,
                Settings = OnStandardError(settings),
            });
            progress?.Report("MKB Zekerheid");
            return new RunningInstallation(await WebHost.BuildAsync(options, cancellationToken), server);
        }
        catch
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>The private server of a data folder, or null when a server was given.</summary>
    public static async Task<ManagedPostgres?> StartServerAsync(InstallationSettings settings, IProgress<string>? progress, CancellationToken cancellationToken) =>
        settings.Runtime is not null
            ? null
            : await ManagedPostgres.StartAsync(
                new ManagedPostgresOptions { Root = settings.DataFolder, BinFolder = settings.PostgresBinFolder }, progress, cancellationToken);

    /// <summary>Only warnings and worse, unless the installation says otherwise.</summary>
    public static IReadOnlyDictionary<string, string?> Quiet(InstallationSettings settings, IReadOnlyDictionary<string, string?> options) =>
        With(settings, options, "Logging:LogLevel:Default", "Warning");

    /// <summary>Standard output is for results; the log goes to standard error.</summary>
    private static IReadOnlyDictionary<string, string?> OnStandardError(InstallationSettings settings) =>
        With(settings, settings.All, "Logging:Console:LogToStandardErrorThreshold", "Trace");

    private static IReadOnlyDictionary<string, string?> With(InstallationSettings settings, IReadOnlyDictionary<string, string?> options, string key, string value) =>
        settings.Value(key) is not null ? options : new Dictionary<string, string?>(options, StringComparer.OrdinalIgnoreCase) { [key] = value };

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
