using System.Globalization;
using MkbZekerheid.Data;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Editing;

/// <summary>A row as it is stored, by column name.</summary>
internal sealed record StoredRow(Guid Id, int Version, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>One row of a query that gives <c>id</c>, <c>version</c> and columns, or null.</summary>
    public static async Task<StoredRow?> FindAsync(OrganisationSession db, string sql, object param, CancellationToken ct)
    {
        return await db.QuerySingleOrDefaultAsync<dynamic>(sql, param, ct) is IDictionary<string, object?> row ? Of(row) : null;
    }

    /// <summary>All rows of such a query.</summary>
    public static async Task<IReadOnlyList<StoredRow>> AllAsync(OrganisationSession db, string sql, object param, CancellationToken ct) =>
        [.. (await db.QueryAsync<dynamic>(sql, param, ct)).Cast<IDictionary<string, object?>>().Select(Of)];

    /// <summary>What a form shows of it.</summary>
    public Dictionary<string, string?> Texts(IEnumerable<FormField> fields) =>
        fields.ToDictionary(field => field.Name, field => field.Write(Values.GetValueOrDefault(field.Column)), StringComparer.Ordinal);

    private static StoredRow Of(IDictionary<string, object?> row)
    {
        var values = new Dictionary<string, object?>(row, StringComparer.Ordinal);
        return new StoredRow((Guid)values["id"]!, Convert.ToInt32(values["version"], CultureInfo.InvariantCulture), values);
    }
}
