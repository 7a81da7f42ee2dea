using System.Text.Json;
using MkbZekerheid.Data;

namespace MkbZekerheid.Host.SignIn;

/// <summary>
/// Writes what happened at the door into <c>core.installation_event</c> and into the log: which account (by id), what, how and from
/// where in the table; the log has no address and no name.
/// </summary>
internal sealed partial class SignInJournal(ICoreSessions sessions, ILogger<SignInJournal> log)
{
    public const string Succeeded = "signIn.succeeded", Failed = "signIn.failed", Locked = "signIn.locked", Confirmed = "signIn.confirmed", SignedOut = "signIn.ended",
        PasswordChanged = "account.passwordChanged", PasswordReset = "account.passwordReset", SecondFactorOn = "account.secondFactorOn",
        SecondFactorOff = "account.secondFactorOff", PasskeyAdded = "account.passkeyAdded", PasskeyRemoved = "account.passkeyRemoved",
        RecoveryCodesRenewed = "account.recoveryCodesRenewed", OutsideAccountLinked = "account.outsideLinked", OutsideAccountUnlinked = "account.outsideUnlinked",
        ResetAsked = "account.resetAsked", Invited = "account.invited", InvitationAccepted = "account.invitationAccepted", Installed = "installation.begun";

    /// <summary>Writes one event. <paramref name="http"/> is null for what no request caused.</summary>
    public async Task WriteAsync(string kind, Guid? userId, HttpContext? http, string? how = null)
    {
        Event(log, kind, userId, how);
        var details = JsonSerializer.Serialize(new { how, ip = http?.Connection.RemoteIpAddress?.ToString() });
        await using var db = await sessions.OpenAsync(CancellationToken.None);
        await db.ExecuteAsync("insert into core.installation_event (actor_id, kind, details) values (@userId, @kind, @details::jsonb)", new { userId, kind, details });
        await db.CommitAsync(CancellationToken.None);
    }

    [LoggerMessage(EventId = 4100, Level = LogLevel.Information, Message = "{Kind} for account {UserId} ({How})")]
    private static partial void Event(ILogger log, string kind, Guid? userId, string? how);
}
