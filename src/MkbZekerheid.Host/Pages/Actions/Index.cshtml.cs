using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Host.Pages.SignIn;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Components;

namespace MkbZekerheid.Host.Pages.Actions;

/// <summary>Who does what before when: mine, late, all, done. One click closes an action.</summary>
[RequiresPermission(CorePermissions.ActionsRead)]
internal sealed class IndexModel(
    ActionStore store, IResilienceModels models, IOrganisationContext organisation, LocalDay day, IStringLocalizer<ActionTexts> texts) : PageModel
{
    private static readonly string[] Views = ["mijn", "laat", "alle", "klaar"];

    public string Show { get; private set; } = "alle";

    public IReadOnlyList<(string Key, int Count)> Counts { get; private set; } = [];

    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    public EmptyBlock Empty { get; private set; } = null!;

    public DateOnly AsOf => organisation.AsOf;

    public bool MayEdit => organisation.Has(CorePermissions.ActionsEdit);

    public async Task OnGetAsync(string? toon, CancellationToken ct) => await FillAsync(toon, ct);

    public async Task<IActionResult> OnPostCloseAsync(Guid id, int version, string? toon, CancellationToken ct)
    {
        if (!MayEdit)
        {
            return Forbid();
        }

        var row = await store.FindAsync(id, ct);
        if (row is not null)
        {
            var title = texts["Did.Closed", row.Text ?? ""].Value;
            await using var db = await store.BeginAsync(title, ct);
            var today = organisation.AsOfIsFixed ? organisation.AsOf : day.Today;
            if (await db.UpdateAsync(ActionStore.Table, id, version, new { closed_on = today }, ct) is Saved)
            {
                await db.CommitAsync(ct);
                PageMessage.Leave(TempData, title, UndoUrl(db.ChangeId!.Value));
                return Redirect(organisation.Url($"acties?toon={ViewOf(toon)}"));
            }
        }

        ModelState.AddModelError("", texts[row is null ? "Error.Gone" : "Error.Changed"]);
        await FillAsync(toon, ct);
        return this.Unprocessable();
    }

    public string EditUrl(Guid? id) => organisation.Url(id is null ? "acties/actie" : $"acties/actie/{id}");

    public string When(ActionRow row)
    {
        string Text(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
        return row.ClosedOn is { } closed ? texts["DoneOn", Text(closed)] : row.Date is { } date ? texts["Before", Text(date)] : texts["NoDate"];
    }

    private string UndoUrl(Guid change) => organisation.Url($"ongedaan/{change}?terug=acties");

    private static string ViewOf(string? toon) => Views.Contains(toon, StringComparer.Ordinal) ? toon! : "alle";

    private async Task FillAsync(string? toon, CancellationToken ct)
    {
        Show = ViewOf(toon);
        var mine = await store.MyRolesAsync(await models.GetAsync(organisation.OrganisationId, ct), ct);
        var all = await store.AllAsync(ct);
        IReadOnlyList<ActionRow> Of(string view) => view switch
        {
            "mijn" => [.. all.Where(row => row.ClosedOn is null && row.OwnerRole is { } owner && mine.Contains(owner))],
            "laat" => [.. all.Where(row => row.IsLate(AsOf))],
            "klaar" => [.. all.Where(row => row.ClosedOn is not null).OrderByDescending(row => row.ClosedOn)],
            _ => [.. all.Where(row => row.ClosedOn is null)],
        };
        Counts = [.. Views.Select(view => (view, Of(view).Count))];
        Rows = Of(Show);
        Empty = new EmptyBlock(texts[$"Empty.{Show}"], texts[$"Empty.{Show}.Text"], MayEdit ? [new ActionLink(texts["Add"], EditUrl(null), "plus", Primary: true)] : []);
    }
}
