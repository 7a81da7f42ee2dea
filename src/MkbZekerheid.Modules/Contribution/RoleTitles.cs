using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>Finds and replaces role titles in records: every member that carries <see cref="RoleTitleAttribute"/>.</summary>
internal static class RoleTitles
{
    /// <summary>
    /// How often each section of the model (by its key) gives the role something to do. What is over does not count: records of
    /// the past, closed actions and tasks that are done.
    /// </summary>
    public static IReadOnlyList<(string Section, int Count)> TasksOf(ResilienceModel model, string role) =>
    [
        .. RecordShape.Of(typeof(ResilienceModel)).Members
            .Select(section => (section.Key, Count(section.Property.GetValue(model), role)))
            .Where(found => found.Item2 > 0),
    ];

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

    private static int Count(object? value, string role) => value switch
    {
        null or string or ImprovementAction { ClosedOn: not null } or ProgrammeTask { Done: true } => 0,
        IEnumerable items => items.Cast<object?>().Sum(item => Count(IsPair(item) ? item!.GetType().GetProperty("Value")!.GetValue(item) : item, role)),
        _ when IsRecord(value.GetType()) => RecordShape.Of(value.GetType()).Members.Sum(member => Count(member, value, role)),
        _ => 0,
    };

    private static int Count(RecordMember member, object record, string role)
    {
        var value = member.Property.GetValue(record);
        if (member.Property.GetCustomAttribute<RoleTitleAttribute>() is not { } title)
        {
            return Count(value, role);
        }

        return title.Past ? 0 : value switch
        {
            string text => Same(text) ? 1 : 0,
            IEnumerable<string> texts => texts.Count(Same),
            _ => 0,
        };

        bool Same(string text) => string.Equals(text.Trim(), role, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPair(object? item) => item?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static bool IsRecord(Type type) => type is { IsClass: true, IsAbstract: false } && type.Assembly == typeof(ResilienceModel).Assembly;
}
