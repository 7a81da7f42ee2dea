using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Editing;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Departments;

/// <summary>One department. What is still in use is not removed, and the page says by what.</summary>
[RequiresPermission(CorePermissions.PeopleEdit)]
internal sealed class EditModel(
    IOrganisationSessions sessions, IOrganisationContext organisation, IResilienceModels models, IStringLocalizer<DepartmentTexts> texts, IStringLocalizer<EditingTexts> shared)
    : RecordPage(sessions, organisation, texts, shared)
{
    /// <summary>Path of this page within the organisation.</summary>
    public const string Path = "beheer/afdelingen/afdeling";

    private const string NameColumn = "name";
    private const string ManagerColumn = "manager_role";
    private const string DeputyColumn = "deputy_role";

    protected override string BackPath => "beheer/afdelingen";

    protected override string OwnPath => Path;

    protected override string Table => "core.department";

    protected override string NameOf(IReadOnlyDictionary<string, string?> values) => values.GetValueOrDefault("Name")?.Trim() ?? "";

    protected override async Task<IReadOnlyList<FormField>> FieldsAsync(OrganisationSession db, StoredRow? row, CancellationToken ct)
    {
        var roles = await db.QueryAsync<string>("select distinct role from core.person where organisation_id = @organisation and role <> '' order by role", new { organisation = db.OrganisationId }, ct);
        IReadOnlyList<Choice> Roles(string column) => [.. roles.Append(row?.Values[column] as string).OfType<string>().Distinct(StringComparer.Ordinal).Select(Choice.Of)];
        return
        [
            new TextField("Name", NameColumn, 120) { Required = true },
            new WholeField("Headcount", "headcount", 0, 1_000_000),
            new ChoiceField("Manager", ManagerColumn, Roles(ManagerColumn)),
            new ChoiceField("Deputy", DeputyColumn, Roles(DeputyColumn)),
            new ChoiceField("Part", "in_scope", [new Choice("yes", true, texts["Part.Yes"]), new Choice("no", false, texts["Part.No"])]),
        ];
    }

    protected override async Task<IReadOnlyList<(string Field, string Error)>> FaultsAsync(
        OrganisationSession db, StoredRow? row, IReadOnlyDictionary<string, object?> values, CancellationToken ct)
    {
        var faults = new List<(string, string)>();
        if (await db.ExecuteScalarAsync<bool>(
            "select exists (select 1 from core.department where organisation_id = @organisation and lower(name) = lower(@name) and id is distinct from @id)",
            new { organisation = db.OrganisationId, name = (string)values[NameColumn]!, id = row?.Id }, ct))
        {
            faults.Add(("Name", texts["Error.NameTaken"]));
        }

        if (values[DeputyColumn] is string deputy && deputy == values[ManagerColumn] as string)
        {
            faults.Add(("Deputy", texts["Error.DeputySame"]));
        }

        return faults;
    }

    protected override async Task AddAsync(OrganisationSession db, IReadOnlyDictionary<string, object?> columns, CancellationToken ct)
    {
        await ModelSections.SetAsync(db, "departments", known: true, ct);
        var id = await EntityCodes.AddAsync(db, "department", "AFD", (string)columns[NameColumn]!, ct);
        await db.ExecuteAsync(
            "insert into core.department (organisation_id, id, position) select @organisation, @id, coalesce(max(position), -1) + 1 from core.department where organisation_id = @organisation",
            new { organisation = db.OrganisationId, id }, ct);
        await db.UpdateAsync(Table, id, 1, columns, ct);
    }

    protected override async Task UpdateAsync(OrganisationSession db, StoredRow row, IReadOnlyDictionary<string, object?> columns, CancellationToken ct)
    {
        await base.UpdateAsync(db, row, columns, ct);
        await db.ExecuteAsync(
            "update core.entity set title = left(@name, 200) where organisation_id = @organisation and id = @id and title <> left(@name, 200)",
            new { organisation = db.OrganisationId, id = row.Id, name = columns[NameColumn] }, ct);
    }

    protected override async Task<string?> WhyKeptAsync(OrganisationSession db, StoredRow row, CancellationToken ct)
    {
        var code = await db.QuerySingleAsync<string>("select code from core.entity where organisation_id = @organisation and id = @id", new { organisation = db.OrganisationId, id = row.Id }, ct);
        var uses = ModelMentions.OfEntity(await models.GetAsync(Context.OrganisationId, ct), EntityKind.Department, code);
        return uses.Count == 0 ? null
            : texts["Error.InUse", row.Values[NameColumn] as string ?? code, string.Join(", ", uses.Select(use => texts["Place", texts[$"Section.{use.Section}"].Value, use.Count].Value))].Value;
    }

    protected override async Task DeleteAsync(OrganisationSession db, StoredRow row, CancellationToken ct)
    {
        await base.DeleteAsync(db, row, ct);
        await db.ExecuteAsync("delete from core.entity where organisation_id = @organisation and id = @id", new { organisation = db.OrganisationId, id = row.Id }, ct);
    }
}
