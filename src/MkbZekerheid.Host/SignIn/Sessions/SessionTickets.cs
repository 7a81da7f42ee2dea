using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using MkbZekerheid.Data;

namespace MkbZekerheid.Host.SignIn.Sessions;

/// <summary>
/// Sessions in <c>core.session</c>. The cookie holds a random key, the table its hash, and every request reads the row together
/// with the account: ending a session, disabling an account or taking a right away works at the next request, on every host.
/// </summary>
internal sealed class SessionTickets(ICoreSessions sessions, DemoExemption demo, TimeProvider clock) : ITicketStore
{
    private const int KeyBytes = 32;

    /// <summary>Opens a session for the principal made by <see cref="SignInService"/>; gives the key for the cookie.</summary>
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.GetUtcNow();
        await using var db = await sessions.OpenAsync();
        await db.ExecuteAsync("delete from core.session where expires_at < @now or ends_at < @now", new { now });
        await db.ExecuteAsync(
            """
            insert into core.session (key_hash, user_id, security_stamp, method, issuer, created_at, last_seen_at, confirmed_at, expires_at, ends_at, user_agent, ip_address)
            select @hash, id, security_stamp, @Method, @Issuer, @now, @now, @now, @idleEnd, @end, @UserAgent, @IpAddress from core.app_user where id = @UserId
            """,
            new
            {
                hash = Hash(key), UserId = ticket.Principal.UserId() ?? throw new InvalidOperationException("A session needs a user."),
                Method = ticket.Principal.FindFirstValue(SignedIn.HowClaim), Issuer = ticket.Principal.Issuer(), now,
                idleEnd = now + SignInTimes.Idle, end = now + SignInTimes.Absolute,
                UserAgent = ticket.Properties.Items.TryGetValue(UserAgentItem, out var agent) ? agent : null,
                IpAddress = ticket.Properties.Items.TryGetValue(IpAddressItem, out var address) ? address : null,
            });
        await db.ExecuteAsync("update core.app_user set last_sign_in_at = @now where id = @UserId", new { now, UserId = ticket.Principal.UserId() });
        await db.CommitAsync();
        return key;
    }

    /// <summary>Nothing to renew: the last use is written by <see cref="RetrieveAsync"/>, and nothing lengthens the 12 hours.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    /// <summary>
    /// The session as it is now, or null when it ended, was ended, its account was disabled, or the credentials changed since.
    /// </summary>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var now = clock.GetUtcNow();
        await using var db = await sessions.OpenAsync();
        var row = await db.QuerySingleOrDefaultAsync<SessionRow>(
            """
            select s.id, s.user_id, s.method, s.issuer, s.created_at, s.last_seen_at, s.confirmed_at, s.ends_at,
                   u.display_name, u.is_administrator, u.is_demo, u.language, u.theme
            from core.session s join core.app_user u on u.id = s.user_id
            where s.key_hash = @hash and s.ends_at > @now and s.expires_at > @now and s.security_stamp = u.security_stamp and u.status = 'active'
            """, new { hash = Hash(key), now });
        if (row is null) return null;
        if (now - row.LastSeenAt >= SignInTimes.SeenResolution)
        {
            await db.ExecuteAsync("update core.session set last_seen_at = @now, expires_at = @idleEnd where id = @Id and last_seen_at < @now", new { row.Id, now, idleEnd = now + SignInTimes.Idle });
            await db.CommitAsync();
        }
        return new AuthenticationTicket(Principal(row), new AuthenticationProperties { IssuedUtc = row.CreatedAt, ExpiresUtc = row.EndsAt }, SignedIn.Scheme);
    }

    /// <summary>Ends the session.</summary>
    public async Task RemoveAsync(string key)
    {
        await using var db = await sessions.OpenAsync();
        await db.ExecuteAsync("delete from core.session where key_hash = @hash", new { hash = Hash(key) });
        await db.CommitAsync();
    }

    /// <summary>Names of the facts about the browser that come along in the ticket's properties.</summary>
    internal const string UserAgentItem = "agent", IpAddressItem = "ip";

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));

    private ClaimsPrincipal Principal(SessionRow row)
    {
        var claims = new List<Claim>
        {
            new(SignedIn.UserClaim, row.UserId.ToString()),
            new(SignedIn.NameClaim, row.DisplayName),
            new(SignedIn.SessionClaim, row.Id.ToString()),
            new(SignedIn.HowClaim, row.Method),
            new(SignedIn.ConfirmedClaim, row.ConfirmedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        };
        if (row.Theme is not null) claims.Add(new Claim(SignedIn.ThemeClaim, row.Theme));
        if (row.Language is not null) claims.Add(new Claim(SignedIn.LanguageClaim, row.Language));
        if (row.Issuer is not null) claims.Add(new Claim(SignedIn.IssuerClaim, row.Issuer));
        if (row.IsAdministrator) claims.Add(new Claim(SignedIn.AdministratorClaim, "true"));
        if (row.IsDemo && demo.Applies) claims.Add(new Claim(SignedIn.ExemptClaim, "true"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SignedIn.Scheme, SignedIn.NameClaim, null));
    }

    private sealed record SessionRow
    {
        public Guid Id { get; init; }
        public Guid UserId { get; init; }
        public string Method { get; init; } = "";
        public string? Issuer { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset LastSeenAt { get; init; }
        public DateTimeOffset ConfirmedAt { get; init; }
        public DateTimeOffset EndsAt { get; init; }
        public string DisplayName { get; init; } = "";
        public bool IsAdministrator { get; init; }
        public bool IsDemo { get; init; }
        public string? Language { get; init; }
        public string? Theme { get; init; }
    }
}
