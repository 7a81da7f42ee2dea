using Dapper;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>Refuses to run with rights or settings under which row-level security would not hold.</summary>
public static class StartupGuard
{
    /// <summary>Refuses pool settings that let a session setting of one organisation survive into the next lease of the connection.</summary>
    /// <exception cref="DataRefusedException">Multiplexing or No Reset On Close is on.</exception>
    public static void RefuseUnsafe(NpgsqlConnectionStringBuilder settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Multiplexing)
            throw new DataRefusedException(
                "In de verbinding staat Multiplexing=true, en dat haalt organisaties door elkaar; haal het weg.",
                "The connection string has Multiplexing=true, which mixes sessions of organisations; remove it.");
        if (settings.NoResetOnClose)
            throw new DataRefusedException(
                "In de verbinding staat No Reset On Close=true, waardoor gegevens van de ene organisatie bij de volgende komen; haal het weg.",
                "The connection string has No Reset On Close=true, which lets one organisation's session reach the next; remove it.");
    }

    /// <summary>Refuses a runtime role that stands above row-level security.</summary>
    /// <exception cref="DataRefusedException">The role is a superuser, has BYPASSRLS, or owns tables or schemas of the product.</exception>
    public static async Task CheckAsync(NpgsqlDataSource runtime, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        RefuseUnsafe(new NpgsqlConnectionStringBuilder(runtime.ConnectionString));
        await using var connection = await runtime.OpenConnectionAsync(ct).ConfigureAwait(false);
        var role = await connection.QuerySingleAsync<RoleFacts>(new CommandDefinition(
            """
            select r.rolname as name, r.rolsuper as is_superuser, r.rolbypassrls as bypasses,
                   exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                           where pg_has_role(r.oid, c.relowner, 'member') and c.relkind in ('r','p','v','m','f')
                             and n.nspname not in ('pg_catalog','information_schema') and n.nspname !~ '^pg_(toast|temp)') as owns_tables,
                   exists (select 1 from pg_namespace n
                           where pg_has_role(r.oid, n.nspowner, 'member') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema')) as owns_schemas
            from pg_roles r where r.rolname = current_user
            """, cancellationToken: ct)).ConfigureAwait(false);
        if (role.IsSuperuser)
            throw new DataRefusedException(
                $"De databaserol '{role.Name}' is een superuser en ziet alle organisaties; gebruik een rol zonder eigen rechten, zoals mkbz_app.",
                $"The database role '{role.Name}' is a superuser and would see every organisation; use a role without rights of its own, such as mkbz_app.");
        if (role.Bypasses)
            throw new DataRefusedException(
                $"De databaserol '{role.Name}' heeft BYPASSRLS en ziet alle organisaties; gebruik mkbz_app.",
                $"The database role '{role.Name}' has BYPASSRLS and would see every organisation; use mkbz_app.");
        if (role.OwnsTables || role.OwnsSchemas)
            throw new DataRefusedException(
                $"De databaserol '{role.Name}' is eigenaar van tabellen van het programma; die rol is alleen voor migreren, gebruik hier mkbz_app.",
                $"The database role '{role.Name}' owns tables of the product; the owner only migrates, so run with mkbz_app.");
    }

    private sealed record RoleFacts
    {
        public string Name { get; init; } = "";
        public bool IsSuperuser { get; init; }
        public bool Bypasses { get; init; }
        public bool OwnsTables { get; init; }
        public bool OwnsSchemas { get; init; }
    }
}
