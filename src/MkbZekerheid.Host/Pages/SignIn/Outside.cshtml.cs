using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.OutsideAccounts;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>
/// Where somebody comes back from an outside sign-in service. Only an account that was linked before is let in: an address that the
/// service tells proves nothing. Linking itself asks to be signed in here, freshly.
/// </summary>
[AllowAnonymous]
internal sealed class OutsideModel(UserManager<AppUser> users, SignInService door, SignInJournal journal, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? terug, bool koppel)
    {
        var outside = await HttpContext.AuthenticateAsync(SignedIn.OutsideScheme);
        await HttpContext.SignOutAsync(SignedIn.OutsideScheme);
        if (!outside.Succeeded || OutsideIdentity.Of(outside.Principal) is not { } identity) return Redirect(SignInPaths.SignIn + "?fout=extern");
        var owner = await users.FindByLoginAsync(identity.Issuer, identity.Subject);
        return koppel ? await LinkAsync(identity, owner) : await EnterAsync(identity, owner, terug);
    }

    private async Task<IActionResult> EnterAsync(OutsideIdentity identity, AppUser? owner, string? back)
    {
        if (owner is null || owner.IsDisabled)
        {
            await journal.WriteAsync(SignInJournal.Failed, owner?.Id, HttpContext, "outside");
            return Redirect(SignInPaths.SignIn + "?fout=onbekend");
        }
        await door.OpenSessionAsync(HttpContext, owner, identity.WithSecondFactor ? SignInMethod.OutsideWithSecondFactor : SignInMethod.Outside, identity.Issuer);
        return Redirect(SignInPaths.Safe(back) ?? "/");
    }

    private async Task<IActionResult> LinkAsync(OutsideIdentity identity, AppUser? owner)
    {
        if (User.UserId() is not { } userId || !User.IsFresh(clock) || owner is not null) return Redirect(SignInPaths.Account + "?bericht=nietGekoppeld");
        var user = await users.FindByIdAsync(userId.ToString());
        await users.AddLoginAsync(user!, new UserLoginInfo(identity.Issuer, identity.Subject, new Uri(identity.Issuer).Host));
        await journal.WriteAsync(SignInJournal.OutsideAccountLinked, userId, HttpContext);
        return Redirect(SignInPaths.Account + "?bericht=gekoppeld");
    }
}
