using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Components;

namespace MkbZekerheid.Host.Pages.Manage.People;

/// <summary>Which roles the company has, who has them, and who steps in; a role that nobody can take over is flagged.</summary>
[RequiresPermission(CorePermissions.PeopleEdit)]
internal sealed class IndexModel(IOrganisationSessions sessions, IOrganisationContext organisation, IStringLocalizer<PeopleTexts> texts) : PageModel
{
    public IReadOnlyList<IGrouping<string?, PersonRow>> Departments { get; private set; } = [];

    public string Finding { get; private set; } = "";

    public EmptyBlock? Empty { get; private set; }

    public DateOnly AsOf => organisation.AsOf;

    public string EditUrl(Guid? id) => organisation.Url(id is null ? EditModel.Path : $"{EditModel.Path}/{id}");

    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        var all = await PersonRow.AllAsync(db, ct);
        Departments = [.. all.GroupBy(person => person.Department)];
        var here = all.Where(person => !person.IsOver(AsOf)).ToList();
        Finding = (here.Count, here.Count(person => person.DeputyRole is null)) switch
        {
            (0, _) => texts["Finding.None"],
            (var count, 0) => texts["Finding.Fine", count],
            (var count, 1) => texts["Finding.One", count],
            (var count, var without) => texts["Finding.Many", count, without],
        };
        Empty = all.Count == 0 ? new EmptyBlock(texts["Empty"], texts["Empty.Text"], [new ActionLink(texts["Add"], EditUrl(null), "plus", Primary: true)]) : null;
    }

    /// <summary>Who steps in, in words; null when nobody does.</summary>
    public string? Deputies(PersonRow person) => (person.DeputyRole, person.SecondDeputyRole) switch
    {
        ({ } first, { } second) => texts["Deputies.Two", first, second].Value,
        ({ } first, null) => texts["Deputies.One", first].Value,
        (null, { } second) => texts["Deputies.One", second].Value,
        _ => null,
    };

    /// <summary>The line below the title, or null when there is nothing to say.</summary>
    public string? LineOf(PersonRow person) => string.Join(" · ", new[] { Deputies(person), Period(person) }.OfType<string>()) is { Length: > 0 } line ? line : null;

    private string? Period(PersonRow person) => person switch
    {
        { ActiveUntil: { } until } => texts[person.IsOver(AsOf) ? "Over" : "Until.Line", Day(until)].Value,
        { ActiveFrom: { } from } when from > AsOf => texts["Since", Day(from)].Value,
        _ => null,
    };

    private static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
