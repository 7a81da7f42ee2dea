using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>Where somebody arrives: the one company, or a choice between several.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class ChooseModel(Memberships memberships, IStringLocalizer<SignInTexts> texts) : PageModel
{
    public IReadOnlyList<Access> Organisations { get; private set; } = [];

    public string Title => texts[Organisations.Count == 0 ? "Choose.None" : "Choose.Title"];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Organisations = await memberships.AllAsync(User.UserId()!.Value, cancellationToken);
        if (!User.HasSecondFactor() && (User.IsAdministrator() || Organisations.Any(access => access.NeedsSecondFactor))) return Redirect(SignInPaths.SecondFactor);
        return Organisations.Count == 1 ? Redirect("/o/" + Organisations[0].Organisation.Key) : Page();
    }
}
