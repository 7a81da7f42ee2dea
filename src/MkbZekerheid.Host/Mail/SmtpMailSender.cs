using MailKit.Net.Smtp;
using MimeKit;

namespace MkbZekerheid.Host.Mail;

/// <summary>Opens connections to the mail server.</summary>
internal interface IMailSender
{
    /// <summary>Connects and signs in.</summary>
    Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken);
}

/// <summary>A connection over which mails go one by one.</summary>
internal interface IMailConnection : IAsyncDisposable
{
    /// <summary>Returns when the server has accepted the mail (code 250).</summary>
    /// <exception cref="MailRefusedException">The server said no: the mail was certainly not accepted.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>The server said no to a mail. <see cref="ForGood"/>: it will say no again (5xx).</summary>
internal sealed class MailRefusedException(int code, Exception inner) : Exception($"The mail server answered {code}.", inner)
{
    public bool ForGood { get; } = code >= 500;
}

/// <summary>Sends over SMTP.</summary>
internal sealed class SmtpMailSender(MailSettings settings) : IMailSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<IMailConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Tls, cancellationToken);
            if (!string.IsNullOrEmpty(settings.User))
            {
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", cancellationToken);
            }

            return new Connection(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private sealed class Connection(SmtpClient client) : IMailConnection
    {
        public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
        {
            try
            {
                await client.SendAsync(message, cancellationToken);
            }
            catch (SmtpCommandException refusal)
            {
                throw new MailRefusedException((int)refusal.StatusCode, refusal);
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                if (client.IsConnected)
                {
                    await client.DisconnectAsync(quit: true);
                }
            }
            catch (Exception fault) when (fault is IOException or MailKit.ProtocolException or MailKit.CommandException)
            {
                // Saying goodbye is a courtesy; what was accepted stays accepted.
            }

            client.Dispose();
        }
    }
}
