using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.SecondFactor;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>Makes the second factor: an authenticator app, or a passkey. Directors, advisers, administrators and whoever exports come here first.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class SecondFactorModel(
    SecondFactors factors, Passkeys passkeys, UserManager<AppUser> users, UserSessions sessions, SignInJournal journal, TimeProvider clock, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Credential { get; set; }
    [BindProperty(SupportsGet = true)] public string? Terug { get; set; }

    public QrPicture? Picture { get; private set; }
    public string SeedGroups { get; private set; } = "";
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }
    public string Next => SignInPaths.Safe(Terug) ?? "/";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ElsewhereAsync() ?? await ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await ElsewhereAsync() is { } elsewhere) return elsewhere;
        var user = await UserAsync();
        RecoveryCodes = await factors.EnableAsync(user, Code ?? "", cancellationToken);
        if (RecoveryCodes is null)
        {
            ModelState.AddModelError(nameof(Code), texts["SecondFactor.Wrong"]);
            await ShowAsync(cancellationToken);
            return this.Unprocessable();
        }
        await sessions.ConfirmAsync(User.SessionId()!.Value, SignInMethod.PasswordAndCode, cancellationToken);
        await journal.WriteAsync(SignInJournal.SecondFactorOn, user.Id, HttpContext, "app");
        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        await ElsewhereAsync() ?? Content(await passkeys.BeginCreationAsync(HttpContext, await UserAsync()), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken)
    {
        if (await ElsewhereAsync() is { } elsewhere) return elsewhere;
        var user = await UserAsync();
        if (!await passkeys.FinishCreationAsync(HttpContext, user, Credential ?? "", texts["Passkey.Name"]))
        {
            ModelState.AddModelError("", texts["SignIn.PasskeyFailed"]);
            await ShowAsync(cancellationToken);
            return this.Unprocessable();
        }
        // A passkey is the second factor only with codes for when the device is gone.
        RecoveryCodes = await factors.NewRecoveryCodesAsync(user, cancellationToken);
        await sessions.ConfirmAsync(User.SessionId()!.Value, SignInMethod.Passkey, cancellationToken);
        await journal.WriteAsync(SignInJournal.PasskeyAdded, user.Id, HttpContext);
        return Page();
    }

    /// <summary>Who has one already must use it, not make another; who proved itself too long ago does that first.</summary>
    private async Task<IActionResult?> ElsewhereAsync()
    {
        var user = await UserAsync();
        if (User.HasSecondFactor() && user.TwoFactorEnabled) return Redirect(Next);
        if (user.TwoFactorEnabled || (await users.GetPasskeysAsync(user)).Count > 0) return Redirect(SignInPaths.WithReturn(SignInPaths.Confirm, Next));
        return User.IsFresh(clock) ? null : Redirect(SignInPaths.ConfirmFirst(HttpContext));
    }

    private async Task<AppUser> UserAsync() => await users.FindByIdAsync(User.UserId()!.Value.ToString()) ?? throw new InvalidOperationException("The account is gone.");

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var user = await UserAsync();
        var seed = await factors.PendingSeedAsync(user, ct);
        Picture = QrPicture.Of(Totp.Uri(seed, "MKB Zekerheid", user.Email));
        SeedGroups = string.Join(' ', seed.Chunk(4).Select(group => new string(group)));
        return Page();
    }
}
