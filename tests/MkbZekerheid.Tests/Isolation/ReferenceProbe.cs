using System.Text.Json.Nodes;
using Npgsql;

namespace MkbZekerheid.Tests.Isolation;

/// <summary>
/// Adds rows of one organisation that refer to rows of another, or carry its ids: an answer that differs from the answer for an id of
/// nobody tells that the row exists, and is a finding.
/// </summary>
internal sealed class ReferenceProbe(string app, string admin, Guid own, Guid foreign)
{
    /// <summary>Every table with an organisation in which the other organisation has a row and the runtime role may write.</summary>
    public Task<IReadOnlyList<string>> TablesAsync() => NamesAsync(
        """
        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'hangfire') and has_table_privilege('mkbz_app', c.oid, 'insert')
        order by 1
        """, null);

    /// <summary>What the answers of the table tell about the rows of the other organisation; empty is safe. Null when it has none to ask about.</summary>
    public async Task<IReadOnlyList<string>?> FindAsync(string table)
    {
        if (await SampleAsync(table) is not { } row) return null;
        var found = new List<string>();
        await using var source = NpgsqlDataSource.Create(app + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync();
        await AddAsync(connection, table, row, found);
        return found;
    }

    private async Task AddAsync(NpgsqlConnection connection, string table, JsonObject row, List<string> found)
    {
        var columns = await NamesAsync("select quote_ident(attname) from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity <> 'a' and attgenerated = ''", table);
        string Insert(JsonObject values) =>
            $"with t as (insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", columns)} from jsonb_populate_record(null::{table}, '{values.ToJsonString().Replace("'", "''", StringComparison.Ordinal)}'::jsonb) returning 1) select count(*) from t";

        // The same row as our own, one reference at a time: with the id that exists at the other, and with an id that exists nowhere. No answer may tell them apart.
        var references = await NamesAsync(
            """
            select string_agg(distinct a.attname, ',') from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey) and a.attname <> 'organisation_id'
            where c.conrelid = $1::regclass and c.contype = 'f' and exists (select 1 from pg_attribute t where t.attrelid = c.confrelid and t.attname = 'organisation_id') group by c.oid having count(*) > 0
            """, table);
        var optional = await NamesAsync("select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attnotnull", table);
        var linked = references.SelectMany(reference => reference.Split(',')).ToHashSet(StringComparer.Ordinal);
        foreach (var reference in references.DefaultIfEmpty("id").Select(names => names.Split(',')).Where(names => names.All(name => row[name] is not null)))
        {
            var known = (JsonObject)row.DeepClone();
            known["organisation_id"] = own.ToString();
            foreach (var other in linked.Where(name => optional.Contains(name) && !reference.Contains(name))) known[other] = null;
            var strange = (JsonObject)known.DeepClone();
            foreach (var name in reference.Append("id").Where(name => Guid.TryParse(strange[name]?.ToString(), out _))) strange[name] = Guid.NewGuid().ToString();

            var (first, second) = (await TryAsync(connection, Insert(known)), await TryAsync(connection, Insert(strange)));
            if (first != second) found.Add($"{table} insert: {string.Join(", ", reference)} of the other gives {first}, of nobody {second}");
            else if (first.StartsWith("23505", StringComparison.Ordinal)) found.Add($"{table} insert: collides with a row of the other, {first}");
        }
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string sql, string? table)
    {
        await using var source = NpgsqlDataSource.Create(admin + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        if (table is not null) command.Parameters.Add(new() { Value = table });
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    /// <summary>One row of the other organisation.</summary>
    private async Task<JsonObject?> SampleAsync(string table)
    {
        await using var source = NpgsqlDataSource.Create(admin + ";Pooling=false");
        await using var command = source.CreateCommand($"select to_jsonb(t)::text from {table} t where t.organisation_id = $1 order by (select count(*) from jsonb_each(to_jsonb(t)) f where f.value <> 'null') desc limit 1");
        command.Parameters.Add(new() { Value = foreign });
        return await command.ExecuteScalarAsync() is string text ? (JsonObject)JsonNode.Parse(text)! : null;
    }

    /// <summary>Whether the key that was hit belongs to one organisation: then the row that it met is our own.</summary>
    private async Task<bool> IsOwnKeyAsync(string schema, string index) => (await NamesAsync(
        "select a.attname from pg_attribute a where a.attrelid = $1::regclass and a.attname = 'organisation_id'", $"{schema}.{index}")).Count > 0;

    /// <summary>The single value of the statement, or the state of the error; nothing stays.</summary>
    private async Task<string> TryAsync(NpgsqlConnection connection, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await using (var set = new NpgsqlCommand("select set_config('mkbz.organisation_id', $1, true)", connection, transaction) { Parameters = { new() { Value = own.ToString() } } })
                await set.ExecuteNonQueryAsync();
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            var value = Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
            await using var check = new NpgsqlCommand("set constraints all immediate", connection, transaction);
            await check.ExecuteNonQueryAsync();
            return value;
        }
        catch (PostgresException fault)
        {
            return fault is { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: { } schema, ConstraintName: { } index }
                ? await IsOwnKeyAsync(schema, index) ? "own key" : $"23505 on {index}"
                : fault.SqlState;
        }
        finally
        {
            await transaction.RollbackAsync();
        }
    }
}
