using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Outbox;

/// <summary>The mail of one organisation.</summary>
[RequiresPermission(CorePermissions.OrganisationManage)]
internal sealed class OrganisationModel(OutboxList outbox, IOrganisationContext organisation) : PageModel
{
    public OutboxPage List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => List = new OutboxPage(outbox.HasServer, await outbox.ReadAsync(organisation.OrganisationId, ct));

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken ct) => await outbox.FileAsync(organisation.OrganisationId, id, ct) is { } file ? file : NotFound();
}
