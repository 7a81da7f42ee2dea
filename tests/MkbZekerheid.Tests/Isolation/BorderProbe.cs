using Dapper;
using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;
using Npgsql;

namespace MkbZekerheid.Tests.Isolation;

/// <summary>Attacks every organisation table of a database with plain SQL as the runtime role, and says what got through.</summary>
internal sealed class BorderProbe(TestDatabase db, Guid mine, Guid theirs)
{
    private static readonly Actor Anna = new(Guid.CreateVersion7(), "Anna", "programmeLead");

    /// <summary>
    /// One row per organisation in every table. Keys, checks and triggers are out of the way while filling, because the
    /// border must hold for any row; checks stay away, so that no check hides what the border does.
    /// </summary>
    public async Task FillAsync() => await db.AdminAsync(
        $$"""
        set session_replication_role = replica;
        do $fill$
        declare t record; o uuid; names text; vals text;
        begin
            for t in select c.conrelid::regclass as rel, c.conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace
                     where c.contype = 'c' and c.conrelid <> 0 and n.nspname not in ('pg_catalog', 'information_schema', 'hangfire') and c.conislocal loop
                execute format('alter table %s drop constraint %I', t.rel, t.conname);
            end loop;
            for t in {{Tables}} loop
                foreach o in array array['{{mine}}', '{{theirs}}']::uuid[] loop
                    select string_agg(quote_ident(a.attname), ','), string_agg(case
                        when a.attname = 'organisation_id' then quote_literal(o) || '::uuid'
                        when y.typcategory = 'A' then quote_literal('{}')
                        when y.typname = 'uuid' then 'gen_random_uuid()'
                        when y.typname in ('json', 'jsonb') then quote_literal('{}')
                        when y.typname = 'bytea' then format('convert_to(%L, %L)', o, 'UTF8')
                        when y.typcategory = 'S' then quote_literal(o)
                        when y.typname = 'interval' then quote_literal('1 day')
                        when y.typcategory = 'D' then 'now()'
                        when y.typcategory = 'B' then 'false'
                        else quote_literal('1') end, ',') into names, vals
                    from pg_attribute a join pg_type y on y.oid = a.atttypid
                    where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
                      and (a.attname = 'organisation_id' or (a.attnotnull and not a.atthasdef));
                    execute format('insert into %s (%s) values (%s) on conflict do nothing', t.oid::regclass, names, vals);
                end loop;
            end loop;
        end $fill$;
        """);

    // Every table with the column, of every module; the queue of jobs is another role's and has no such column.
    private const string Tables =
        """
        select c.oid, c.oid::regclass::text as name, exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'own') as shared
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
          and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
        order by 2
        """;

    internal sealed record Table
    {
        public string Name { get; init; } = "";
        public bool Shared { get; init; }
        public string[] Columns { get; init; } = [];
        public long Own { get; init; }
    }

    public async Task<IReadOnlyList<Table>> TablesAsync()
    {
        await using var admin = new NpgsqlConnection(db.AdminConnectionString + ";Pooling=false");
        await admin.OpenAsync();
        var tables = new List<Table>();
        foreach (var table in await admin.QueryAsync<Table>($"select name, shared from ({Tables}) t"))
        {
            var columns = await admin.QueryAsync<string>(
                "select quote_ident(attname) from pg_attribute where attrelid = @Name::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum", table);
            var rows = await admin.ExecuteScalarAsync<long>($"select count(*) from {table.Name} where organisation_id = @theirs", new { theirs });
            tables.Add(table with { Columns = [.. columns], Own = rows });
        }

        return tables;
    }

    /// <summary>What got through, as "table: attempt"; empty when the border holds.</summary>
    public async Task<IReadOnlyList<string>> LeaksAsync()
    {
        var leaks = new List<string>();
        foreach (var table in await TablesAsync())
        {
            if (table.Own == 0) leaks.Add($"{table.Name}: no row to attack");
            var names = string.Join(", ", table.Columns);
            var row = await db.AdminScalarAsync<string>($"select to_jsonb(t)::text from {table.Name} t where organisation_id = '{theirs}' limit 1");
            var copy = $"insert into {table.Name} ({names}) select {names} from jsonb_populate_record(null::{table.Name}, @row::jsonb || jsonb_build_object('organisation_id', @owner::uuid))";
            (string Attempt, string Sql, Guid? Owner)[] attempts =
            [
                ("read", $"select * from {table.Name} where organisation_id = @theirs", null),
                ("change", $"update {table.Name} set organisation_id = organisation_id where organisation_id = @theirs", null),
                ("take", $"update {table.Name} set organisation_id = @mine where organisation_id = @theirs", null),
                ("give", $"update {table.Name} set organisation_id = @theirs where organisation_id = @mine", null),
                ("delete", $"delete from {table.Name} where organisation_id = @theirs", null),
                ("insert", copy, theirs),
            ];
            foreach (var (attempt, sql, owner) in attempts)
            {
                if (await CountAsync(sql, new { theirs, mine, row, owner }, attempt == "read") is { Rows: > 0 } or { Oracle: true }) leaks.Add($"{table.Name}: {attempt}");
            }

            // A key of the other organisation is free in mine: a refusal would tell that it exists.
            if (await CountAsync(copy, new { row, owner = mine }, false) is { Oracle: true, Key: var key } && !await OwnKeyAsync(table.Name, key)) leaks.Add($"{table.Name}: unique");
            if (!table.Shared && await WithoutOrganisationAsync(table.Name)) leaks.Add($"{table.Name}: read without organisation");
        }

        return leaks;
    }

    private async Task<(int Rows, bool Oracle, string Key)> CountAsync(string sql, object param, bool read)
    {
        await using var session = await db.Sessions.BeginChangeAsync(mine, Anna, "Proef");
        try
        {
            return (read ? (await session.QueryAsync<dynamic>(sql, param)).Count : await session.ExecuteAsync(sql, param), false, "");
        }
        catch (PostgresException refused)
        {
            return (0, refused.SqlState == PostgresErrorCodes.UniqueViolation, refused.ConstraintName ?? "");
        }
    }

    // The row of mine may hold the same value (a fixed one of the filling) under a key that starts with the organisation.
    private async Task<bool> OwnKeyAsync(string table, string key) => await db.AdminScalarAsync<bool>(
        $"select exists (select 1 from pg_index i join pg_class c on c.oid = i.indexrelid join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where i.indrelid = '{table}'::regclass and c.relname = '{key}' and a.attname = 'organisation_id')");

    private async Task<bool> WithoutOrganisationAsync(string table)
    {
        await using var session = await db.Core.OpenAsync();
        try
        {
            return await session.ExecuteScalarAsync<long>($"select count(*) from {table}") > 0;
        }
        catch (PostgresException)
        {
            return false;
        }
    }
}
