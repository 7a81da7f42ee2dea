using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Pages.SignIn;
using MkbZekerheid.Host.Security;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Links;
using MkbZekerheid.Host.SignIn.OutsideAccounts;
using MkbZekerheid.Host.SignIn.SecondFactor;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.Account;

/// <summary>What a person settles about the own account. Whatever changes how one signs in asks a fresh proof first.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class IndexModel(
    UserManager<AppUser> users, UserSessions sessions, SecondFactors factors, Passkeys passkeys, Preferences preferences, OutsideServices services, LinkMails mails,
    SignInJournal journal, TimeProvider clock, InstallationOptions options, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty] public string? Language { get; set; }
    [BindProperty] public string? Theme { get; set; }
    [BindProperty] public string? Present { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Credential { get; set; }
    [BindProperty] public string? PasskeyId { get; set; }
    [BindProperty] public string? Service { get; set; }
    [BindProperty] public string? Issuer { get; set; }
    [BindProperty] public string? Subject { get; set; }
    [BindProperty] public Guid SessionId { get; set; }

    public AppUser Account { get; private set; } = null!;
    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];
    public IList<UserLoginInfo> Logins { get; private set; } = [];
    public IReadOnlyList<OpenSession> Sessions { get; private set; } = [];
    public IReadOnlyList<OutsideService> Services => services.All;
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }
    public int CodesLeft { get; private set; }
    public Guid? Here => User.SessionId();
    public string? Message { get; private set; }

    private static readonly HashSet<string> NeedNoProof = ["Choices", "Password", "EndSession", "EndOthers"];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Account = await users.FindByIdAsync(User.UserId()!.Value.ToString()) ?? throw new InvalidOperationException("The account is gone.");
        if (HttpMethods.IsPost(Request.Method) && !User.IsFresh(clock) && !NeedNoProof.Contains(context.HandlerMethod?.Name ?? ""))
        {
            context.Result = Redirect(SignInPaths.WithReturn(SignInPaths.Confirm, SignInPaths.Account));
            return;
        }
        await next();
    }

    public Task<PageResult> OnGetAsync(string? bericht)
    {
        Message = bericht switch { "bewaard" => "Account.Saved", "wachtwoord" => "Account.PasswordChanged", "gekoppeld" => "Account.Linked", "nietGekoppeld" => "Account.NotLinked", _ => null };
        return ShowAsync();
    }

    public async Task<IActionResult> OnPostChoicesAsync()
    {
        await preferences.SaveAsync(Account.Id, Language, Theme, HttpContext.RequestAborted);
        // Also for the pages that somebody sees before signing in on this device.
        var cookie = new CookieOptions { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = TransportGuard.SecureCookies(options), MaxAge = TimeSpan.FromDays(365) };
        if (Preferences.Themes.Contains(Theme)) Response.Cookies.Append("theme", Theme!, cookie);
        else Response.Cookies.Delete("theme", cookie);
        return Redirect(SignInPaths.Account + "?bericht=bewaard");
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (Account.PasswordHash is null && !User.IsFresh(clock)) return Redirect(SignInPaths.WithReturn(SignInPaths.Confirm, SignInPaths.Account));
        if (Account.PasswordHash is not null && users.PasswordHasher.VerifyHashedPassword(Account, Account.PasswordHash, Present ?? "") == PasswordVerificationResult.Failed)
        {
            ModelState.AddModelError(nameof(Present), texts["Password.Wrong"]);
            return await RefusedAsync();
        }
        var had = Account.PasswordHash;
        if (had is not null) await users.RemovePasswordAsync(Account);
        var result = await users.AddPasswordAsync(Account, Password ?? "");
        if (!result.Succeeded)
        {
            Account.PasswordHash = had;
            await users.UpdateAsync(Account);
            await KeepHereAsync();
            this.Add(nameof(Password), result, texts);
            return await RefusedAsync();
        }
        await ChangedAsync(SignInJournal.PasswordChanged);
        await mails.PasswordChangedAsync(Account, HttpContext.RequestAborted);
        return Redirect(SignInPaths.Account + "?bericht=wachtwoord");
    }

    public async Task<IActionResult> OnPostNewCodesAsync()
    {
        RecoveryCodes = await factors.NewRecoveryCodesAsync(Account, HttpContext.RequestAborted);
        await journal.WriteAsync(SignInJournal.RecoveryCodesRenewed, Account.Id, HttpContext);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAppOffAsync()
    {
        await factors.DisableAsync(Account, HttpContext.RequestAborted);
        await users.UpdateSecurityStampAsync(Account);
        // With one step less this session is worth less too: a role that asks for two leads to making one again.
        await sessions.ConfirmAsync(Here!.Value, SignInMethod.Password, HttpContext.RequestAborted);
        await journal.WriteAsync(SignInJournal.SecondFactorOff, Account.Id, HttpContext);
        return Redirect(SignInPaths.Account + "?bericht=bewaard");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.BeginCreationAsync(HttpContext, Account), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (!await passkeys.FinishCreationAsync(HttpContext, Account, Credential ?? "", texts["Passkey.Name"]))
        {
            ModelState.AddModelError("", texts["SignIn.PasskeyFailed"]);
            return await RefusedAsync();
        }
        await ChangedAsync(SignInJournal.PasskeyAdded);
        return Redirect(SignInPaths.Account + "?bericht=bewaard");
    }

    public async Task<IActionResult> OnPostPasskeyRemoveAsync()
    {
        var all = await users.GetPasskeysAsync(Account);
        var found = all.FirstOrDefault(passkey => Convert.ToHexString(passkey.CredentialId) == PasskeyId);
        if (found is null) return NotFound();
        if (all.Count == 1 && Account.PasswordHash is null)
        {
            ModelState.AddModelError("", texts["Account.LastWay"]);
            return await RefusedAsync();
        }
        await users.RemovePasskeyAsync(Account, found.CredentialId);
        await ChangedAsync(SignInJournal.PasskeyRemoved);
        return Redirect(SignInPaths.Account + "?bericht=bewaard");
    }

    public IActionResult OnPostLink() => services.All.FirstOrDefault(service => service.Key == Service) is { } found
        ? Challenge(new AuthenticationProperties { RedirectUri = SignInPaths.Outside + "?koppel=true" }, found.Scheme)
        : NotFound();

    public async Task<IActionResult> OnPostUnlinkAsync()
    {
        await users.RemoveLoginAsync(Account, Issuer ?? "", Subject ?? "");
        await ChangedAsync(SignInJournal.OutsideAccountUnlinked);
        return Redirect(SignInPaths.Account + "?bericht=bewaard");
    }

    public async Task<IActionResult> OnPostEndSessionAsync()
    {
        await sessions.EndAsync(Account.Id, SessionId, HttpContext.RequestAborted);
        return Redirect(SignInPaths.Account + "?bericht=bewaard");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await sessions.EndAllAsync(Account.Id, Here, HttpContext.RequestAborted);
        return Redirect(SignInPaths.Account + "?bericht=bewaard");
    }

    /// <summary>After a change of credentials: links and the other sessions end, this one stays.</summary>
    private async Task ChangedAsync(string kind)
    {
        await users.UpdateSecurityStampAsync(Account);
        await KeepHereAsync();
        await sessions.EndAllAsync(Account.Id, Here, HttpContext.RequestAborted);
        await journal.WriteAsync(kind, Account.Id, HttpContext);
    }

    private Task KeepHereAsync() => sessions.KeepAsync(Here!.Value, HttpContext.RequestAborted);

    private async Task<IActionResult> RefusedAsync()
    {
        await ShowAsync();
        return this.Unprocessable();
    }

    private async Task<PageResult> ShowAsync()
    {
        Passkeys = await users.GetPasskeysAsync(Account);
        Logins = await users.GetLoginsAsync(Account);
        Sessions = await sessions.ListAsync(Account.Id, HttpContext.RequestAborted);
        CodesLeft = await factors.CodesLeftAsync(Account, HttpContext.RequestAborted);
        return Page();
    }
}
