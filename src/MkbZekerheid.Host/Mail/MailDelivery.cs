using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Mail;

/// <summary>
/// Brings mail from the outbox to the mail server, one at a time. The claim is committed before the server is called and
/// the sending after it answered 250, so a mail is never lost; it goes twice only when the process dies in between, and
/// then with the same Message-ID. A claim that is older than 10 minutes belongs to a process that died.
/// </summary>
internal sealed class MailDelivery(ICoreSessions sessions, IMailSender sender, MailSettings settings, ILogger<MailDelivery> logger)
{
    /// <summary>After this many tries a mail waits for the administrator.</summary>
    internal const int MostAttempts = 12;

    // A run stays well under a minute, so that the next one does not meet it.
    private const int MostPerRun = 200;

    /// <summary>Sends what waits. Gives the number of mails that the server accepted.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!settings.IsConfigured)
        {
            return 0;
        }

        IMailConnection? connection = null;
        try
        {
            var sent = 0;
            for (var turn = 0; turn < MostPerRun && await ClaimAsync(cancellationToken) is { } mail; turn++)
            {
                if (!MailAddressRules.IsSendable(mail.Recipient))
                {
                    await ReleaseAsync(mail, "address", forGood: true, CancellationToken.None);
                    continue;
                }

                try
                {
                    connection ??= await sender.ConnectAsync(cancellationToken);
                }
                catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
                {
                    // Nothing was handed over: the mail may be tried again soon, and the others will meet the same.
                    logger.LogWarning(fault, "The mail server cannot be reached");
                    await ReleaseAsync(mail, "connection", forGood: false, CancellationToken.None);
                    return sent;
                }

                try
                {
                    await connection.SendAsync(mail.ToMime(settings.From), cancellationToken);
                }
                catch (MailRefusedException refusal)
                {
                    logger.LogWarning(refusal, "The mail server refused mail {Mail}", mail.Id);
                    await ReleaseAsync(mail, refusal.Message, refusal.ForGood, CancellationToken.None);
                    continue;
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    // Broken off half-way: the server may have it. The claim stays, so it is tried again in 10 minutes under the same id.
                    logger.LogWarning(fault, "The connection to the mail server broke while sending {Mail}", mail.Id);
                    return sent;
                }

                await SentAsync(mail, CancellationToken.None);
                sent++;
            }

            return sent;
        }
        finally
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private async Task<OutboxMail?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        var mail = await db.QuerySingleOrDefaultAsync<OutboxMail>(
            $"""
            update core.mail_outbox set claimed_at = now(), attempts = attempts + 1
            where id = (
                select id from core.mail_outbox
                where sent_at is null and next_attempt_at <= now() and (claimed_at is null or claimed_at < now() - interval '10 minutes')
                order by next_attempt_at, id limit 1 for update skip locked)
            returning {OutboxMail.Columns}
            """, null, cancellationToken);
        await db.CommitAsync(cancellationToken);
        return mail;
    }

    private Task SentAsync(OutboxMail mail, CancellationToken cancellationToken) =>
        WriteAsync("update core.mail_outbox set sent_at = now(), last_error = null where id = @Id", new { mail.Id }, cancellationToken);

    /// <summary>Gives the mail back. It waits 1, 2, 4 … minutes, at most 4 hours; for good means until somebody looks at it.</summary>
    private Task ReleaseAsync(OutboxMail mail, string error, bool forGood, CancellationToken cancellationToken) => WriteAsync(
        """
        update core.mail_outbox set claimed_at = null, last_error = @error,
            next_attempt_at = case when @stop then 'infinity' else now() + least(interval '4 hours', interval '1 minute' * power(2, attempts - 1)) end
        where id = @Id
        """, new { mail.Id, error, stop = forGood || mail.Attempts >= MostAttempts }, cancellationToken);

    private async Task WriteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync(sql, parameters, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }
}
