using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NpgsqlTypes;

namespace MkbZekerheid.Data;

/// <summary>Set-based insert: rows travel as one JSON array and PostgreSQL spreads them over the columns with <c>jsonb_populate_recordset</c>.</summary>
internal static class RowSet
{
    private const int RowsPerStatement = 5_000;
    private static readonly ConcurrentDictionary<Type, string[]> Columns = new();

    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = new SnakePolicy(),
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new UtcConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task<int> InsertAsync<T>(DbSession session, string table, IEnumerable<T> rows, Guid? organisation, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var target = SqlNames.Table(table);
        var names = Columns.GetOrAdd(typeof(T), ColumnsOf);
        var fillsOrganisation = organisation is not null && !names.Contains("organisation_id");
        var list = string.Join(", ", names.Select(SqlNames.Column));
        var sql = fillsOrganisation
            ? $"insert into {target} (organisation_id, {list}) select @organisation, {list} from jsonb_populate_recordset(null::{target}, @rows)"
            : $"insert into {target} ({list}) select {list} from jsonb_populate_recordset(null::{target}, @rows)";
        var count = 0;
        foreach (var part in rows.Chunk(RowsPerStatement))
        {
            var json = JsonSerializer.Serialize(part, Json);
            count += await session.ExecuteAsync(sql, new { organisation, rows = new JsonParameter(json) }, ct).ConfigureAwait(false);
        }

        return count;
    }

    private static string[] ColumnsOf(Type type)
    {
        var names = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetMethod is not null && p.GetIndexParameters().Length == 0 && p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(p => SqlNames.ToSnake(p.Name)).ToArray();
        if (names.Length == 0) throw new ArgumentException($"{type.Name} has no members that could be columns.");
        foreach (var name in names) SqlNames.Column(name);
        return names;
    }

    private sealed class SnakePolicy : JsonNamingPolicy
    {
        public override string ConvertName(string name) => SqlNames.ToSnake(name);
    }

    private sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset().ToUniversalTime();
        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToUniversalTime());
    }
}

/// <summary>A JSON text for a <c>jsonb</c> column or parameter; pass it as a Dapper parameter.</summary>
/// <param name="Text">Valid JSON. Null gives SQL null.</param>
public sealed record JsonParameter(string? Text) : Dapper.SqlMapper.ICustomQueryParameter
{
    /// <summary>Serialises <paramref name="value"/> with snake_case member names.</summary>
    public static JsonParameter Of<T>(T value) => new(value is null ? null : JsonSerializer.Serialize(value, RowSet.Json));

    void Dapper.SqlMapper.ICustomQueryParameter.AddParameter(System.Data.IDbCommand command, string name) =>
        command.Parameters.Add(new Npgsql.NpgsqlParameter(name, NpgsqlDbType.Jsonb) { Value = (object?)Text ?? DBNull.Value });
}
