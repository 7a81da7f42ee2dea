using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Organisations.Members;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Links;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>
/// Where links from mails arrive: a new password, or an invitation. Opening the link uses nothing up, because mail programs open
/// links too; only the button does.
/// </summary>
[AllowAnonymous]
internal sealed class LinkModel(
    TokenLinks links, UserManager<AppUser> users, UserSessions sessions, IOrganisationSessions organisations, AccessAudit audit, LinkMails mails, SignInJournal journal, TimeProvider clock, IStringLocalizer<SignInTexts> texts) : PageModel
{
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? DisplayName { get; set; }

    /// <summary>reset, invitation, or none for a link that does not work.</summary>
    public string Purpose { get; private set; } = "none";
    public bool AsksPassword { get; private set; }
    public bool AsksName { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is null) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } found || await users.FindByIdAsync(found.UserId.ToString()) is not { } user)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (AsksPassword && await RefusalAsync(user) is { } refusal)
        {
            this.Add(nameof(Password), refusal, texts);
            return this.Unprocessable();
        }
        if (await links.TakeAsync(token, found.Purpose, cancellationToken) is null)
        {
            Purpose = "none";
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (AsksPassword) await SetPasswordAsync(user, cancellationToken);
        if (found is { Purpose: TokenLinks.Invitation, OrganisationId: { } organisation }) await AcceptAsync(user, organisation, cancellationToken);
        await journal.WriteAsync(found.Purpose == TokenLinks.Reset ? SignInJournal.PasswordReset : SignInJournal.InvitationAccepted, user.Id, HttpContext);
        return Redirect(SignInPaths.SignIn + "?bericht=wachtwoord");
    }

    private async Task<TokenLink?> FindAsync(string token, CancellationToken ct)
    {
        if (await links.FindAsync(token, ct) is not { Purpose: TokenLinks.Reset or TokenLinks.Invitation } link) return null;
        var user = await users.FindByIdAsync(link.UserId.ToString());
        Purpose = link.Purpose;
        AsksPassword = link.Purpose == TokenLinks.Reset || user?.PasswordHash is null;
        AsksName = link.Purpose == TokenLinks.Invitation && string.IsNullOrEmpty(user?.DisplayName);
        return link;
    }

    private async Task<IdentityResult?> RefusalAsync(AppUser user)
    {
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, user, Password) is { Succeeded: false } refused) return refused;
        return null;
    }

    /// <summary>A new password leaves the second factor alone and ends every session: whoever has the mailbox has not the phone.</summary>
    private async Task SetPasswordAsync(AppUser user, CancellationToken ct)
    {
        if (AsksName && !string.IsNullOrWhiteSpace(DisplayName)) user.DisplayName = DisplayName.Trim()[..Math.Min(120, DisplayName.Trim().Length)];
        var had = user.PasswordHash is not null;
        if (had) await users.RemovePasswordAsync(user);
        await users.AddPasswordAsync(user, Password!);
        user.LockoutEnd = null;
        await users.ResetAccessFailedCountAsync(user);
        await users.UpdateAsync(user);
        await sessions.EndAllAsync(user.Id, except: null, ct);
        if (had) await mails.PasswordChangedAsync(user, ct);
    }

    private async Task AcceptAsync(AppUser user, Guid organisation, CancellationToken ct)
    {
        await using var db = await organisations.OpenAsync(organisation, ct);
        var accepted = await db.QuerySingleOrDefaultAsync<AcceptedMembership>(
            """
            update core.membership set state = 'confirmed', version = version + 1
            where user_id = @Id and organisation_id = @organisation and state = 'invited' and (valid_until is null or valid_until > @now)
            returning id, role
            """, new { user.Id, organisation, now = clock.GetUtcNow() }, ct);
        if (accepted is not null)
            await audit.AppendAsync(db, new Actor(user.Id, user.DisplayName, accepted.Role), AccessAudit.Accepted, new AccessDetails(accepted.Id, user.Id, ToRole: accepted.Role), ct);
        await db.CommitAsync(ct);
    }

    private sealed record AcceptedMembership
    {
        public Guid Id { get; init; }
        public string Role { get; init; } = "";
    }
}
