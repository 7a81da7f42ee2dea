using System.Globalization;
using System.Net.Mail;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Pages.SignIn;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Passwords;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.FirstRun;

/// <summary>The very first page of an empty installation: makes the administrator and the first company. Works once.</summary>
[AllowAnonymous]
internal sealed class InstallationModel(
    FirstRunGate gate, ICoreSessions core, UserManager<AppUser> users, SignInService door, SignInJournal journal, IStringLocalizer<SignInTexts> texts) : PageModel
{
    // All hosts of an installation use the same number, so that two browsers cannot both be first.
    private const long LockNumber = 0x6D6B627A_66697273;

    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Organisation { get; set; }
    [BindProperty] public string? DisplayName { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }

    public bool AsksCode => gate.AsksCode;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await gate.IsOpenAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await gate.IsOpenAsync(cancellationToken)) return NotFound();
        if (!gate.Accepts(Code)) ModelState.AddModelError(nameof(Code), texts["FirstRun.CodeWrong"]);
        Ask(nameof(Organisation), Organisation, "FirstRun.OrganisationMissing");
        Ask(nameof(DisplayName), DisplayName, "FirstRun.NameMissing");
        if (!MailAddress.TryCreate(Email, out var address) || address.Address != Email?.Trim()) ModelState.AddModelError(nameof(Email), texts["SignIn.EmailMissing"]);
        if (!ModelState.IsValid) return this.Unprocessable();

        var user = new AppUser { Email = Email!.Trim(), DisplayName = DisplayName!.Trim(), IsAdministrator = true, Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "nl" };
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, user, Password) is { Succeeded: false } refused)
            {
                this.Add(nameof(Password), refused, texts);
                return this.Unprocessable();
            }
        if (CommonPasswords.IsCommon(Password!, [Organisation!]))
        {
            ModelState.AddModelError(nameof(Password), texts["Password.Common"]);
            return this.Unprocessable();
        }
        if (!await MakeAsync(user, cancellationToken)) return NotFound();
        await journal.WriteAsync(SignInJournal.Installed, user.Id, HttpContext);
        await door.OpenSessionAsync(HttpContext, user, SignInMethod.Password);
        return Redirect(SignInPaths.SecondFactor);
    }

    /// <summary>Account, company and membership in one transaction behind a lock: of two who try at once, one is the first.</summary>
    private async Task<bool> MakeAsync(AppUser user, CancellationToken ct)
    {
        user.PasswordHash = users.PasswordHasher.HashPassword(user, Password!);
        user.SecurityStamp = Guid.NewGuid().ToString("n");
        user.NormalizedEmail = users.NormalizeEmail(user.Email)!;
        await using var db = await core.OpenAsync(ct);
        await db.ExecuteAsync("select pg_advisory_xact_lock(@number)", new { number = LockNumber }, ct);
        var organisation = Guid.CreateVersion7();
        var made = await db.ExecuteAsync(
            """
            insert into core.app_user (id, user_name, normalized_user_name, email, normalized_email, email_confirmed, display_name, password_hash, security_stamp, is_administrator, language)
            select @Id, @Email, @NormalizedEmail, @Email, @NormalizedEmail, true, @DisplayName, @PasswordHash, @SecurityStamp, true, @Language
            where not exists (select 1 from core.app_user)
            """, user, ct);
        if (made == 0) return false;
        await db.ExecuteAsync("insert into core.organisation (id, key, name, language) values (@organisation, @key, @name, @Language)",
            new { organisation, key = KeyOf(Organisation!), name = Organisation!.Trim(), user.Language }, ct);
        await db.ExecuteAsync("insert into core.membership (organisation_id, user_id, role, state) values (@organisation, @Id, 'programmeLead', 'confirmed')", new { organisation, user.Id }, ct);
        await db.CommitAsync(ct);
        return true;
    }

    private void Ask(string field, string? value, string text)
    {
        if (string.IsNullOrWhiteSpace(value)) ModelState.AddModelError(field, texts[text]);
    }

    /// <summary>The name in addresses: small letters, digits and hyphens.</summary>
    internal static string KeyOf(string name)
    {
        var plain = name.Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        var key = string.Join('-', new string([.. plain]).Split('-', StringSplitOptions.RemoveEmptyEntries));
        key = key.Length <= 40 ? key : key[..40].TrimEnd('-');
        return key.Length == 0 ? "bedrijf" : key;
    }
}
