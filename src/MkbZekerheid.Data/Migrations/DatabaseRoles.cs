using Dapper;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>The roles of the product in PostgreSQL, and the one step that needs an administrator: making them.</summary>
public static class DatabaseRoles
{
    /// <summary>Owns the schemas; only migrates.</summary>
    public const string Owner = "mkbz_owner";

    /// <summary>Runs the product: owns nothing, no DDL, never above row-level security.</summary>
    public const string App = "mkbz_app";

    /// <summary>Owns the schema of the job library and sees nothing else.</summary>
    public const string Jobs = "mkbz_jobs";

    /// <summary>Reads the few tables across organisations; taken on by the runtime role for one transaction.</summary>
    public const string Sweep = "mkbz_sweep";

    /// <summary>Reads everything, for backup.</summary>
    public const string Backup = "mkbz_backup";

    internal static readonly string[] All = [Owner, App, Jobs, Sweep, Backup];

    /// <summary>
    /// Makes the roles, the database when it is missing, and the schema for jobs. Safe to repeat: existing roles get the given passwords.
    /// </summary>
    /// <param name="adminConnectionString">A superuser, on any database (usually <c>postgres</c>).</param>
    /// <param name="passwords">For the roles that sign in. A null password leaves that role as it is.</param>
    public static async Task CreateAsync(string adminConnectionString, string database, RolePasswords passwords, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(passwords);
        var name = SqlNames.Column(database);
        var admin = new NpgsqlConnectionStringBuilder(adminConnectionString) { Pooling = false };
        await using (var connection = await OpenAsync(admin.ConnectionString, ct).ConfigureAwait(false))
        {
            // Two hosts may do this at once; roles belong to the whole server.
            await connection.ExecuteAsync("select pg_advisory_lock(5568230)").ConfigureAwait(false);
            foreach (var (role, attributes) in Definitions) await EnsureRoleAsync(connection, role, attributes, passwords.For(role), ct).ConfigureAwait(false);
            await connection.ExecuteAsync(
                """
                grant mkbz_sweep to mkbz_app;
                grant pg_read_all_data to mkbz_backup;
                alter role mkbz_app set statement_timeout = '10s';
                alter role mkbz_app set lock_timeout = '3s';
                alter role mkbz_app set idle_in_transaction_session_timeout = '30s';
                alter role mkbz_jobs set statement_timeout = '30s';
                alter role mkbz_jobs set lock_timeout = '10s';
                alter role mkbz_jobs set idle_in_transaction_session_timeout = '60s';
                alter role mkbz_jobs set search_path = hangfire;
                """).ConfigureAwait(false);
            if (!await connection.ExecuteScalarAsync<bool>("select exists (select 1 from pg_database where datname = @database)", new { database }).ConfigureAwait(false))
                await connection.ExecuteAsync($"create database {name} owner mkbz_owner encoding 'UTF8' template template0").ConfigureAwait(false);
        }

        admin.Database = database;
        await using var inside = await OpenAsync(admin.ConnectionString, ct).ConfigureAwait(false);
        await inside.ExecuteAsync(
            $"""
            alter database {name} owner to mkbz_owner;
            revoke all on database {name} from public;
            grant connect on database {name} to mkbz_app, mkbz_jobs, mkbz_backup;
            revoke all on schema public from public;
            create schema if not exists hangfire authorization mkbz_jobs;
            revoke all on schema hangfire from public;
            """).ConfigureAwait(false);
    }

    private static readonly (string Role, string Attributes)[] Definitions =
    [
        (Owner, "login nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),
        // noinherit: the rights of mkbz_sweep only count after an explicit SET LOCAL ROLE.
        (App, "login nosuperuser nocreatedb nocreaterole nobypassrls noreplication noinherit"),
        (Jobs, "login nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),
        (Sweep, "nologin nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),
        (Backup, "login nosuperuser nocreatedb nocreaterole bypassrls noreplication"),
    ];

    private static async Task EnsureRoleAsync(NpgsqlConnection connection, string role, string attributes, string? password, CancellationToken ct)
    {
        var exists = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select 1 from pg_roles where rolname = @role)", new { role }, cancellationToken: ct)).ConfigureAwait(false);
        var secret = password is null ? "" : $" password {Quote(password)}";
        await connection.ExecuteAsync(new CommandDefinition($"{(exists ? "alter" : "create")} role {role} with {attributes}{secret}", cancellationToken: ct)).ConfigureAwait(false);
    }

    // ALTER ROLE takes no parameters. Passwords are ours or the administrator's, and quotes are doubled.
    private static string Quote(string text) =>
        text.Contains('\\', StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal)
            ? throw new DataRefusedException(
                "In een wachtwoord van de database mag geen backslash staan.",
                "A database password may not hold a backslash.")
            : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct).ConfigureAwait(false);
        return connection;
    }
}

/// <summary>Passwords for the roles that sign in; null leaves a role without a (new) password.</summary>
public sealed record RolePasswords(string? Owner, string? App, string? Jobs, string? Backup)
{
    internal string? For(string role) => role switch
    {
        DatabaseRoles.Owner => Owner,
        DatabaseRoles.App => App,
        DatabaseRoles.Jobs => Jobs,
        DatabaseRoles.Backup => Backup,
        _ => null,
    };
}
