using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Editing;
using MkbZekerheid.Host.Pages.Approvals;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Lists;

/// <summary>One row of a list. What is still in use is not removed, and the page says by what.</summary>
[RequiresPermission(CorePermissions.OrganisationRead)]
internal sealed class RowModel(
    ModuleLists lists, IOrganisationSessions sessions, IOrganisationContext organisation, IResilienceModels models, IStringLocalizer<FrozenTexts> sections, IStringLocalizer<EditingTexts> shared)
    : RecordPage(sessions, organisation, shared, shared)
{
    /// <summary>Key of the list in the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public ModuleList List { get; private set; } = null!;

    public override IStringLocalizer Texts => List.Texts;

    protected override string BackPath => List.Path;

    protected override string OwnPath => List.RowPath;

    protected override string Table => List.Definition.Table;

    /// <summary>A list that is not there, or that this person may not read, is not found; who reads but may not change is told so.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (lists.Find(Key) is not { } list || !Context.Has(list.Definition.ReadPermission))
        {
            context.Result = NotFound();
        }
        else if (!Context.Has(list.Definition.EditPermission))
        {
            context.Result = Forbid();
        }
        else
        {
            List = list;
        }
    }

    protected override string ErrorOf(FormField field) => field switch
    {
        WholeField whole => Texts["Error.Whole", whole.Least, whole.Most],
        NumberField number => Texts["Error.Number", number.Least, number.Most, number.Decimals],
        AmountField amount => Texts["Error.Amount", amount.Least],
        ChoiceField => Texts["Error.Choice"],
        DateField => Texts["Error.Date"],
        _ => Texts[field.Required ? "Error.Text" : "Error.Long", field.Max],
    };

    protected override Task<IReadOnlyList<FormField>> FieldsAsync(OrganisationSession db, StoredRow? row, CancellationToken ct) => List.FieldsAsync(db, ct);

    protected override string NameOf(IReadOnlyDictionary<string, string?> values)
    {
        var title = values.GetValueOrDefault(List.Definition.TitleField)?.Trim();
        return (Fields.FirstOrDefault(field => field.Name == List.Definition.TitleField)?.Show(title) ?? title) is { Length: > 0 } text ? text : Texts["One"];
    }

    protected override async Task<IReadOnlyList<(string Field, string Error)>> FaultsAsync(
        OrganisationSession db, StoredRow? row, IReadOnlyDictionary<string, object?> values, CancellationToken ct)
    {
        var column = TitleColumn();
        return values[column] is { } title && await db.ExecuteScalarAsync<bool>(
            $"select exists (select 1 from {Table} where organisation_id = @organisation and lower({column}::text) = lower(@title) and id is distinct from @id)",
            new { organisation = db.OrganisationId, title = Convert.ToString(title, System.Globalization.CultureInfo.InvariantCulture), id = row?.Id }, ct)
            ? [(List.Definition.TitleField, Texts["Error.Taken"])]
            : [];
    }

    protected override async Task AddAsync(OrganisationSession db, IReadOnlyDictionary<string, object?> columns, CancellationToken ct)
    {
        await ModelSections.SetAsync(db, List.Definition.Section, known: true, ct);
        var id = List.Definition.Entity is { } entity
            ? await EntityCodes.AddAsync(db, EntityCodes.Token(entity.Kind), entity.Prefix, TitleIn(columns), ct)
            : Guid.CreateVersion7();
        await db.AppendAsync(Table, id, columns, ct);
    }

    protected override async Task UpdateAsync(OrganisationSession db, StoredRow row, IReadOnlyDictionary<string, object?> columns, CancellationToken ct)
    {
        await base.UpdateAsync(db, row, columns, ct);
        if (List.Definition.Entity is not null)
        {
            await db.ExecuteAsync(
                "update core.entity set title = left(@name, 200) where organisation_id = @organisation and id = @id and title <> left(@name, 200)",
                new { organisation = db.OrganisationId, id = row.Id, name = TitleIn(columns) }, ct);
        }
    }

    protected override async Task<string?> WhyKeptAsync(OrganisationSession db, StoredRow row, CancellationToken ct)
    {
        if (List.Definition.Entity is not { } entity)
        {
            return null;
        }

        var code = await db.QuerySingleAsync<string>("select code from core.entity where organisation_id = @organisation and id = @id", new { organisation = db.OrganisationId, id = row.Id }, ct);
        var uses = ModelMentions.OfEntity(await models.GetAsync(Context.OrganisationId, ct), entity.Kind, code);
        return uses.Count == 0 ? null
            : Texts["Error.InUse", NameOf(row.Texts(Fields)), string.Join(", ", uses.Select(use => Texts["Place", sections[$"Section.{use.Section}"].Value, use.Count].Value))].Value;
    }

    protected override async Task DeleteAsync(OrganisationSession db, StoredRow row, CancellationToken ct)
    {
        await base.DeleteAsync(db, row, ct);
        if (List.Definition.Entity is not null)
        {
            await db.ExecuteAsync("delete from core.entity where organisation_id = @organisation and id = @id", new { organisation = db.OrganisationId, id = row.Id }, ct);
        }
    }

    private string TitleColumn() => Fields.Single(field => field.Name == List.Definition.TitleField).Column;

    private string TitleIn(IReadOnlyDictionary<string, object?> columns) => columns[TitleColumn()] as string ?? "";
}
