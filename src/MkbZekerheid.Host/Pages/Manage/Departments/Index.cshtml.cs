using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Components;

namespace MkbZekerheid.Host.Pages.Manage.Departments;

/// <summary>One department as the list shows it.</summary>
internal sealed record DepartmentRow
{
    public Guid Id { get; init; }

    public string? Name { get; init; }

    public int? Headcount { get; init; }

    public string? ManagerRole { get; init; }

    public string? DeputyRole { get; init; }

    public bool? InScope { get; init; }
}

/// <summary>Which departments the company has and who leads them; a department that nobody leads is flagged.</summary>
[RequiresPermission(CorePermissions.PeopleEdit)]
internal sealed class IndexModel(IOrganisationSessions sessions, IOrganisationContext organisation, IStringLocalizer<DepartmentTexts> texts) : PageModel
{
    public IReadOnlyList<DepartmentRow> Departments { get; private set; } = [];

    public string Finding { get; private set; } = "";

    public EmptyBlock? Empty { get; private set; }

    public string EditUrl(Guid? id) => organisation.Url(id is null ? EditModel.Path : $"{EditModel.Path}/{id}");

    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        Departments = await db.QueryAsync<DepartmentRow>(
            "select id, name, headcount, manager_role, deputy_role, in_scope from core.department where organisation_id = @organisation order by position, lower(name)", new { organisation = db.OrganisationId }, ct);
        var headless = Departments.Count(department => department.InScope != false && department.ManagerRole is null);
        Finding = Departments.Count == 0 ? texts["Finding.None"] : headless == 0 ? texts["Finding.Fine", Departments.Count] : texts["Finding.Some", Departments.Count, headless];
        Empty = Departments.Count == 0 ? new EmptyBlock(texts["Empty"], texts["Empty.Text"], [new ActionLink(texts["Add"], EditUrl(null), "plus", Primary: true)]) : null;
    }

    /// <summary>People, leader and deputy in one line; null when nothing is known.</summary>
    public string? LineOf(DepartmentRow department)
    {
        var line = string.Join(" · ", new[]
        {
            department.Headcount is { } count ? count == 1 ? texts["People.One"].Value : texts["People.Many", count].Value : null,
            department.ManagerRole is { } manager ? texts["Leads", manager].Value : null,
            department.DeputyRole is { } deputy ? texts["StepsIn", deputy].Value : null,
        }.OfType<string>());
        return line.Length == 0 ? null : line;
    }
}
