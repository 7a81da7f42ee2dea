using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>Signing out, here or everywhere.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class SignOutModel(UserSessions sessions, SignInJournal journal) : PageModel
{
    public Task<IActionResult> OnPostAsync() => EndAsync(everywhere: false);

    public Task<IActionResult> OnPostEverywhereAsync() => EndAsync(everywhere: true);

    private async Task<IActionResult> EndAsync(bool everywhere)
    {
        var userId = User.UserId()!.Value;
        await HttpContext.SignOutAsync(SignedIn.Scheme);
        if (everywhere) await sessions.EndAllAsync(userId, except: null, HttpContext.RequestAborted);
        await journal.WriteAsync(SignInJournal.SignedOut, userId, HttpContext, everywhere ? "everywhere" : "here");
        // What this browser kept for working without a network goes too.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Redirect(SignInPaths.SignIn + "?bericht=afgemeld");
    }
}
