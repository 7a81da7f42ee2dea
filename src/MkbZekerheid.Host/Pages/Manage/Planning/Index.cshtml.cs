using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Host.Pages.SignIn;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Planning;

/// <summary>When the programme starts and how many weeks it takes; the dates of all phases follow from these two.</summary>
[RequiresPermission(CorePermissions.ProgrammeEdit)]
internal sealed class IndexModel(
    IOrganisationSessions sessions, ModelContributors contributors, IOrganisationContext organisation, IStringLocalizer<PlanningTexts> texts) : PageModel
{
    private const string Table = "scope.programme";
    private const string Section = "programme";
    private const int UsualWeeks = 17;
    private const int MostWeeks = 520;

    [BindProperty]
    public string? StartOn { get; set; }

    [BindProperty]
    public string? Weeks { get; set; }

    /// <summary>Version of the row on screen; 0 when there was none.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Without the first phase there is no programme to plan.</summary>
    private bool IsHere => contributors.Sections.Contains(Section);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!IsHere)
        {
            return NotFound();
        }

        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        var row = await FindAsync(db, ct);
        (StartOn, Weeks, Version) = (row?.StartOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{row?.Weeks ?? UsualWeeks}", row?.Version ?? 0);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsHere)
        {
            return NotFound();
        }

        if (Read() is not { } plan)
        {
            return this.Unprocessable();
        }

        var title = texts["Did", Say(plan.Start), plan.Weeks].Value;
        await using var db = await sessions.BeginChangeAsync(organisation.OrganisationId, organisation.Actor, title, ct);
        if (await SaveAsync(db, plan.Start, plan.Weeks, ct) is { } refused)
        {
            return refused;
        }

        await db.CommitAsync(ct);
        PageMessage.Leave(TempData, title, organisation.Url($"ongedaan/{db.ChangeId}?terug=beheer/planning"));
        return Redirect(organisation.Url("beheer/planning"));
    }

    private async Task<PageResult?> SaveAsync(OrganisationSession db, DateOnly start, int weeks, CancellationToken ct)
    {
        await ModelSections.SetAsync(db, Section, known: true, ct);
        if (await FindAsync(db, ct) is not { } row)
        {
            await db.InsertAllAsync(Table, [new { Id = Guid.CreateVersion7(), Position = 0, StartOn = start, Weeks = weeks }], ct);
            return null;
        }

        if (await db.UpdateAsync(Table, row.Id, Version, new { start_on = start, weeks }, ct) is not StaleWrite stale)
        {
            return null;
        }

        // Both are on the page now: theirs in the sentence, one's own in the fields. Saving again chooses one's own.
        ModelState.Clear();
        ModelState.AddModelError("", texts["Error.Changed", stale.ChangedBy ?? texts["Somebody"].Value, row.StartOn is { } theirs ? Say(theirs) : texts["Unknown"].Value, row.Weeks ?? UsualWeeks]);
        Version = stale.Version;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private (DateOnly Start, int Weeks)? Read()
    {
        var hasStart = DateOnly.TryParseExact(StartOn?.Trim(), ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) && start.DayOfWeek == DayOfWeek.Monday;
        var hasWeeks = int.TryParse(Weeks?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && weeks is >= 1 and <= MostWeeks;
        if (!hasStart)
        {
            ModelState.AddModelError(nameof(StartOn), texts["Error.Start"]);
        }

        if (!hasWeeks)
        {
            ModelState.AddModelError(nameof(Weeks), texts["Error.Weeks"]);
        }

        return hasStart && hasWeeks ? (start, weeks) : null;
    }

    private static string Say(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    private static Task<Row?> FindAsync(OrganisationSession db, CancellationToken ct) => db.QuerySingleOrDefaultAsync<Row>(
        "select id, version, start_on, weeks from scope.programme where organisation_id = @organisation", new { organisation = db.OrganisationId }, ct);

    private sealed record Row
    {
        public Guid Id { get; init; }

        public int Version { get; init; }

        public DateOnly? StartOn { get; init; }

        public int? Weeks { get; init; }
    }
}
