using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>Words of enumerations as documents and tables hold them.</summary>
internal static class Tokens
{
    private static readonly ConcurrentDictionary<Type, (Dictionary<string, object> Read, Dictionary<object, string> Write)> Words = new();

    public static string Write(Enum value) => Of(value.GetType()).Write[value];

    /// <exception cref="KeyNotFoundException">The word is not one of the enumeration.</exception>
    public static object Read(Type type, string word) => Of(type).Read[word];

    private static (Dictionary<string, object> Read, Dictionary<object, string> Write) Of(Type type) => Words.GetOrAdd(type, static key =>
    {
        var pairs = key.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (Word: field.GetCustomAttribute<TokenAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(field.Name), Value: field.GetValue(null)!))
            .ToList();
        return (pairs.ToDictionary(pair => pair.Word, pair => pair.Value, StringComparer.Ordinal), pairs.ToDictionary(pair => pair.Value, pair => pair.Word));
    });
}
