using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Mail;

/// <summary>The outbox as a table: <c>core.mail_outbox</c>.</summary>
internal sealed class MailOutboxTable(ICoreSessions sessions) : IMailOutbox
{
    public async Task EnqueueAsync(OutgoingMail mail, CancellationToken cancellationToken = default)
    {
        // From the key, so that a repeat carries the same id and mail programs can see that it is one.
        var messageId = $"<{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(mail.UniqueKey)))[..40]}@mkbzekerheid>";
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync(
            """
            insert into core.mail_outbox (organisation_id, unique_key, message_id, recipient, language, subject, body_text, purpose)
            values (@OrganisationId, @UniqueKey, @messageId, @Recipient, @Language, @Subject, @BodyText, @Purpose) on conflict do nothing
            """, new { mail.OrganisationId, mail.UniqueKey, messageId, mail.Recipient, mail.Language, mail.Subject, mail.BodyText, mail.Purpose }, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }
}
