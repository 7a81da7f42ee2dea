using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Editing;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.People;

/// <summary>
/// One role in the company, with at most one person behind it. A new title goes along to every place that names the role; a
/// role that still has something to do is not removed.
/// </summary>
[RequiresPermission(CorePermissions.PeopleEdit)]
internal sealed class EditModel(
    IOrganisationSessions sessions, IOrganisationContext organisation, ModelContributors contributors, IResilienceModels models,
    IStringLocalizer<PeopleTexts> texts, IStringLocalizer<EditingTexts> shared)
    : RecordPage(sessions, organisation, texts, shared)
{
    /// <summary>Path of this page within the organisation.</summary>
    public const string Path = "beheer/mensen/functie";

    private const string Section = "people";
    private const string RoleColumn = "role";
    private const string DeputyColumn = "deputy_role";
    private const string SecondColumn = "second_deputy_role";
    private const string FromColumn = "active_from";
    private const string UntilColumn = "active_until";

    protected override string BackPath => "beheer/mensen";

    protected override string OwnPath => Path;

    protected override string Table => "core.person";

    protected override string NameOf(IReadOnlyDictionary<string, string?> values) => values.GetValueOrDefault("Role")?.Trim() ?? "";

    protected override async Task<IReadOnlyList<FormField>> FieldsAsync(OrganisationSession db, StoredRow? row, CancellationToken ct)
    {
        var key = new { organisation = db.OrganisationId };
        var departments = await db.QueryAsync<Department>(
            """
            select e.id, coalesce(d.name, e.code) as name from core.entity e left join core.department d on d.organisation_id = e.organisation_id and d.id = e.id
            where e.organisation_id = @organisation and e.kind = 'department' order by 2
            """, key, ct);
        var roles = await db.QueryAsync<string>("select distinct role from core.person where organisation_id = @organisation and role <> '' order by role", key, ct);

        // A deputy may stand outside the company, and so in no list: what the role has now stays possible.
        IReadOnlyList<Choice> Deputies(string column) => [.. roles.Append(row?.Values[column] as string).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(role => role != row?.Values[RoleColumn] as string).Select(Choice.Of)];
        return
        [
            new TextField("Role", RoleColumn, 120) { Required = true },
            new ChoiceField("Department", "department_id", [.. departments.Select(department => new Choice(department.Id.ToString(), department.Id, department.Name))]),
            new ChoiceField("Deputy", DeputyColumn, Deputies(DeputyColumn)) { Heading = "Heading.Deputies" },
            new ChoiceField("SecondDeputy", SecondColumn, Deputies(SecondColumn)),
            new TextField("Name", "name", 120) { Heading = "Heading.Person" },
            new PhoneField("Phone", "phone"),
            new EmailField("Email", "email"),
            new DateField("From", FromColumn) { Heading = "Heading.Period" },
            new DateField("Until", UntilColumn),
        ];
    }

    protected override async Task<IReadOnlyList<(string Field, string Error)>> FaultsAsync(
        OrganisationSession db, StoredRow? row, IReadOnlyDictionary<string, object?> values, CancellationToken ct)
    {
        var faults = new List<(string, string)>();
        var role = (string)values[RoleColumn]!;
        if (role != row?.Values[RoleColumn] as string && await IsTakenAsync(db, role, row?.Id, ct))
        {
            faults.Add(("Role", texts["Error.RoleTaken"]));
        }

        if (values[DeputyColumn] is string deputy && Same(deputy, role))
        {
            faults.Add(("Deputy", texts["Error.DeputySelf"]));
        }

        if (values[SecondColumn] is string second && (Same(second, role) || Same(second, values[DeputyColumn] as string)))
        {
            faults.Add(("SecondDeputy", texts["Error.SecondSame"]));
        }

        if (values[FromColumn] is DateOnly from && values[UntilColumn] is DateOnly until && until < from)
        {
            faults.Add(("Until", texts["Error.UntilBefore"]));
        }

        return faults;
    }

    protected override async Task AddAsync(OrganisationSession db, IReadOnlyDictionary<string, object?> columns, CancellationToken ct)
    {
        await ModelSections.SetAsync(db, Section, known: true, ct);
        var id = await EntityCodes.AddAsync(db, "person", "FUN", (string)columns[RoleColumn]!, ct);
        var position = await db.ExecuteScalarAsync<int>("select coalesce(max(position), -1) + 1 from core.person where organisation_id = @organisation", new { organisation = db.OrganisationId }, ct);
        await db.ExecuteAsync("insert into core.person (organisation_id, id, position) values (@organisation, @id, @position)", new { organisation = db.OrganisationId, id, position }, ct);
        await db.UpdateAsync(Table, id, 1, columns, ct);
    }

    protected override async Task UpdateAsync(OrganisationSession db, StoredRow row, IReadOnlyDictionary<string, object?> columns, CancellationToken ct)
    {
        await base.UpdateAsync(db, row, columns, ct);
        var title = (string)columns[RoleColumn]!;
        await db.ExecuteAsync("update core.entity set title = left(@title, 200) where organisation_id = @organisation and id = @id and title <> left(@title, 200)", new { organisation = db.OrganisationId, id = row.Id, title }, ct);
        if (row.Values[RoleColumn] is not string was || was == title || await IsTakenAsync(db, was, row.Id, ct))
        {
            return;
        }

        foreach (var contributor in contributors.All)
        {
            await contributor.RenameRoleAsync(db, was, title, ct);
        }
    }

    protected override async Task<string?> WhyKeptAsync(OrganisationSession db, StoredRow row, CancellationToken ct)
    {
        var model = await models.GetAsync(Context.OrganisationId, ct);
        var code = await db.QuerySingleAsync<string>("select code from core.entity where organisation_id = @organisation and id = @id", new { organisation = db.OrganisationId, id = row.Id }, ct);
        // Two people may have the same role: the role is still there when one of them goes.
        var tasks = row.Values[RoleColumn] is not string role || await IsTakenAsync(db, role, row.Id, ct) ? [] : ModelMentions.OfTasks(model, role);
        var all = tasks.Concat(ModelMentions.OfEntity(model, EntityKind.Person, code)).GroupBy(place => place.Section, place => place.Count)
            .Select(place => texts["Place", texts[$"Section.{place.Key}"].Value, place.Sum()].Value).ToList();
        return all.Count == 0 ? null : texts["Error.HasTasks", row.Values[RoleColumn] as string ?? code, string.Join(", ", all)].Value;
    }

    protected override async Task DeleteAsync(OrganisationSession db, StoredRow row, CancellationToken ct)
    {
        await base.DeleteAsync(db, row, ct);
        await db.ExecuteAsync("delete from core.entity where organisation_id = @organisation and id = @id", new { organisation = db.OrganisationId, id = row.Id }, ct);
    }

    private static async Task<bool> IsTakenAsync(OrganisationSession db, string role, Guid? except, CancellationToken ct) => await db.ExecuteScalarAsync<bool>(
        "select exists (select 1 from core.person where organisation_id = @organisation and lower(role) = lower(@role) and id is distinct from @except)",
        new { organisation = db.OrganisationId, role, except }, ct);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private sealed record Department
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";
    }
}
