using System.Reflection;
using System.Text.Json.Nodes;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>Replaces role titles in records: every member that carries <see cref="RoleTitleAttribute"/>.</summary>
internal static class RoleTitles
{
    /// <summary>True when a value of this type can hold a role title somewhere inside.</summary>
    public static bool AreIn(Type type) => type.IsGenericType
        ? type.GetGenericArguments().Any(AreIn)
        : IsRecord(type) && RecordShape.Of(type).Members.Any(member => IsTitle(member) || AreIn(member.Property.PropertyType));

    /// <summary>True when the member names a role.</summary>
    public static bool IsTitle(RecordMember member) => member.Property.IsDefined(typeof(RoleTitleAttribute));

    /// <summary>Replaces a title in a value as tables keep it. Gives the number of places.</summary>
    public static int Replace(JsonNode? node, Type type, bool isTitle, string from, string to)
    {
        var inner = type.IsGenericType ? type.GetGenericArguments()[^1] : type;
        switch (node)
        {
            case JsonValue value when isTitle && value.TryGetValue<string>(out var text) && text == from:
                value.ReplaceWith(to);
                return 1;
            case JsonArray list:
                return list.ToList().Sum(item => Replace(item, inner, isTitle, from, to));
            case JsonObject map when type.IsGenericType:
                return map.ToList().Sum(pair => Replace(pair.Value, inner, false, from, to));
            case JsonObject record when IsRecord(type):
                return RecordShape.Of(type).Members.Sum(member => Replace(record[member.Key], member.Property.PropertyType, IsTitle(member), from, to));
            default:
                return 0;
        }
    }

    /// <summary>True for the records of the model.</summary>
    internal static bool IsRecord(Type type) => type is { IsClass: true, IsAbstract: false } && type.Assembly == typeof(ResilienceModel).Assembly;
}
