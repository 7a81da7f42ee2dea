namespace MkbZekerheid.Data;

/// <summary>How the private PostgreSQL of an installation is found, made and run.</summary>
public sealed record ManagedPostgresOptions
{
    /// <summary>The folder of the installation; <see cref="DefaultRoot"/> unless chosen.</summary>
    public string Root { get; init; } = DefaultRoot;

    /// <summary>A folder with initdb, pg_ctl and postgres that goes before everything that is found.</summary>
    public string? BinFolder { get; init; }

    /// <summary>Name of the database.</summary>
    public string Database { get; init; } = "mkbz";

    /// <summary>Extra lines for postgresql.conf, by name; for tests and large installations.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a system install may be used.</summary>
    public bool AllowSystem { get; init; } = true;

    /// <summary>Whether the locked npm package may be fetched when there is no system install.</summary>
    public bool AllowNpm { get; init; } = true;

    /// <summary>Whether, as root on Debian, the package of the distribution may be installed as the last resort.</summary>
    public bool AllowApt { get; init; } = true;

    /// <summary>
    /// As root <c>/var/lib/mkb-zekerheid</c>, because the server itself runs as another user who must be able to get there;
    /// else the usual place for application data of the operating system.
    /// </summary>
    public static string DefaultRoot
    {
        get
        {
            if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "MKB Zekerheid");
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Application Support", "MKB Zekerheid");
            if (Environment.IsPrivilegedProcess) return "/var/lib/mkb-zekerheid";
            var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
            return Path.Combine(string.IsNullOrEmpty(data) ? Path.Combine(home, ".local", "share") : data, "mkb-zekerheid");
        }
    }
}
