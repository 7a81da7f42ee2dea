namespace MkbZekerheid.Data;

/// <summary>Which programs of PostgreSQL are on this machine; looks only, and never installs or fetches anything.</summary>
public static class PostgresPrograms
{
    /// <summary>The chosen folder (when it is usable), then what the system has, newest first. Empty when there is nothing of version 15 or newer.</summary>
    public static IReadOnlyList<PostgresPlace> Find(string? binFolder) =>
        [.. (binFolder is null ? PostgresBinaries.Installed() : new[] { PostgresBinaries.Probe(binFolder) }.OfType<PostgresBinaries>().Where(found => found.Major >= PostgresBinaries.OldestMajor))
            .Select(found => new PostgresPlace(found.Folder, found.Major))];
}

/// <summary>A folder with initdb, pg_ctl and postgres, and their major version.</summary>
public sealed record PostgresPlace(string Folder, int Major);
