using Hangfire.PostgreSql;
using MkbZekerheid.Data;
using Npgsql;

namespace MkbZekerheid.Host.Jobs;

/// <summary>Makes the tables of the job library in their own schema, as their own role, within the migration step: under its lock two hosts cannot do it at once.</summary>
internal sealed class HangfireSchema(string jobsConnection) : IMigrationHook
{
    /// <summary>The schema of the job library.</summary>
    public const string Schema = "hangfire";

    public string Name => Schema;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(jobsConnection) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        PostgreSqlObjectsInstaller.Install(connection, Schema);
    }

    /// <summary>The hooks of a migration with this connection; none without one.</summary>
    public static IReadOnlyList<IMigrationHook> For(string? jobsConnection) => jobsConnection is null ? [] : [new HangfireSchema(jobsConnection)];
}
