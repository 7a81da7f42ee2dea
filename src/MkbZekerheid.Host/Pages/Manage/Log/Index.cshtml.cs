using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Data;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Log;

/// <summary>The changes of the last 30 days, each with a way back, and whether the chain of the log holds.</summary>
[RequiresPermission(CorePermissions.OrganisationManage)]
internal sealed class IndexModel(IUndo undo, IOrganisationSessions sessions, IOrganisationContext organisation) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<ChangeSummary> Changes { get; private set; } = [];

    public long Events { get; private set; }

    /// <summary>The first line of the chain that does not fit, or null.</summary>
    public long? BrokenAt { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Changes = await undo.RecentAsync(organisation.OrganisationId, Most, ct);
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        Events = await db.ExecuteScalarAsync<long>("select count(*) from core.audit_event where organisation_id = @organisation", new { organisation = db.OrganisationId }, ct);
        BrokenAt = await db.ExecuteScalarAsync<long?>("select core.verify_audit()", null, ct);
    }

    public string UndoUrl(Guid change) => organisation.Url($"ongedaan/{change}?terug=beheer/logboek");
}
