using MimeKit;

namespace MkbZekerheid.Host.Mail;

/// <summary>One mail of the outbox as its row holds it.</summary>
internal sealed record OutboxMail
{
    public Guid Id { get; init; }

    public Guid? OrganisationId { get; init; }

    public string MessageId { get; init; } = "";

    public string Recipient { get; init; } = "";

    public string Language { get; init; } = "";

    public string Subject { get; init; } = "";

    public string BodyText { get; init; } = "";

    public string? BodyHtml { get; init; }

    public string Purpose { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClaimedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public int Attempts { get; init; }

    public string? LastError { get; init; }

    /// <summary>The columns of a mail, for every query that reads one.</summary>
    public const string Columns = "id, organisation_id, message_id, recipient, language, subject, body_text, body_html, purpose, created_at, claimed_at, sent_at, attempts, last_error";

    /// <summary>The mail as it travels. The same row always gives the same Message-ID, so a repeat can be recognised.</summary>
    /// <exception cref="FormatException">The recipient is not a plain address.</exception>
    public MimeMessage ToMime(string from)
    {
        if (!MailAddressRules.IsSendable(Recipient))
        {
            throw new FormatException("Not a plain address.");
        }

        var message = new MimeMessage { Subject = MailAddressRules.OneLine(Subject), Date = CreatedAt, MessageId = MessageId.Trim('<', '>') };
        message.From.Add(new MailboxAddress("MKB Zekerheid", from));
        message.To.Add(new MailboxAddress(null, Recipient));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, Language);
        message.Body = new BodyBuilder { TextBody = BodyText, HtmlBody = BodyHtml }.ToMessageBody();
        return message;
    }
}
