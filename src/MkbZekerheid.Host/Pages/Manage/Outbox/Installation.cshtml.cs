using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Host.Security.Access;

namespace MkbZekerheid.Host.Pages.Manage.Outbox;

/// <summary>What the list of mail shows.</summary>
internal sealed record OutboxPage(bool HasServer, IReadOnlyList<OutboxLine> Lines);

/// <summary>All mail of the installation, for administrators.</summary>
[Authorize(Policy = Policies.Administrator)]
internal sealed class InstallationModel(OutboxList outbox) : PageModel
{
    public OutboxPage List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => List = new OutboxPage(outbox.HasServer, await outbox.ReadAsync(null, ct));

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken ct) => await outbox.FileAsync(null, id, ct) is { } file ? file : NotFound();
}
