using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Actions;

/// <summary>
/// Takes back one change, for who made it and for the leaders, and says what came of it on the page that it came from.
/// Taking back is a change itself, so it can be taken back too.
/// </summary>
[RequiresPermission(CorePermissions.OrganisationRead)]
internal sealed partial class UndoModel(IUndo undo, IOrganisationSessions sessions, IOrganisationContext organisation, IStringLocalizer<ActionTexts> texts) : PageModel
{
    public IActionResult OnGet() => Redirect(organisation.Url("beheer/logboek"));

    public async Task<IActionResult> OnPostAsync(Guid changeId, string? terug, CancellationToken ct)
    {
        var back = organisation.Url(terug is not null && LocalPath().IsMatch(terug) ? terug : "");
        var change = await FindAsync(changeId, ct);
        if (change is not null && change.ActorId != organisation.UserId && !organisation.Has(CorePermissions.OrganisationManage))
        {
            PageMessage.Leave(TempData, texts["Undo.NotYours"]);
            return Redirect(back);
        }

        var result = await undo.UndoAsync(organisation.OrganisationId, changeId, organisation.Actor, ct);
        var again = result is Undone done ? organisation.Url($"ongedaan/{done.ChangeId}") + (terug is null ? "" : $"?terug={Uri.EscapeDataString(terug)}") : null;
        PageMessage.Leave(TempData, Say(result, change?.Title ?? ""), again);
        return Redirect(back);
    }

    private string Say(UndoResult result, string title) => result switch
    {
        Undone => texts["Undo.Done", title],
        UndoBlocked { Title: { } later } blocked => texts["Undo.Blocked", later, Who(blocked)],
        UndoUnavailable unavailable => texts[$"Undo.{unavailable.Reason}"],
        _ => texts["Undo.BlockedUnknown"],
    };

    private static string Who(UndoBlocked blocked) =>
        $"{blocked.ActorName}{(blocked.At is { } at ? LocalTime.Of(at).ToString(", d MMMM HH:mm", CultureInfo.CurrentCulture) : "")}";

    private async Task<ChangeSummary?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        return await db.QuerySingleOrDefaultAsync<ChangeSummary>(
            "select id, actor_id, title from core.change where organisation_id = @organisation and id = @id", new { organisation = db.OrganisationId, id }, ct);
    }

    /// <summary>A path within the organisation and nothing else.</summary>
    [GeneratedRegex("^[a-z0-9-]+(/[a-z0-9-]+)*$")]
    private static partial Regex LocalPath();
}
