using System.Linq.Expressions;
using System.Reflection;
using MkbZekerheid.Data;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// A contributor that keeps each section of its part of the model in a table. Derive and name the sections in the
/// constructor: <c>List(model => model.Activities, "processes.activity").Child(activity => activity.Requirements, "processes.requirement")</c>.
/// The tables are made by the module's own migrations; <see cref="Columns"/> says which columns they need.
/// </summary>
public abstract class RecordContributor : IModelContributor
{
    private readonly List<SectionTable> sections = [];

    /// <inheritdoc />
    public IReadOnlyList<string> Sections => [.. sections.Select(section => section.Key)];

    /// <summary>Tables and the columns that they need, as pairs of name and SQL type, parents before children.</summary>
    public IReadOnlyList<(string Table, IReadOnlyList<(string Name, string Type)> Columns)> Columns =>
        [.. sections.SelectMany(section => section.Table.Children.Prepend(section.Table)).Select(table => (table.Name, (IReadOnlyList<(string, string)>)[.. table.Columns]))];

    /// <summary>A section that is a list of records.</summary>
    protected SectionTable<T> List<T>(Expression<Func<ResilienceModel, ModelList<T>>> section, string table) => Add<T>(Property(section), table, SectionForm.List);

    /// <summary>A section that is one record.</summary>
    protected SectionTable<T> One<T>(Expression<Func<ResilienceModel, T?>> section, string table) where T : class => Add<T>(Property(section), table, SectionForm.One);

    /// <summary>A section that is a map from a word to a record.</summary>
    protected SectionTable<T> Map<T>(Expression<Func<ResilienceModel, ModelMap<T>>> section, string table) => Add<T>(Property(section), table, SectionForm.Map);

    /// <inheritdoc />
    public virtual async Task<ResilienceModel> ReadAsync(OrganisationSession db, ResilienceModel model, CancellationToken cancellationToken)
    {
        var codes = await EntityCodes.ReadAsync(db, cancellationToken);
        var known = await ModelSections.KnownAsync(db, cancellationToken);

        // The copy is ours alone, so its members may be set before anyone sees it.
        var copy = model with { };
        foreach (var section in sections.Where(section => known.Contains(section.Key)))
        {
            var records = await section.Table.ReadAsync(db, codes, cancellationToken);
            section.Property.SetValue(copy, section.FromItems(records));
        }

        return copy;
    }

    /// <inheritdoc />
    public virtual async Task WriteAsync(OrganisationSession db, ResilienceModel model, CancellationToken cancellationToken)
    {
        var codes = await EntityCodes.ReadAsync(db, cancellationToken);
        foreach (var section in sections)
        {
            var items = section.ToItems(section.Property.GetValue(model));
            await ModelSections.SetAsync(db, section.Key, items is not null, cancellationToken);
            await section.Table.WriteAsync(db, codes, items ?? [], cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task RenameRoleAsync(OrganisationSession db, string from, string to, CancellationToken cancellationToken)
    {
        foreach (var section in sections)
        {
            await section.Table.RenameRoleAsync(db, from, to, cancellationToken);
        }
    }

    private SectionTable<T> Add<T>(PropertyInfo property, string table, SectionForm form)
    {
        var section = new SectionTable<T>(property, new RecordTable(table, typeof(T), isMap: form == SectionForm.Map), form);
        sections.Add(section);
        return section;
    }

    private static PropertyInfo Property<TSection>(Expression<Func<ResilienceModel, TSection>> section) =>
        (PropertyInfo)((MemberExpression)section.Body).Member;
}
