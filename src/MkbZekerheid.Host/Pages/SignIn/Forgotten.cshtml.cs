using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using MkbZekerheid.Host.Security;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Links;

namespace MkbZekerheid.Host.Pages.SignIn;

/// <summary>Sends a link for a new password. The answer is the same whether the address is known or not.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Reset)]
internal sealed class ForgottenModel(UserManager<AppUser> users, TokenLinks links, LinkMails mails, SignInJournal journal) : PageModel
{
    [BindProperty] public string? Email { get; set; }
    public bool Sent { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(Email) && await users.FindByEmailAsync(Email.Trim()) is { IsDisabled: false } user)
        {
            var token = await links.CreateAsync(TokenLinks.Reset, user, SignInTimes.ResetLink, cancellationToken);
            await mails.ResetAsync(HttpContext, user, token, cancellationToken);
            await journal.WriteAsync(SignInJournal.ResetAsked, user.Id, HttpContext);
        }
        Sent = true;
        return Page();
    }
}
