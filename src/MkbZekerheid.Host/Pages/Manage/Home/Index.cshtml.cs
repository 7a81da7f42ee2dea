using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Home;

/// <summary>What this user may manage in the organisation; whoever may manage nothing is refused.</summary>
[RequiresPermission(CorePermissions.OrganisationRead)]
internal sealed class IndexModel(ManageLinks links, IOrganisationContext organisation) : PageModel
{
    public IReadOnlyList<ManageLink> Links { get; private set; } = [];

    public IActionResult OnGet()
    {
        Links = links.Mine;
        return Links.Count == 0 ? Forbid() : Page();
    }

    public string UrlOf(ManageLink link) => organisation.Url(link.Path);
}
