using System.Collections;
using System.Text.Json;

namespace MkbZekerheid.Model.Document;

/// <summary>What a value of the document looks like. Shapes are built once from the records, and reader, writer, checks and schema all follow them.</summary>
internal abstract class Shape;

internal sealed class TextShape : Shape;

internal sealed class BoolShape : Shape;

internal sealed class DateShape : Shape;

internal sealed class InstantShape : Shape;

internal sealed class JsonShape : Shape;

internal sealed class EnumShape(Type type) : Shape
{
    public Type Type { get; } = type;
}

/// <summary>A number; whole numbers become int, others decimal.</summary>
internal sealed class NumberShape(NumberAttribute rule, bool isWhole) : Shape
{
    public bool IsWhole { get; } = isWhole;
    public int Decimals { get; } = rule.Decimals;
    public decimal Minimum { get; } = (decimal)rule.Minimum;
    public decimal Maximum { get; } = (decimal)rule.Maximum;
}

internal abstract class ListShape(Shape item, bool itemMayBeNull) : Shape
{
    public Shape Item { get; } = item;
    public bool ItemMayBeNull { get; } = itemMayBeNull;
    public abstract object Build(List<object?> items);
    public abstract IEnumerable? Items(object value);
}

internal sealed class ListShape<T>(Shape item, bool itemMayBeNull) : ListShape(item, itemMayBeNull)
{
    public override object Build(List<object?> items)
    {
        var array = new T[items.Count];
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = (T)items[i]!;
        }

        return new ModelList<T>(array);
    }

    public override IEnumerable? Items(object value) => ((ModelList<T>)value) is { IsKnown: true } list ? list : null;
}

internal abstract class MapShape(Shape value) : Shape
{
    public Shape Value { get; } = value;
    public abstract object Build(List<KeyValuePair<string, object?>> pairs);
    public abstract IEnumerable<KeyValuePair<string, object?>>? Pairs(object value);
}

internal sealed class MapShape<T>(Shape value) : MapShape(value)
{
    public override object Build(List<KeyValuePair<string, object?>> pairs) =>
        new ModelMap<T>(pairs.Select(pair => KeyValuePair.Create(pair.Key, (T)pair.Value!)));

    public override IEnumerable<KeyValuePair<string, object?>>? Pairs(object value) =>
        ((ModelMap<T>)value) is { IsKnown: true } map ? map.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)) : null;
}

internal sealed class RecordShape(Type type) : Shape
{
    public Type Type { get; } = type;
    public Func<object> Create { get; init; } = null!;
    public IReadOnlyList<Field> Fields { get; internal set; } = [];
    public Dictionary<string, Field> ByKey { get; } = new(StringComparer.Ordinal);
    public Field? Shorthand { get; internal set; }
    public Field? Code { get; internal set; }

    /// <summary>The union that the record is a member of, with its word.</summary>
    public string? UnionType { get; internal set; }
}

/// <summary>One of several records, told apart by the key "type".</summary>
internal sealed class UnionShape(Type type) : Shape
{
    public const string TypeKey = "type";
    public Type Type { get; } = type;
    public List<RecordShape> Members { get; } = [];
    public RecordShape? ByType(string word) => Members.Find(member => member.UnionType == word);
    public RecordShape Of(object value) => Members.Find(member => member.Type == value.GetType())!;
}

/// <summary>One key of a record.</summary>
internal sealed class Field
{
    public required string Key { get; init; }
    public required int Index { get; init; }
    public required Shape Shape { get; init; }
    public required bool IsRequired { get; init; }
    public required Func<object, object?> Get { get; init; }
    public required Action<object, object?> Set { get; init; }
    public EntityKind? CodeKind { get; init; }
    public IReadOnlyList<EntityKind>? RefKinds { get; init; }
    public bool NeverFalling { get; init; }
    public string? Owner { get; init; }
}
