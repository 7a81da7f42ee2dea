using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Pages.SignIn;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Components;

namespace MkbZekerheid.Host.Pages.Actions;

/// <summary>
/// One action: make, change, move its date, delete. What two people changed at once is put together by itself where that
/// is possible; where both changed one field, the second one sees both values and chooses.
/// </summary>
[RequiresPermission(CorePermissions.ActionsEdit)]
internal sealed class EditModel(
    ActionStore store, IOrganisationContext organisation, IStringLocalizer<ActionTexts> texts, IStringLocalizer<ShellTexts> shell) : PageModel
{
    private const int LongestText = 500;

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public ActionInput Input { get; set; } = new();

    /// <summary>What the form showed when it was opened.</summary>
    [BindProperty]
    public ActionInput Was { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public DateOnly? FirstAgreed { get; private set; }

    public ConflictChoice? Conflict { get; private set; }

    public string ListUrl => organisation.Url("acties");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Id is { } id)
        {
            if (await store.FindAsync(id, ct) is not { } row)
            {
                return NotFound();
            }

            Input = Was = ActionInput.Of(row);
            Version = row.Version;
            FirstAgreed = row.PostponedTo is null ? null : row.DueOn;
        }

        Roles = await RolesAsync(ct);
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken ct) => SaveAsync(ct);

    /// <summary>After both values of a field were shown: the chosen one counts as changed from the other's.</summary>
    public Task<IActionResult> OnPostKeepAsync(string field, string? keep, string? yours, string? theirs, CancellationToken ct)
    {
        if (ActionInput.Fields.Contains(field, StringComparer.Ordinal))
        {
            Input = Input.With(field, keep == "theirs" ? theirs : yours);
            Was = Was.With(field, theirs);
        }

        ModelState.Clear();
        return SaveAsync(ct);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken ct)
    {
        if (Id is not { } id || await store.FindAsync(id, ct) is not { } row)
        {
            return NotFound();
        }

        var title = texts["Did.Deleted", row.Text ?? ""].Value;
        await using var db = await store.BeginAsync(title, ct);
        if (await ActionStore.DeleteAsync(db, id, Version, ct) is Saved)
        {
            return await DoneAsync(db, title, ct);
        }

        // What is on screen is what is there now; deleting it takes a second look.
        ModelState.Clear();
        ModelState.AddModelError("", texts["Error.Changed"]);
        (Input, Was, Version) = (ActionInput.Of(row), ActionInput.Of(row), row.Version);
        Roles = await RolesAsync(ct);
        return this.Unprocessable();
    }

    private async Task<IActionResult> SaveAsync(CancellationToken ct)
    {
        Roles = await RolesAsync(ct);
        if (!IsRight())
        {
            return this.Unprocessable();
        }

        var text = Input[nameof(Input.Text)]!;
        var title = texts[Id is null ? "Did.Added" : "Did.Changed", text].Value;
        await using var db = await store.BeginAsync(title, ct);
        if (Id is not { } id)
        {
            await ActionStore.AddAsync(db, text, Input[nameof(Input.OwnerRole)], Input.Date, ct);
            return await DoneAsync(db, title, ct);
        }

        if (await ActionStore.FindAsync(db, id, ct) is not { } row)
        {
            ModelState.AddModelError("", texts["Error.Gone"]);
            return this.Unprocessable();
        }

        var result = await db.UpdateAsync(ActionStore.Table, id, Version, Columns(Input, row), ct);
        if (result is StaleWrite stale)
        {
            var theirs = ActionInput.Of(row);
            var (merged, conflict) = ActionInput.Merge(Was, Input, theirs);
            if (conflict is not null)
            {
                return Ask(conflict, theirs, stale);
            }

            result = await db.UpdateAsync(ActionStore.Table, id, stale.Version, Columns(merged, row), ct);
        }

        if (result is Saved)
        {
            await db.ExecuteAsync(
                "update core.entity set title = left(@text, 200) where organisation_id = @organisation and id = @id and title <> left(@text, 200)",
                new { text, organisation = db.OrganisationId, id }, ct);
            return await DoneAsync(db, title, ct);
        }

        ModelState.AddModelError("", texts["Error.Changed"]);
        return this.Unprocessable();
    }

    private async Task<IActionResult> DoneAsync(OrganisationSession db, string title, CancellationToken ct)
    {
        await db.CommitAsync(ct);
        PageMessage.Leave(TempData, title, organisation.Url($"ongedaan/{db.ChangeId}?terug=acties"));
        return Redirect(ListUrl);
    }

    private bool IsRight()
    {
        if (Input[nameof(Input.Text)] is not { } text)
        {
            ModelState.AddModelError("Input.Text", texts["Error.Text"]);
        }
        else if (text.Length > LongestText)
        {
            ModelState.AddModelError("Input.Text", texts["Error.TextLong"]);
        }

        if (Input[nameof(Input.OwnerRole)] is { } role && !Roles.Contains(role, StringComparer.Ordinal))
        {
            ModelState.AddModelError("Input.OwnerRole", texts["Error.Owner"]);
        }

        if (!string.IsNullOrWhiteSpace(Input.DueOn) && Input.Date is null)
        {
            ModelState.AddModelError("Input.DueOn", texts["Error.Due"]);
        }

        return ModelState.IsValid;
    }

    /// <summary>The date that was agreed first stays; a later one is a new date, with the role of who gave it.</summary>
    private Dictionary<string, object?> Columns(ActionInput input, ActionRow row)
    {
        var columns = new Dictionary<string, object?> { ["text"] = input[nameof(input.Text)], ["owner_role"] = input[nameof(input.OwnerRole)] };
        if (input.Date != row.Date)
        {
            if (row.DueOn is null || input.Date is null)
            {
                columns["due_on"] = input.Date;
                columns["postponed_to"] = null;
                columns["postponed_by_role"] = null;
            }
            else
            {
                columns["postponed_to"] = input.Date == row.DueOn ? null : input.Date;
                columns["postponed_by_role"] = input.Date == row.DueOn ? null : shell[$"Role.{organisation.Role}"].Value;
            }
        }

        return columns;
    }

    private PageResult Ask(string field, ActionInput theirs, StaleWrite stale)
    {
        var label = texts[field switch { nameof(Input.Text) => "Text", nameof(Input.OwnerRole) => "Owner", _ => "Due" }];
        var fields = new Dictionary<string, string> { ["Version"] = Version.ToString(CultureInfo.InvariantCulture) };
        foreach (var name in ActionInput.Fields)
        {
            fields[$"Input.{name}"] = Input[name] ?? "";
            fields[$"Was.{name}"] = Was[name] ?? "";
        }

        Conflict = new ConflictChoice(
            organisation.Url($"acties/actie/{Id}?handler=Keep"), field, label, Input[field], theirs[field], stale.ChangedBy ?? texts["Somebody"],
            stale.ChangedAt is { } at ? LocalTime.Of(at).ToString("d MMMM, HH:mm", CultureInfo.CurrentCulture) : "", fields);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>The company's job titles, and the one that the action has, which may be gone from the company by now.</summary>
    private async Task<IReadOnlyList<string>> RolesAsync(CancellationToken ct)
    {
        var roles = await store.RolesAsync(ct);
        var own = Id is { } id ? (await store.FindAsync(id, ct))?.OwnerRole : null;
        return own is null || roles.Contains(own) ? roles : [.. roles, own];
    }
}
