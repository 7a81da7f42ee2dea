using System.Reflection;
using Dapper;

namespace MkbZekerheid.Data;

/// <summary>Optimistic concurrency on the <c>version</c> column.</summary>
internal static class VersionedUpdate
{
    public static async Task<SaveResult> RunAsync(OrganisationSession session, string table, Guid id, int version, object changes, CancellationToken ct)
    {
        var target = SqlNames.Table(table);
        var parameters = new DynamicParameters();
        var sets = new List<string>();
        foreach (var (name, value) in MembersOf(changes))
        {
            var column = SqlNames.ToSnake(name);
            if (column is "organisation_id" or "id" or "version") throw new ArgumentException($"{column} cannot be changed.", nameof(changes));
            sets.Add($"{SqlNames.Column(column)} = @c{sets.Count}");
            parameters.Add($"c{sets.Count - 1}", value);
        }

        if (sets.Count == 0) throw new ArgumentException("Nothing to change.", nameof(changes));
        AddKey(parameters, session, id, version);
        var now = await session.ExecuteScalarAsync<int?>(
            $"update {target} set {string.Join(", ", sets)}, version = version + 1 where organisation_id = @organisation and id = @id and version = @version returning version",
            parameters, ct).ConfigureAwait(false);
        return now is { } saved ? new Saved(saved) : await ExplainAsync(session, table, target, id, ct).ConfigureAwait(false);
    }

    public static Task AppendAsync(OrganisationSession session, string table, Guid id, object columns, CancellationToken ct)
    {
        var target = SqlNames.Table(table);
        var parameters = new DynamicParameters();
        var names = new List<string>();
        foreach (var (name, value) in MembersOf(columns))
        {
            var column = SqlNames.ToSnake(name);
            if (column is "organisation_id" or "id" or "version" or "position") throw new ArgumentException($"{column} is filled in here.", nameof(columns));
            parameters.Add($"c{names.Count}", value);
            names.Add(SqlNames.Column(column));
        }

        parameters.Add("organisation", session.OrganisationId);
        parameters.Add("id", id);
        return session.ExecuteAsync(
            $"""
            insert into {target} ({string.Join(", ", ["organisation_id", "id", "position", .. names])})
            values ({string.Join(", ", ["@organisation", "@id", $"(select coalesce(max(position), -1) + 1 from {target} where organisation_id = @organisation)", .. names.Select((_, no) => $"@c{no}")])})
            """, parameters, ct);
    }

    public static async Task<SaveResult> DeleteAsync(OrganisationSession session, string table, Guid id, int version, CancellationToken ct)
    {
        var target = SqlNames.Table(table);
        var parameters = new DynamicParameters();
        AddKey(parameters, session, id, version);
        var gone = await session.ExecuteAsync(
            $"delete from {target} where organisation_id = @organisation and id = @id and version = @version", parameters, ct).ConfigureAwait(false);
        return gone == 1 ? new Saved(0) : await ExplainAsync(session, table, target, id, ct).ConfigureAwait(false);
    }

    private static async Task<SaveResult> ExplainAsync(OrganisationSession session, string table, string target, Guid id, CancellationToken ct)
    {
        var key = new { organisation = session.OrganisationId, id, table };
        var rows = await session.QueryAsync<dynamic>($"select * from {target} where organisation_id = @organisation and id = @id", key, ct).ConfigureAwait(false);
        if (rows.Count == 0) return new RowGone();
        var current = ((IDictionary<string, object?>)rows[0]).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        var last = await session.QuerySingleOrDefaultAsync<LastChange>(
            """
            select c.actor_name, c.at, c.title
            from core.change_row r join core.change c on c.organisation_id = r.organisation_id and c.id = r.change_id
            where r.organisation_id = @organisation and r.table_name = @table and r.row_id = @id
            order by r.seq desc limit 1
            """, key, ct).ConfigureAwait(false);
        return new StaleWrite(Convert.ToInt32(current["version"], System.Globalization.CultureInfo.InvariantCulture), current, last?.ActorName, last?.At, last?.Title);
    }

    private static void AddKey(DynamicParameters parameters, OrganisationSession session, Guid id, int version)
    {
        parameters.Add("organisation", session.OrganisationId);
        parameters.Add("id", id);
        parameters.Add("version", version);
    }

    private static IEnumerable<(string Name, object? Value)> MembersOf(object changes) => changes is IEnumerable<KeyValuePair<string, object?>> pairs
        ? pairs.Select(p => (p.Key, p.Value))
        : changes.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => (p.Name, p.GetValue(changes)));

    private sealed record LastChange
    {
        public string? ActorName { get; init; }
        public DateTimeOffset? At { get; init; }
        public string? Title { get; init; }
    }
}
