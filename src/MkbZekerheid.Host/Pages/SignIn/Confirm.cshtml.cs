using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.SecondFactor;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>Asks again who is there, before administration and changes of credentials.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class ConfirmModel(SignInService door, Passkeys passkeys, UserSessions sessions, UserManager<AppUser> users, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Credential { get; set; }
    [BindProperty(SupportsGet = true)] public string? Terug { get; set; }

    public bool AsksCode { get; private set; }
    public bool HasPassword { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var user = await users.FindByIdAsync(User.UserId()!.Value.ToString());
        AsksCode = user?.TwoFactorEnabled == true;
        HasPassword = user?.PasswordHash is not null;
        await next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await door.ConfirmAsync(HttpContext, Password ?? "", Code);
        if (outcome == SignInOutcome.Done) return Redirect(SignInPaths.Safe(Terug) ?? "/");
        this.Add(nameof(Password), outcome, texts);
        return this.Unprocessable();
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.BeginSignInAsync(HttpContext), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        // The passkey must be of the person who is signed in, not of whoever happens to hold one.
        if (!string.IsNullOrEmpty(Credential) && await passkeys.FinishSignInAsync(HttpContext, Credential) is { } user && user.Id == User.UserId())
        {
            await sessions.ConfirmAsync(User.SessionId()!.Value, SignInMethod.Passkey, HttpContext.RequestAborted);
            return Redirect(SignInPaths.Safe(Terug) ?? "/");
        }
        ModelState.AddModelError("", texts["SignIn.PasskeyFailed"]);
        return this.Unprocessable();
    }
}
