using System.Reflection;

namespace MkbZekerheid.Host.Composition;

/// <summary>How this host is started: what the command line, the configuration file and the environment say, read once.</summary>
internal sealed record InstallationOptions
{
    /// <summary>Address to listen on, such as <c>http://127.0.0.1:5080</c>. Port 0 takes a free port.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Folder that holds everything this installation keeps: private PostgreSQL, keys, packages.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder with one folder for each plugin.</summary>
    public string PluginsFolder { get; init; } = DefaultPluginsFolder;

    /// <summary>Folder with the style sheets, fonts and scripts.</summary>
    public string WebRoot { get; init; } = DefaultWebRoot;

    /// <summary>Connection string of the runtime role. Null: the private PostgreSQL of the data folder.</summary>
    public string? RuntimeConnection { get; init; }

    /// <summary>Connection string of the owner that migrates. Null: the schema must be current already.</summary>
    public string? OwnerConnection { get; init; }

    /// <summary>Connection string of the role of the job storage.</summary>
    public string? JobsConnection { get; init; }

    /// <summary>Leaves out plugins of partners.</summary>
    public bool SafeMode { get; init; }

    /// <summary>Served to the outside by a proxy that ends TLS.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Addresses of proxies whose forwarded headers are believed.</summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];

    /// <summary>Runs the periodic jobs in this process. Off in tests that drive them by hand.</summary>
    public bool RunJobs { get; init; } = true;

    /// <summary>A faulty plugin stops the start: on in development and in CI, where nobody would see the administration page.</summary>
    public bool FailHard { get; init; }

    /// <summary>Extra configuration for tests and for partners: the same keys as the configuration file.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The clock of the host; a test brings its own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>True when the address can be reached from this machine only: plain http is allowed there.</summary>
    public bool IsLoopback => new Uri(Url.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal)).IsLoopback;

    private static string DefaultPluginsFolder => FirstExisting(Path.Combine(AppContext.BaseDirectory, "plugins"), Metadata("PluginsFolder"));

    private static string DefaultWebRoot => FirstExisting(Path.Combine(AppContext.BaseDirectory, "wwwroot"), Metadata("WebRoot"));

    /// <summary>A published host stands alone; a host run from its build folder uses the folders of the repository.</summary>
    private static string FirstExisting(string published, string? built) => Directory.Exists(published) || built is null ? published : built;

    private static string? Metadata(string key) => typeof(InstallationOptions).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == key)?.Value;
}
