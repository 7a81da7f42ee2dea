using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MkbZekerheid.Data;

namespace MkbZekerheid.Host.SignIn.Links;

/// <summary>
/// Links that are sent by mail: 256 random bits of which only the hash is stored, good once, for a limited time, and bound to the
/// account and its security stamp, so that a change of credentials ends them all.
/// </summary>
internal sealed class TokenLinks(ICoreSessions sessions, TimeProvider clock)
{
    /// <summary>What a link is for.</summary>
    public const string Reset = "reset", Invitation = "invitation";

    private const int TokenBytes = 32;

    /// <summary>Makes a link; older unused links of the same purpose for the same account (and organisation) stop working.</summary>
    /// <returns>The token for the address <c>/m/{token}</c>. It is stored nowhere.</returns>
    public async Task<string> CreateAsync(string purpose, AppUser user, TimeSpan life, CancellationToken ct, Guid? organisationId = null)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = clock.GetUtcNow();
        await using var db = await sessions.OpenAsync(ct);
        await db.ExecuteAsync("update core.token_link set used_at = @now where user_id = @Id and purpose = @purpose and organisation_id is not distinct from @organisationId and used_at is null", new { user.Id, purpose, organisationId, now }, ct);
        await db.ExecuteAsync(
            """
            insert into core.token_link (token_hash, purpose, user_id, security_stamp, organisation_id, created_at, expires_at)
            values (@hash, @purpose, @Id, @SecurityStamp, @organisationId, @now, @until)
            """, new { hash = Hash(token), purpose, user.Id, user.SecurityStamp, organisationId, now, until = now + life }, ct);
        await db.CommitAsync(ct);
        return token;
    }

    /// <summary>What a link is for and whose it is, or null when it never was, was used, is too old, or was made before a change of credentials.</summary>
    public async Task<TokenLink?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        return await db.QuerySingleOrDefaultAsync<TokenLink>(
            $"select l.purpose, l.user_id, l.organisation_id from core.token_link l join core.app_user u on u.id = l.user_id where {Usable}",
            new { hash = Hash(token), now = clock.GetUtcNow() }, ct);
    }

    /// <summary>Uses a link up. Of two requests with the same link one gets it and the other null.</summary>
    public async Task<TokenLink?> TakeAsync(string token, string purpose, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        var link = await db.QuerySingleOrDefaultAsync<TokenLink>(
            $"""
            update core.token_link l set used_at = @now from core.app_user u
            where u.id = l.user_id and l.purpose = @purpose and {Usable}
            returning l.purpose, l.user_id, l.organisation_id
            """, new { hash = Hash(token), purpose, now = clock.GetUtcNow() }, ct);
        await db.CommitAsync(ct);
        return link;
    }

    private const string Usable =
        "l.token_hash = @hash and l.used_at is null and l.expires_at > @now and l.security_stamp = u.security_stamp and u.status = 'active'";

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>A link that may be used.</summary>
internal sealed record TokenLink
{
    public string Purpose { get; init; } = "";
    public Guid UserId { get; init; }
    public Guid? OrganisationId { get; init; }
}
