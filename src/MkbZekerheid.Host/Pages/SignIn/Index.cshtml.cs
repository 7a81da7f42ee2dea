using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.OutsideAccounts;
using MkbZekerheid.Host.SignIn.SecondFactor;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>Signing in: password, passkey, or an outside account.</summary>
[AllowAnonymous]
internal sealed class IndexModel(
    SignInService door, Passkeys passkeys, SignInThrottle throttle, SignInJournal journal, OutsideServices services, FirstRunGate firstRun, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Credential { get; set; }
    [BindProperty] public string? Service { get; set; }
    [BindProperty(SupportsGet = true)] public string? Terug { get; set; }

    /// <summary>Key of a sentence to show on top, or null.</summary>
    public string? Message { get; private set; }

    public IReadOnlyList<OutsideService> Services => services.All;

    public async Task<IActionResult> OnGetAsync(string? fout, string? bericht, CancellationToken cancellationToken)
    {
        if (await firstRun.IsOpenAsync(cancellationToken)) return Redirect(SignInPaths.FirstRun);
        Message = fout switch { "extern" => "SignIn.OutsideFailed", "onbekend" => "SignIn.OutsideUnknown", _ => null }
            ?? bericht switch { "wachtwoord" => "SignIn.PasswordSet", "afgemeld" => "SignIn.SignedOut", _ => null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), texts["SignIn.EmailMissing"]);
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), texts["SignIn.PasswordMissing"]);
        if (!ModelState.IsValid) return this.Unprocessable();
        var outcome = await door.WithPasswordAsync(HttpContext, Email!, Password!);
        switch (outcome)
        {
            case SignInOutcome.Done: return Redirect(SignInPaths.Safe(Terug) ?? "/");
            case SignInOutcome.NeedsSecondStep: return Redirect(SignInPaths.WithReturn(SignInPaths.Code, Terug));
            default:
                this.Add(nameof(Password), outcome, texts);
                return this.Unprocessable();
        }
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.BeginSignInAsync(HttpContext), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        // Passkeys cannot be guessed, so the lock of an account does not hold for them: nobody is kept out by a stranger's guesses.
        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "-";
        if (!throttle.TryTake("passkey", address))
        {
            this.Add("", SignInOutcome.TooMany, texts);
            return this.Unprocessable();
        }
        if (string.IsNullOrEmpty(Credential) || await passkeys.FinishSignInAsync(HttpContext, Credential) is not { } user)
        {
            await journal.WriteAsync(SignInJournal.Failed, null, HttpContext, "passkey");
            ModelState.AddModelError("", texts["SignIn.PasskeyFailed"]);
            return this.Unprocessable();
        }
        throttle.GiveBack("passkey", address);
        await door.OpenSessionAsync(HttpContext, user, SignInMethod.Passkey);
        return Redirect(SignInPaths.Safe(Terug) ?? "/");
    }

    public IActionResult OnPostOutside() => services.All.FirstOrDefault(service => service.Key == Service) is { } found
        ? Challenge(new AuthenticationProperties { RedirectUri = SignInPaths.WithReturn(SignInPaths.Outside, Terug) }, found.Scheme)
        : NotFound();
}
