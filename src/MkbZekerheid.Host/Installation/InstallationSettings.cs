namespace MkbZekerheid.Host.Installation;

/// <summary>
/// What an installation was told: the file <c>mkbz.json</c> in the data folder, and over it the environment
/// (<c>ConnectionStrings__Default</c> and so on). The command line goes before both.
/// </summary>
internal sealed record InstallationSettings
{
    /// <summary>Name of the settings file in the data folder.</summary>
    public const string FileName = "mkbz.json";

    /// <summary>Folder that holds everything this installation keeps.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Runtime role on a server of one's own. Null: the private PostgreSQL.</summary>
    public string? Runtime { get; init; }

    /// <summary>Role that migrates, or null when this host may not.</summary>
    public string? Owner { get; init; }

    /// <summary>Role of the job storage.</summary>
    public string? Jobs { get; init; }

    /// <summary>Superuser for <c>migrate --create-roles</c> only.</summary>
    public string? Admin { get; init; }

    /// <summary>Folder with the programs of PostgreSQL that goes before what is found.</summary>
    public string? PostgresBinFolder { get; init; }

    /// <summary>Everything in the settings file, with values of the environment where it has the same key.</summary>
    public IReadOnlyDictionary<string, string?> All { get; init; } = new Dictionary<string, string?>();

    /// <summary>One setting of the file or the environment, by its key with colons; null when nobody set it.</summary>
    public string? Value(string key) =>
        Environment.GetEnvironmentVariable(key.Replace(":", "__", StringComparison.Ordinal)) is { Length: > 0 } set ? set
        : All.TryGetValue(key, out var written) && written is { Length: > 0 } ? written : null;

    /// <summary>Reads the settings of a data folder; the folder need not exist.</summary>
    /// <exception cref="InvalidDataException">The settings file is not JSON.</exception>
    public static InstallationSettings Read(string dataFolder)
    {
        var folder = Path.GetFullPath(dataFolder);
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, FileName), optional: true).Build();
        var bare = new InstallationSettings
        {
            DataFolder = folder,
            All = file.AsEnumerable().Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase),
        };
        return bare with
        {
            Runtime = bare.Value("ConnectionStrings:Default"),
            Owner = bare.Value("ConnectionStrings:Owner"),
            Jobs = bare.Value("ConnectionStrings:Jobs"),
            Admin = bare.Value("ConnectionStrings:Admin"),
            PostgresBinFolder = bare.Value("Postgres:BinDir"),
            // The host reads the environment itself, and what is set there goes before the file.
            All = bare.All.Keys.ToDictionary(key => key, bare.Value, StringComparer.OrdinalIgnoreCase),
        };
    }
}
