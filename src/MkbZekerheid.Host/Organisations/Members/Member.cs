using MkbZekerheid.Data;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Model;

namespace MkbZekerheid.Host.Organisations.Members;

/// <summary>How a membership stands, as people see it.</summary>
internal enum MemberState { Active, Invited, Expired, Suspended, Withdrawn }

/// <summary>Somebody's membership of the organisation, with the account behind it.</summary>
internal sealed record Member
{
    public Guid Id { get; init; }

    public int Version { get; init; }

    public Guid UserId { get; init; }

    public string RoleName { get; init; } = "";

    public string StateName { get; init; } = "";

    public DateTimeOffset? ValidUntil { get; init; }

    public string Email { get; init; } = "";

    public string DisplayName { get; init; } = "";

    public bool IsDisabled { get; init; }

    /// <summary>What the person may do on top of the role.</summary>
    public string[] Grants { get; init; } = [];

    /// <summary>The role, or null for a word that this program does not know, which gives nothing.</summary>
    public Role? Role => RoleNames.Parse(RoleName);

    /// <summary>The name on screen. Of an account that has not accepted yet only the address, which the inviter typed, is anybody's business.</summary>
    public string Name(DateTimeOffset now) => StateAt(now) == MemberState.Invited || DisplayName.Length == 0 ? Email : DisplayName;

    public MemberState StateAt(DateTimeOffset now) => StateName switch
    {
        "confirmed" when ValidUntil is null || ValidUntil > now => MemberState.Active,
        "invited" or "accepted" => MemberState.Invited,
        "suspended" => MemberState.Suspended,
        "withdrawn" => MemberState.Withdrawn,
        _ => MemberState.Expired,
    };

    /// <summary>The same as the rules weigh it.</summary>
    public Standing StandingAt(DateTimeOffset now, Permissions permissions) => new(
        Id, UserId, Role, StateAt(now) == MemberState.Active && !IsDisabled, ValidUntil is not null,
        (Role is { } role ? permissions.Of(role) : new HashSet<string>()).Union(Grants.Where(permissions.IsDeclared)).ToHashSet(StringComparer.Ordinal));

    /// <summary>Everybody who ever was a member, by name.</summary>
    public static Task<IReadOnlyList<Member>> AllAsync(OrganisationSession db, CancellationToken ct) => db.QueryAsync<Member>(
        """
        select m.id, m.version, m.user_id, m.role as role_name, m.state as state_name, m.valid_until, u.email, u.display_name, u.status <> 'active' as is_disabled,
               array(select g.permission from core.membership_grant g where g.organisation_id = m.organisation_id and g.membership_id = m.id order by 1) as grants
        from core.membership m join core.app_user u on u.id = m.user_id
        where m.organisation_id = @organisation
        order by lower(coalesce(nullif(u.display_name, ''), u.email))
        """, new { organisation = db.OrganisationId }, ct);
}
