using System.Text;
using Dapper;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>
/// Writes the schema of the product as SQL text from the catalogue: the same text on every supported version of PostgreSQL,
/// so that it can be committed and compared.
/// </summary>
public static class SchemaWriter
{
    /// <summary>The whole schema, with LF line ends.</summary>
    /// <param name="source">Any role that may read the catalogue.</param>
    public static async Task<string> WriteAsync(NpgsqlDataSource source, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
        // An empty search path makes PostgreSQL write every name in full.
        await connection.ExecuteAsync(new CommandDefinition("set search_path = ''", cancellationToken: ct)).ConfigureAwait(false);
        var text = new StringBuilder("-- Written from the catalogue of a migrated database; change migrations, never this file.\n");
        var statements = await connection.QueryAsync<string>(new CommandDefinition(SchemaQueries.Statements, cancellationToken: ct)).ConfigureAwait(false);
        foreach (var statement in statements) text.Append('\n').Append(statement.ReplaceLineEndings("\n").TrimEnd()).Append('\n');
        return text.ToString();
    }

    /// <summary>The data dictionary as Markdown: every table and column with its comment.</summary>
    public static async Task<string> WriteDictionaryAsync(NpgsqlDataSource source, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
        var columns = await connection.QueryAsync<DictionaryColumn>(new CommandDefinition(SchemaQueries.Dictionary, cancellationToken: ct)).ConfigureAwait(false);
        var text = new StringBuilder();
        foreach (var table in columns.GroupBy(c => c.TableName))
        {
            text.Append("### ").Append(table.Key).Append("\n\n").Append(table.First().TableComment).Append("\n\n| Column | Type | Meaning |\n| --- | --- | --- |\n");
            foreach (var column in table)
                text.Append("| ").Append(column.ColumnName).Append(" | ").Append(column.Type).Append(column.NotNull ? "" : ", may be unknown").Append(" | ")
                    .Append((column.ColumnComment ?? "").Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private sealed record DictionaryColumn
    {
        public string TableName { get; init; } = "";
        public string? TableComment { get; init; }
        public string ColumnName { get; init; } = "";
        public string Type { get; init; } = "";
        public bool NotNull { get; init; }
        public string? ColumnComment { get; init; }
    }
}
