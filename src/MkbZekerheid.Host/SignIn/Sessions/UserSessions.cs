using MkbZekerheid.Data;

namespace MkbZekerheid.Host.SignIn.Sessions;

/// <summary>The list of sessions that a person sees, and ending them.</summary>
internal sealed class UserSessions(ICoreSessions sessions, TimeProvider clock)
{
    /// <summary>Open sessions, the last used first.</summary>
    public async Task<IReadOnlyList<OpenSession>> ListAsync(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await sessions.OpenAsync(ct);
        return await db.QueryAsync<OpenSession>(
            """
            select id, created_at, last_seen_at, user_agent, ip_address, method from core.session
            where user_id = @userId and ends_at > @now and expires_at > @now
            order by last_seen_at desc
            """, new { userId, now }, ct);
    }

    /// <summary>Ends one session of this user.</summary>
    public Task EndAsync(Guid userId, Guid sessionId, CancellationToken ct) => EndAsync("id = @sessionId", userId, sessionId, ct);

    /// <summary>Ends every session of this user, except perhaps one.</summary>
    public Task EndAllAsync(Guid userId, Guid? except, CancellationToken ct) => EndAsync("id is distinct from @sessionId", userId, except, ct);

    /// <summary>
    /// Notes that the person proved again who it is, perhaps with a stronger method. The session also takes the account's present
    /// security stamp, so that this browser stays signed in when its own change of credentials ends the others.
    /// </summary>
    public async Task ConfirmAsync(Guid sessionId, string? method, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        await db.ExecuteAsync(
            """
            update core.session s set confirmed_at = @now, method = coalesce(@method, s.method), security_stamp = u.security_stamp
            from core.app_user u where u.id = s.user_id and s.id = @sessionId
            """, new { sessionId, method, now = clock.GetUtcNow() }, ct);
        await db.CommitAsync(ct);
    }

    /// <summary>Keeps this session through its own change of credentials, without counting as a fresh proof.</summary>
    public async Task KeepAsync(Guid sessionId, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        await db.ExecuteAsync("update core.session s set security_stamp = u.security_stamp from core.app_user u where u.id = s.user_id and s.id = @sessionId", new { sessionId }, ct);
        await db.CommitAsync(ct);
    }

    private async Task EndAsync(string which, Guid userId, Guid? sessionId, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        await db.ExecuteAsync($"delete from core.session where user_id = @userId and {which}", new { userId, sessionId }, ct);
        await db.CommitAsync(ct);
    }
}

/// <summary>One session in the list.</summary>
internal sealed record OpenSession
{
    public Guid Id { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; init; }
    public string? UserAgent { get; init; }
    public string? IpAddress { get; init; }
    public string Method { get; init; } = "";
}
