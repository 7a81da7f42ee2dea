using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.SignIn;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>Second step of signing in: a recovery code, for when the phone is gone.</summary>
[AllowAnonymous]
internal sealed class RecoveryModel(SignInService door, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty(SupportsGet = true)] public string? Terug { get; set; }

    public string OtherWay => SignInPaths.WithReturn(SignInPaths.Code, Terug);

    public async Task<IActionResult> OnGetAsync() => await SignInService.IsBetweenStepsAsync(HttpContext) ? Page() : Redirect(SignInPaths.WithReturn(SignInPaths.SignIn, Terug));

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await door.WithRecoveryCodeAsync(HttpContext, Code ?? "");
        if (outcome == SignInOutcome.Done) return Redirect(SignInPaths.Safe(Terug) ?? "/");
        if (outcome == SignInOutcome.Expired) return Redirect(SignInPaths.WithReturn(SignInPaths.SignIn, Terug));
        ModelState.AddModelError(nameof(Code), texts[outcome == SignInOutcome.Refused ? "Code.Wrong" : $"Outcome.{outcome}"]);
        return this.Unprocessable();
    }
}
