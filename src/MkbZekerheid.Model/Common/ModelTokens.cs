using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace MkbZekerheid.Model;

/// <summary>The English words that stand for enum members in JSON and SQL ("customerFacing").</summary>
public static class ModelTokens
{
    private static readonly ConcurrentDictionary<Type, TokenTable> Tables = new();

    /// <summary>The word for a member.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Of(typeof(TEnum), value);

    /// <summary>The member for a word; false when there is none. Words are case-sensitive.</summary>
    public static bool TryParse<TEnum>(string? token, out TEnum value) where TEnum : struct, Enum
    {
        var found = TryParse(typeof(TEnum), token, out var boxed);
        value = found ? (TEnum)boxed! : default;
        return found;
    }

    /// <summary>The member for a word; an unknown word throws <see cref="FormatException"/>.</summary>
    public static TEnum Parse<TEnum>(string token) where TEnum : struct, Enum =>
        TryParse<TEnum>(token, out var value) ? value : throw new FormatException($"'{token}' is not a {typeof(TEnum).Name}.");

    /// <summary>All words of an enum, in the order of its members.</summary>
    public static IReadOnlyList<string> All<TEnum>() where TEnum : struct, Enum => All(typeof(TEnum));

    internal static string Of(Type type, object value) => Tables.GetOrAdd(type, TokenTable.Build).Words[value];

    internal static IReadOnlyList<string> All(Type type) => Tables.GetOrAdd(type, TokenTable.Build).Order;

    internal static bool TryParse(Type type, string? token, [NotNullWhen(true)] out object? value)
    {
        value = null;
        return token is not null && Tables.GetOrAdd(type, TokenTable.Build).Members.TryGetValue(token, out value);
    }

    internal static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private sealed record TokenTable(Dictionary<object, string> Words, Dictionary<string, object> Members, IReadOnlyList<string> Order)
    {
        public static TokenTable Build(Type type)
        {
            var words = new Dictionary<object, string>();
            var members = new Dictionary<string, object>(StringComparer.Ordinal);
            var order = new List<string>();
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                var word = field.GetCustomAttribute<TokenAttribute>()?.Name ?? Camel(field.Name);
                var value = field.GetValue(null)!;
                words.Add(value, word);
                members.Add(word, value);
                order.Add(word);
            }

            return new TokenTable(words, members, order);
        }
    }
}
