using System.Collections;
using System.Reflection;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>How often each section of a model (by its key) names something; sections that do not are left out.</summary>
internal static class ModelMentions
{
    /// <summary>
    /// Places that give a role something to do. What is over does not count: records of the past, closed actions and tasks that
    /// are done.
    /// </summary>
    public static IReadOnlyList<(string Section, int Count)> OfTasks(ResilienceModel model, string role) => Of(
        model,
        (member, _, text) => member.Property.GetCustomAttribute<RoleTitleAttribute>() is { Past: false } && string.Equals(text.Trim(), role, StringComparison.OrdinalIgnoreCase),
        record => record is ImprovementAction { ClosedOn: not null } or ProgrammeTask { Done: true });

    /// <summary>Places that refer to an entity by its code, also where the kind stands beside the code.</summary>
    public static IReadOnlyList<(string Section, int Count)> OfEntity(ResilienceModel model, EntityKind kind, string code) => Of(
        model, (member, record, text) => text == code && (member.References?.Contains(kind) == true || IsOfKind(member, record, kind)), _ => false);

    private static bool IsOfKind(RecordMember member, object record, EntityKind kind)
    {
        var shape = RecordShape.Of(record.GetType());
        return shape.IsDynamicReference(member) && (EntityKind)shape.DynamicKind!.Property.GetValue(record)! == kind;
    }

    private static List<(string Section, int Count)> Of(ResilienceModel model, Func<RecordMember, object, string, bool> names, Func<object, bool> skip) =>
    [
        .. RecordShape.Of(typeof(ResilienceModel)).Members
            .Select(section => (section.Key, Count(section, model, section.Property.GetValue(model), names, skip)))
            .Where(found => found.Item2 > 0),
    ];

    private static int Count(RecordMember member, object record, object? value, Func<RecordMember, object, string, bool> names, Func<object, bool> skip) => value switch
    {
        null => 0,
        string text => names(member, record, text) ? 1 : 0,
        IEnumerable items => items.Cast<object?>().Sum(item => IsPair(item)
            ? Count(member, record, PartOf(item!, "Key"), names, skip) + Count(member, record, PartOf(item!, "Value"), names, skip)
            : Count(member, record, item, names, skip)),
        _ when RoleTitles.IsRecord(value.GetType()) && !skip(value) => RecordShape.Of(value.GetType()).Members.Sum(part => Count(part, value, part.Property.GetValue(value), names, skip)),
        _ => 0,
    };

    private static bool IsPair(object? item) => item?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static object? PartOf(object pair, string part) => pair.GetType().GetProperty(part)!.GetValue(pair);
}
