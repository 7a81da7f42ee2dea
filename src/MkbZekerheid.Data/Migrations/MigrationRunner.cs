using System.Diagnostics;
using Dapper;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>
/// Brings a database to the schema of this program: forward only, one transaction per file, one host at a time.
/// Core comes first, then the given modules in the given order.
/// </summary>
public static class MigrationRunner
{
    // Any fixed number will do, as long as every version of the product uses the same one.
    private const long LockKey = 0x4D4B425A_00000001;

    /// <summary>Applies what is missing.</summary>
    /// <param name="ownerConnectionString">Signs in as mkbz_owner.</param>
    /// <param name="modules">In order of dependency; core is added by itself.</param>
    /// <param name="hooks">Run after the migrations, under the same lock.</param>
    /// <param name="progress">Gets the name of each migration before it runs.</param>
    /// <returns>The migrations that were applied now.</returns>
    /// <exception cref="DataRefusedException">An applied file was edited, the database is newer than the program, the roles are missing, or a script fails.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(
        string ownerConnectionString, IEnumerable<MigrationSource> modules, IEnumerable<IMigrationHook>? hooks = null,
        IProgress<string>? progress = null, CancellationToken ct = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false, CommandTimeout = 0, ApplicationName = "mkbz migrate" };
        await using var source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        await using var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
        await RequireRolesAsync(connection, ct).ConfigureAwait(false);
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@key)", new { key = LockKey }, cancellationToken: ct)).ConfigureAwait(false);
        // The lock belongs to the connection: it ends with it, also when this process is killed.
        await PrepareJournalAsync(connection, ct).ConfigureAwait(false);
        var applied = new List<string>();
        foreach (var module in WithCore(modules))
        {
            ct.ThrowIfCancellationRequested();
            foreach (var script in await PendingAsync(connection, module, ct).ConfigureAwait(false))
            {
                progress?.Report(script.ToString());
                await ApplyAsync(connection, module, script, ct).ConfigureAwait(false);
                applied.Add(script.ToString());
            }
        }

        foreach (var hook in hooks ?? [])
        {
            progress?.Report(hook.Name);
            await hook.RunAsync(ct).ConfigureAwait(false);
        }

        return applied;
    }

    /// <summary>The migrations that are still to be applied, seen with any role that may read the journal; empty means current.</summary>
    /// <exception cref="DataRefusedException">An applied file was edited, or the database is newer than the program.</exception>
    public static async Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource source, IEnumerable<MigrationSource> modules, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
        var hasJournal = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select to_regclass('core.migration') is not null", cancellationToken: ct)).ConfigureAwait(false);
        var pending = new List<string>();
        foreach (var module in WithCore(modules))
            pending.AddRange((hasJournal ? await PendingAsync(connection, module, ct).ConfigureAwait(false) : MigrationScript.Read(module)).Select(s => s.ToString()));
        return pending;
    }

    private static IEnumerable<MigrationSource> WithCore(IEnumerable<MigrationSource> modules) =>
        new[] { MigrationSource.Core }.Concat(modules.Where(m => m.Module != MigrationSource.Core.Module)).DistinctBy(m => m.Module);

    private static async Task RequireRolesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var found = (await connection.QueryAsync<string>(new CommandDefinition(
            "select rolname::text from pg_roles where rolname = any(@names)", new { names = DatabaseRoles.All }, cancellationToken: ct)).ConfigureAwait(false)).ToHashSet();
        var missing = DatabaseRoles.All.Where(r => !found.Contains(r)).ToArray();
        if (missing.Length > 0)
            throw new DataRefusedException(
                $"De databaserollen {string.Join(", ", missing)} bestaan niet; typ eenmalig `mkbz migrate --create-roles` met een beheerder van PostgreSQL.",
                $"The database roles {string.Join(", ", missing)} do not exist; run `mkbz migrate --create-roles` once with an administrator of PostgreSQL.");
    }

    private static Task<int> PrepareJournalAsync(NpgsqlConnection connection, CancellationToken ct) => connection.ExecuteAsync(new CommandDefinition(
        """
        create schema if not exists core;
        create table if not exists core.migration (
            module text not null,
            number int not null,
            name text not null,
            checksum text not null,
            applied_at timestamptz not null default now(),
            milliseconds int not null,
            primary key (module, number)
        );
        comment on table core.migration is 'Which migrations ran, with the checksum of their text.';
        """, cancellationToken: ct));

    private static async Task<List<MigrationScript>> PendingAsync(NpgsqlConnection connection, MigrationSource module, CancellationToken ct)
    {
        var scripts = MigrationScript.Read(module);
        var journal = (await connection.QueryAsync<Applied>(new CommandDefinition(
            "select number, name, checksum from core.migration where module = @module order by number", new { module = module.Module }, cancellationToken: ct)).ConfigureAwait(false)).AsList();
        foreach (var entry in journal)
        {
            var script = scripts.FirstOrDefault(s => s.Number == entry.Number)
                ?? throw new DataRefusedException(
                    $"De database kent migratie {module.Module}/{entry.Number:D4}_{entry.Name} en dit programma niet: de database is nieuwer, dus start het nieuwere programma.",
                    $"The database has migration {module.Module}/{entry.Number:D4}_{entry.Name}, which this program does not know: it is newer, so start the newer program.");
            if (script.Checksum != entry.Checksum)
                throw new DataRefusedException(
                    $"De migratie {script} is gewijzigd nadat zij was uitgevoerd; zet de oude tekst terug en schrijf een nieuwe migratie.",
                    $"The migration {script} was edited after it had been applied; put its old text back and write a new migration instead.");
        }

        return [.. scripts.Skip(journal.Count)];
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, MigrationSource module, MigrationScript script, CancellationToken ct)
    {
        var schema = SqlNames.Column(module.SchemaName);
        var clock = Stopwatch.StartNew();
        var transaction = await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            try
            {
                await connection.ExecuteAsync(new CommandDefinition(
                    $"create schema if not exists {schema}; revoke all on schema {schema} from public; grant usage on schema {schema} to mkbz_app; set local check_function_bodies = off;",
                    transaction: transaction, cancellationToken: ct)).ConfigureAwait(false);
                await connection.ExecuteAsync(new CommandDefinition(script.Sql, transaction: transaction, cancellationToken: ct)).ConfigureAwait(false);
                await connection.ExecuteAsync(new CommandDefinition(
                    "insert into core.migration (module, number, name, checksum, milliseconds) values (@Module, @Number, @Name, @Checksum, @ms)",
                    new { script.Module, script.Number, script.Name, script.Checksum, ms = (int)clock.ElapsedMilliseconds }, transaction, cancellationToken: ct)).ConfigureAwait(false);
                await transaction.CommitAsync(ct).ConfigureAwait(false);
            }
            catch (PostgresException fault)
            {
                throw new DataRefusedException(
                    $"De migratie {script} mislukte: {fault.MessageText}; er is niets van bewaard.",
                    $"The migration {script} failed: {fault.MessageText}; nothing of it was kept.", fault);
            }
        }
    }

    private sealed record Applied
    {
        public int Number { get; init; }
        public string Name { get; init; } = "";
        public string Checksum { get; init; } = "";
    }
}
