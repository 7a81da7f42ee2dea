using System.Globalization;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Mail;
using MkbZekerheid.Host.Pages.SignIn;

namespace MkbZekerheid.Host.SignIn.Links;

/// <summary>
/// Mails of the door. The address of the site comes from the configuration when it is there, never from what a stranger wrote in a
/// Host header that was not checked.
/// </summary>
internal sealed class LinkMails(IMailOutbox outbox, IStringLocalizer<SignInTexts> texts, IConfiguration configuration)
{
    /// <summary>A link for a new password.</summary>
    public Task ResetAsync(HttpContext http, AppUser user, string token, CancellationToken ct) => SendAsync(user, "reset", Address(http, token), token, ct);

    /// <summary>A link to accept an invitation.</summary>
    public Task InvitationAsync(HttpContext http, AppUser user, string token, Guid organisationId, string organisation, CancellationToken ct) =>
        SendAsync(user, "invitation", Address(http, token), token, ct, organisationId, organisation);

    /// <summary>Tells the person that the password was changed.</summary>
    public Task PasswordChangedAsync(AppUser user, CancellationToken ct) => SendAsync(user, "passwordChanged", "", Guid.NewGuid().ToString("n"), ct);

    private async Task SendAsync(AppUser user, string purpose, string link, string unique, CancellationToken ct, Guid? organisationId = null, string organisation = "")
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            // In the language of the reader, not of whoever caused the mail.
            if (user.Language is { } language) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL");
            var key = $"{purpose}:{user.Id}:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(unique)))[..32]}";
            await outbox.EnqueueAsync(new OutgoingMail(key, user.Email, user.Language ?? "nl",
                texts[$"Mail.{purpose}.Subject"], texts[$"Mail.{purpose}.Body", user.DisplayName.Length > 0 ? user.DisplayName : user.Email, link, organisation], purpose, organisationId), ct);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private string Address(HttpContext http, string token)
    {
        var site = configuration["Site:Address"]?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}";
        return $"{site}/m/{token}";
    }
}
