using System.Linq.Expressions;
using System.Reflection;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>Whether a section of the model is a list, one record, or a map.</summary>
internal enum SectionForm { List, One, Map }

/// <summary>A section of the model document and its table.</summary>
public abstract class SectionTable
{
    private protected SectionTable(PropertyInfo property, RecordTable table)
    {
        Property = property;
        Table = table;
        Key = new RecordMember(property).Key;
    }

    /// <summary>Key of the section in the model document.</summary>
    public string Key { get; }

    internal PropertyInfo Property { get; }

    internal RecordTable Table { get; }

    /// <summary>The records of the section, or null when it is not known.</summary>
    internal abstract IEnumerable<Item>? ToItems(object? value);

    /// <summary>The value of the section from its records.</summary>
    internal abstract object? FromItems(IReadOnlyList<Item> items);
}

/// <summary>A section of records of one type.</summary>
public sealed class SectionTable<T> : SectionTable
{
    private readonly SectionForm form;

    internal SectionTable(PropertyInfo property, RecordTable table, SectionForm form)
        : base(property, table) => this.form = form;

    /// <summary>Keeps a list within the record in a table of its own, one row for each item.</summary>
    public SectionTable<T> Child<TItem>(Expression<Func<T, ModelList<TItem>>> list, string table)
    {
        Table.AddChild(((MemberExpression)list.Body).Member.Name, table);
        return this;
    }

    internal override IEnumerable<Item>? ToItems(object? value) => value switch
    {
        ModelList<T> { IsKnown: true } list => list.Select(item => new Item(item!)),
        ModelMap<T> { IsKnown: true } map => map.Select(pair => new Item(pair.Value!, Key: pair.Key)),
        T record when form == SectionForm.One => [new Item(record)],
        _ => null,
    };

    internal override object? FromItems(IReadOnlyList<Item> items) => form switch
    {
        SectionForm.List => items.Select(item => (T)item.Record).ToModelList(),
        SectionForm.Map => items.ToModelMap(item => item.Key!, item => (T)item.Record),
        _ => items.Count == 0 ? null : items[0].Record,
    };
}
