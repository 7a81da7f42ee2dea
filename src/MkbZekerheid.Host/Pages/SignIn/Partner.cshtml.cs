using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Sessions;
using MkbZekerheid.Model;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>The companies that gave this adviser access, and until when.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class PartnerModel(Memberships memberships) : PageModel
{
    public IReadOnlyList<Access> Clients { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Clients = [.. (await memberships.AllAsync(User.UserId()!.Value, cancellationToken)).Where(access => access.Role == Role.Adviser)];
        return Clients.Count > 0 && !User.HasSecondFactor() ? Redirect(SignInPaths.SecondFactorNeeded(HttpContext)) : Page();
    }
}
