using MailKit.Security;
using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Mail;

/// <summary>The mail server, from the configuration: <c>Mail:Host</c>, <c>Port</c>, <c>Tls</c> (start, direct or none), <c>User</c>, <c>Password</c>, <c>From</c>.</summary>
internal sealed record MailSettings(string? Host, int Port, SecureSocketOptions Tls, string? User, string? Password, string From)
{
    /// <summary>True when there is a mail server; without one mail waits in the outbox, where an administrator can read it.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="DataRefusedException">The settings would send mail without protection, or from no usable address.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        var host = mail["Host"];
        var tls = mail["Tls"] switch
        {
            null or "" or "start" => SecureSocketOptions.StartTls,
            "direct" => SecureSocketOptions.SslOnConnect,
            "none" when IsThisMachine(host) => SecureSocketOptions.None,
            "none" => throw new DataRefusedException(
                "Mail:Tls=none mag alleen bij een mailserver op deze computer; gebruik start of direct.",
                "Mail:Tls=none is for a mail server on this machine only; use start or direct."),
            var other => throw new DataRefusedException(
                $"Mail:Tls={other} is onbekend; gebruik start, direct of none.",
                $"Mail:Tls={other} is not known; use start, direct or none."),
        };
        var from = mail["From"] ?? "mkbzekerheid@localhost";
        if (!MailAddressRules.IsSendable(from))
        {
            throw new DataRefusedException(
                $"Mail:From={from} is geen gewoon e-mailadres.",
                $"Mail:From={from} is not a plain address.");
        }

        return new MailSettings(host, mail.GetValue<int?>("Port") ?? (tls == SecureSocketOptions.SslOnConnect ? 465 : 587), tls, mail["User"], mail["Password"], from);
    }

    private static bool IsThisMachine(string? host) =>
        host is null or "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
