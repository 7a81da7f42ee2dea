using MkbZekerheid.Data;
using MkbZekerheid.Host.Security.Access;
using MkbZekerheid.Host.SignIn.Links;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Organisations.Members;

/// <summary>What became of a change.</summary>
internal enum MemberResult { Done, Refused, Stale, Gone }

/// <param name="Why">Set when it was refused.</param>
internal sealed record MemberOutcome(MemberResult Result, AccessRefusal? Why = null);

/// <summary>
/// Changes memberships. One change of an organisation's access at a time, so that two leaders who remove each other at once
/// cannot both succeed; the rules are weighed on what is stored then, and each change is in the audit chain. Memberships are read
/// again at every request, so whoever loses access is out at once.
/// </summary>
internal sealed class MemberChanges(IOrganisationSessions sessions, IOrganisationContext organisation, Permissions permissions, AccessAudit audit, TimeProvider clock)
{
    private const string Update = "update core.membership set version = version + 1, ";
    private const string This = " where organisation_id = @organisation and id = @id";

    /// <summary>All members with the moment at which they were read.</summary>
    public async Task<IReadOnlyList<Member>> AllAsync(CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        return await Member.AllAsync(db, ct);
    }

    /// <summary>Whether the user of this request may invite somebody, or send an invitation again, with this role.</summary>
    public async Task<AccessRefusal?> CheckInvitationAsync(Guid? membership, Role role, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var all = (await AllAsync(ct)).Select(member => member.StandingAt(now, permissions)).ToList();
        var before = all.Find(one => one.MembershipId == membership);
        return AccessRules.Check(all.Find(one => one.UserId == organisation.UserId), all, before, new Standing(membership ?? Guid.Empty, Guid.Empty, role, false, false, permissions.Of(role)));
    }

    /// <summary>Gives a member a role, an end, and permissions on top of the role.</summary>
    public Task<MemberOutcome> ChangeAsync(Guid id, int version, Role role, DateTimeOffset? until, IReadOnlyCollection<string> grants, CancellationToken ct) =>
        RunAsync(id, version, member => member with { RoleName = RoleNames.Of(role), ValidUntil = until, Grants = [.. grants.Except(permissions.Of(role)).Order(StringComparer.Ordinal)] },
            async (db, before, after) =>
            {
                var key = new { organisation = db.OrganisationId, id, role = after!.RoleName, until, by = organisation.UserId, grants = after.Grants };
                await db.ExecuteAsync($"{Update}role = @role, valid_until = @until, granted_by = @by{This}", key, ct);
                await db.ExecuteAsync("delete from core.membership_grant where organisation_id = @organisation and membership_id = @id and permission <> all (@grants)", key, ct);
                await db.ExecuteAsync(
                    """
                    insert into core.membership_grant (organisation_id, membership_id, permission, granted_by)
                    select @organisation, @id, permission, @by from unnest(@grants) permission on conflict do nothing
                    """, key, ct);
                await audit.AppendAsync(db, organisation.Actor, AccessAudit.Changed, new AccessDetails(
                    id, before.UserId, before.RoleName, after.RoleName, before.ValidUntil, until, [.. after.Grants.Except(before.Grants)], [.. before.Grants.Except(after.Grants)]), ct);
            }, ct);

    /// <summary>Closes the door for a while; role and permissions stay.</summary>
    public Task<MemberOutcome> SuspendAsync(Guid id, int version, CancellationToken ct) => SetStateAsync(id, version, "confirmed", "suspended", AccessAudit.Suspended, ct);

    /// <summary>Opens it again.</summary>
    public Task<MemberOutcome> ResumeAsync(Guid id, int version, CancellationToken ct) => SetStateAsync(id, version, "suspended", "confirmed", AccessAudit.Resumed, ct);

    /// <summary>Ends a membership or an invitation, with its permissions and the link in the mail.</summary>
    public Task<MemberOutcome> RemoveAsync(Guid id, int version, CancellationToken ct) => RunAsync(id, version, _ => null, async (db, before, _) =>
    {
        var key = new { organisation = db.OrganisationId, id, before.UserId, purpose = TokenLinks.Invitation, now = clock.GetUtcNow() };
        await db.ExecuteAsync($"{Update}state = 'withdrawn'{This}", key, ct);
        await db.ExecuteAsync("delete from core.membership_grant where organisation_id = @organisation and membership_id = @id", key, ct);
        await db.ExecuteAsync("update core.token_link set used_at = @now where organisation_id = @organisation and user_id = @UserId and purpose = @purpose and used_at is null", key, ct);
        await audit.AppendAsync(db, organisation.Actor, before.StateName == "invited" ? AccessAudit.InvitationWithdrawn : AccessAudit.Removed, new AccessDetails(id, before.UserId, before.RoleName), ct);
    }, ct);

    private Task<MemberOutcome> SetStateAsync(Guid id, int version, string from, string to, string kind, CancellationToken ct) =>
        RunAsync(id, version, member => member.StateName == from ? member with { StateName = to } : member, async (db, before, after) =>
        {
            if (before.StateName == from)
            {
                await db.ExecuteAsync($"{Update}state = @to{This}", new { organisation = db.OrganisationId, id, to }, ct);
                await audit.AppendAsync(db, organisation.Actor, kind, new AccessDetails(id, before.UserId, before.RoleName), ct);
            }
        }, ct);

    private async Task<MemberOutcome> RunAsync(Guid id, int version, Func<Member, Member?> change, Func<OrganisationSession, Member, Member?, Task> write, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('access' || @organisation::text))", new { organisation = db.OrganisationId }, ct);
        var all = await Member.AllAsync(db, ct);
        if (all.FirstOrDefault(member => member.Id == id) is not { StateName: not "withdrawn" } before)
        {
            return new MemberOutcome(MemberResult.Gone);
        }

        if (before.Version != version)
        {
            return new MemberOutcome(MemberResult.Stale);
        }

        var now = clock.GetUtcNow();
        var after = change(before);
        var standings = all.Select(member => member.StandingAt(now, permissions)).ToList();
        var why = before.UserId == organisation.UserId && after?.StateName == "suspended" ? AccessRefusal.Yourself
            : AccessRules.Check(standings.Find(one => one.UserId == organisation.UserId), standings, before.StandingAt(now, permissions), after?.StandingAt(now, permissions));
        if (why is not null)
        {
            return new MemberOutcome(MemberResult.Refused, why);
        }

        await write(db, before, after);
        await db.CommitAsync(ct);
        return new MemberOutcome(MemberResult.Done);
    }
}
