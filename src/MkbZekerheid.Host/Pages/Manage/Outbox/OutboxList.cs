using System.Text;
using Microsoft.AspNetCore.Mvc;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Mail;

namespace MkbZekerheid.Host.Pages.Manage.Outbox;

/// <summary>One line of the list. <paramref name="Key"/> is the text of its state.</summary>
internal sealed record OutboxLine(OutboxMail Mail, string Key, string Kind, string Icon);

/// <summary>Reads the outbox for its two pages: that of the installation, and that of one organisation, which sees its own mail only.</summary>
internal sealed class OutboxList(ICoreSessions core, IOrganisationSessions sessions, MailSettings settings)
{
    private const int Most = 200;

    public bool HasServer => settings.IsConfigured;

    /// <summary>The newest mail; of one organisation, or of all when it is null.</summary>
    public async Task<IReadOnlyList<OutboxLine>> ReadAsync(Guid? organisation, CancellationToken ct)
    {
        await using var db = await OpenAsync(organisation, ct);
        var mails = await db.QueryAsync<OutboxMail>(
            $"select {OutboxMail.Columns} from core.mail_outbox where @organisation::uuid is null or organisation_id = @organisation order by created_at desc limit {Most}", new { organisation }, ct);
        return [.. mails.Select(LineOf)];
    }

    /// <summary>A mail as a file that every mail program opens, or null when it is not there.</summary>
    public async Task<FileContentResult?> FileAsync(Guid? organisation, Guid id, CancellationToken ct)
    {
        await using var db = await OpenAsync(organisation, ct);
        var mail = await db.QuerySingleOrDefaultAsync<OutboxMail>(
            $"select {OutboxMail.Columns} from core.mail_outbox where id = @id and (@organisation::uuid is null or organisation_id = @organisation)", new { id, organisation }, ct);
        if (mail is null)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        if (MailAddressRules.IsSendable(mail.Recipient))
        {
            await mail.ToMime(settings.From).WriteToAsync(buffer, ct);
        }
        else
        {
            // An address that no mail can carry: the text is still there to read.
            await buffer.WriteAsync(Encoding.UTF8.GetBytes($"Subject: {MailAddressRules.OneLine(mail.Subject)}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{mail.BodyText}"), ct);
        }

        return new FileContentResult(buffer.ToArray(), "message/rfc822") { FileDownloadName = $"{mail.Id}.eml" };
    }

    private async Task<DbSession> OpenAsync(Guid? organisation, CancellationToken ct) =>
        organisation is { } id ? await sessions.OpenAsync(id, ct) : await core.OpenAsync(ct);

    private static OutboxLine LineOf(OutboxMail mail) => mail switch
    {
        { SentAt: not null } => new(mail, "Sent", "ok", "check"),
        { ClaimedAt: not null } => new(mail, "Busy", "info", "clock"),
        { LastError: "address" } => new(mail, "Failed.address", "bad", "alert-triangle"),
        { LastError: not null } => new(mail, "Failed", "warn", "alert-triangle"),
        _ => new(mail, "Waiting", "idle", "clock"),
    };
}
