using System.Text.Json;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Model;

namespace MkbZekerheid.Host.Organisations;

/// <summary>Reads who may enter which organisation. Never kept in memory: a right that was taken away is gone at the next request.</summary>
internal sealed class Memberships(ICoreSessions sessions, Permissions permissions, TimeProvider clock)
{
    // Only these states and times let somebody in. Whatever else a row may say, it says no.
    private const string Counts = "m.state = 'confirmed' and (m.valid_until is null or m.valid_until > @now) and o.status = 'active'";

    private const string Grants = "array(select g.permission from core.membership_grant g where g.organisation_id = m.organisation_id and g.membership_id = m.id) as permissions";

    /// <summary>What a user may do in the organisation with this key, or null when nothing: no such organisation, no membership, not confirmed, over, suspended.</summary>
    public async Task<Access?> FindAsync(Guid userId, string organisationKey, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        var row = await db.QuerySingleOrDefaultAsync<Row>(
            $"""
            select o.id, o.key, o.name, o.as_of, o.settings ->> 'allowedIssuers' as allowed_issuers, m.role, {Grants}, m.granted_at, m.valid_until
            from core.membership m join core.organisation o on o.id = m.organisation_id
            where m.user_id = @userId and o.key = @organisationKey and {Counts}
            """, new { userId, organisationKey, now = clock.GetUtcNow() }, ct);
        return row is null ? null : AccessOf(row);
    }

    /// <summary>Every organisation that the user may enter, by name.</summary>
    public async Task<IReadOnlyList<Access>> AllAsync(Guid userId, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(ct);
        var rows = await db.QueryAsync<Row>(
            $"""
            select o.id, o.key, o.name, o.as_of, o.settings ->> 'allowedIssuers' as allowed_issuers, m.role, {Grants}, m.granted_at, m.valid_until
            from core.membership m join core.organisation o on o.id = m.organisation_id
            where m.user_id = @userId and {Counts} order by o.name, o.key
            """, new { userId, now = clock.GetUtcNow() }, ct);
        return [.. rows.Select(AccessOf).OfType<Access>()];
    }

    /// <summary>True when one of the user's roles asks for a second factor: directors, advisers, and everybody who may export.</summary>
    public async Task<bool> NeedSecondFactorAsync(Guid userId, CancellationToken ct) => (await AllAsync(userId, ct)).Any(access => access.NeedsSecondFactor);

    private Access? AccessOf(Row row)
    {
        // A role that this program does not know gives nothing.
        if (RoleNames.Parse(row.Role) is not { } role) return null;
        var may = permissions.Of(role).Union((row.Permissions ?? []).Where(permissions.IsDeclared)).ToHashSet(StringComparer.Ordinal);
        return new Access(
            new OrganisationRow { Id = row.Id, Key = row.Key, Name = row.Name, AsOf = row.AsOf, AllowedIssuers = row.AllowedIssuers }, role, may, row.GrantedAt, row.ValidUntil);
    }

    private sealed record Row
    {
        public Guid Id { get; init; }
        public string Key { get; init; } = "";
        public string Name { get; init; } = "";
        public DateOnly? AsOf { get; init; }
        public string? AllowedIssuers { get; init; }
        public string Role { get; init; } = "";
        public string[]? Permissions { get; init; }
        public DateTimeOffset GrantedAt { get; init; }
        public DateTimeOffset? ValidUntil { get; init; }
    }
}

/// <summary>What somebody may do in one organisation.</summary>
/// <param name="Permissions">Those of the role and those granted on top of it.</param>
/// <param name="Until">End of the access, or null when none is set.</param>
internal sealed record Access(OrganisationRow Organisation, Role Role, IReadOnlySet<string> Permissions, DateTimeOffset Since, DateTimeOffset? Until)
{
    /// <summary>These see or can carry off what would tell an attacker how to break the company.</summary>
    public bool NeedsSecondFactor => Role is Role.Director or Role.Adviser || Permissions.Contains(CorePermissions.Export);

    /// <summary>True when the organisation lets sessions of this outside sign-in service in. Without a list all services of the installation may.</summary>
    public bool Allows(string? issuer) => issuer is null || Organisation.AllowedIssuers is null
        || (JsonSerializer.Deserialize<string[]>(Organisation.AllowedIssuers) ?? []).Contains(issuer, StringComparer.Ordinal);
}
