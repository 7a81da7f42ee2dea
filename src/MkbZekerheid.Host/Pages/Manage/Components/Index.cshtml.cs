using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MkbZekerheid.Host.Pages.Manage.Components;

/// <summary>Every part of the interface on one page, for whoever writes a plugin or checks a change of the style.</summary>
[Authorize("administrator")]
internal sealed class IndexModel : PageModel;
