namespace MkbZekerheid.Host.Mail;

/// <summary>Takes mail that is to be sent. What it took survives a crash; sending is the work of a job.</summary>
internal interface IMailOutbox
{
    /// <summary>Puts a mail in the outbox. A second mail with the same <see cref="OutgoingMail.UniqueKey"/> is ignored.</summary>
    Task EnqueueAsync(OutgoingMail mail, CancellationToken cancellationToken = default);
}

/// <summary>A mail for one person. It holds no company data: what happened, and a link.</summary>
/// <param name="UniqueKey">Makes the mail once, also when what asks for it runs again.</param>
/// <param name="Recipient">Address.</param>
/// <param name="Language">nl or en.</param>
/// <param name="Subject">From a template, never from what somebody typed.</param>
/// <param name="BodyText">Plain text.</param>
/// <param name="Purpose">What it is for, such as <c>reset</c>; shown in the outbox.</param>
/// <param name="OrganisationId">The organisation it belongs to, or null.</param>
internal sealed record OutgoingMail(string UniqueKey, string Recipient, string Language, string Subject, string BodyText, string Purpose, Guid? OrganisationId = null);
