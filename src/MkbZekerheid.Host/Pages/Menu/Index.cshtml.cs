using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Menu;

/// <summary>The whole menu as a page, for phones: what does not fit in the bar below.</summary>
[RequiresPermission(CorePermissions.OrganisationRead)]
internal sealed class IndexModel(ShellReader shell, IStringLocalizer<ShellTexts> texts) : PageModel
{
    public ShellView Shell { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Shell = await shell.GetAsync(cancellationToken);
        ViewData["Title"] = texts["Nav.More"];
    }
}
