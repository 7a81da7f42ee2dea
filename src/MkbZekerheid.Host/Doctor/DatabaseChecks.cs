using Dapper;
using MkbZekerheid.Data;
using MkbZekerheid.Host.CommandLine;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Installation;
using MkbZekerheid.Host.Plugins;
using Npgsql;

namespace MkbZekerheid.Host.Doctor;

/// <summary>PostgreSQL: the programs for a private server, or the server that was given, with the rights of our role.</summary>
internal static class DatabaseChecks
{
    public static Finding Programs(InstallationSettings settings)
    {
        if (settings.Runtime is not null)
        {
            return new Finding("postgres", Health.Good, CommandTexts.Of("Doctor.Postgres.Own"));
        }

        var found = PostgresPrograms.Find(settings.PostgresBinFolder);
        if (MajorOfData(settings.DataFolder) is { } major)
        {
            return found.FirstOrDefault(place => place.Major == major) is { } same
                ? new Finding("postgres", Health.Good, CommandTexts.Of("Doctor.Postgres.Found", same.Major, same.Folder))
                : Directory.Exists(Path.Combine(settings.DataFolder, $"server-{major}"))
                    ? new Finding("postgres", Health.Good, CommandTexts.Of("Doctor.Postgres.Found", major, Path.Combine(settings.DataFolder, $"server-{major}")))
                    : new Finding("postgres", Health.Bad, CommandTexts.Of("Doctor.Postgres.OtherVersion", major), CommandTexts.Of("Doctor.Postgres.OtherVersionAdvice", major));
        }

        return found.Count > 0
            ? new Finding("postgres", Health.Good, CommandTexts.Of("Doctor.Postgres.Found", found[0].Major, found[0].Folder))
            : new Finding("postgres", Health.Attention, CommandTexts.Of("Doctor.Postgres.None"), CommandTexts.Of("Doctor.Postgres.Advice"));
    }

    /// <summary>The server that was given: can we get in, is it new enough, are the rights of our role small enough, is the schema current.</summary>
    public static async Task<IReadOnlyList<Finding>> ConnectionAsync(InstallationSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Runtime is not { } runtime)
        {
            return [];
        }

        try
        {
            await using var source = DataSources.Create(runtime);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            var version = await connection.ExecuteScalarAsync<int>("select current_setting('server_version_num')::int") / 10_000;
            if (version < 15)
            {
                return [new Finding("connection", Health.Bad, CommandTexts.Of("Doctor.Connection.Old", version), CommandTexts.Of("Doctor.Connection.OldAdvice"))];
            }

            return [new Finding("connection", Health.Good, CommandTexts.Of("Doctor.Connection.Found", version)), await RoleAsync(source, cancellationToken), await SchemaAsync(source, cancellationToken)];
        }
        catch (Exception exception) when (exception is NpgsqlException or DataRefusedException or ArgumentException)
        {
            return [new Finding("connection", Health.Bad, CommandGuard.Sentence(exception) ?? exception.Message, CommandTexts.Of("Doctor.Connection.Advice"))];
        }
    }

    private static async Task<Finding> RoleAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            await StartupGuard.CheckAsync(source, cancellationToken);
            return new Finding("role", Health.Good, CommandTexts.Of("Doctor.Role.Good"));
        }
        catch (DataRefusedException exception)
        {
            return new Finding("role", Health.Bad, exception.Message, CommandTexts.Of("Doctor.Role.Advice"));
        }
    }

    private static async Task<Finding> SchemaAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            var catalogue = PluginCatalogue.Discover(new InstallationOptions { DataFolder = "" }.PluginsFolder, new HashSet<string>());
            var pending = await MigrationRunner.PendingAsync(source, catalogue.Migrations, cancellationToken);
            return pending.Count == 0
                ? new Finding("schema", Health.Good, CommandTexts.Of("Doctor.Schema.Current"))
                : new Finding("schema", Health.Bad, CommandTexts.Of("Doctor.Schema.Pending", pending.Count), CommandTexts.Of("Doctor.Schema.Advice"));
        }
        catch (Exception exception) when (exception is NpgsqlException or DataRefusedException)
        {
            return new Finding("schema", Health.Bad, CommandGuard.Sentence(exception) ?? exception.Message, CommandTexts.Of("Doctor.Schema.Advice"));
        }
    }

    private static int? MajorOfData(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder, "data-*").Where(data => File.Exists(Path.Combine(data, "PG_VERSION")))
            .Select(data => int.TryParse(Path.GetFileName(data).AsSpan(5), out var major) ? major : (int?)null).Max()
        : null;
}
