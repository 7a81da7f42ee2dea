using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace MkbZekerheid.Data;

/// <summary>Names of tables and columns: PascalCase to snake_case, and a check before any name goes into SQL text.</summary>
internal static partial class SqlNames
{
    private static readonly ConcurrentDictionary<string, string> Cache = new();

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex NamePattern();

    /// <summary>OwnerRole -> owner_role, LossP95 -> loss_p95, VaR99 -> va_r99.</summary>
    public static string ToSnake(string member) => Cache.GetOrAdd(member, static name =>
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var startsWord = char.IsUpper(c) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    });

    public static string Column(string name) => NamePattern().IsMatch(name)
        ? $"\"{name}\""
        : throw new ArgumentException($"'{name}' is not the name of a column.", nameof(name));

    public static string Table(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || !NamePattern().IsMatch(name[..dot]) || !NamePattern().IsMatch(name[(dot + 1)..]))
            throw new ArgumentException($"'{name}' is not 'schema.table'.", nameof(name));
        return $"\"{name[..dot]}\".\"{name[(dot + 1)..]}\"";
    }
}
