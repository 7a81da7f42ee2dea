using Microsoft.AspNetCore.Identity;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.Organisations.Members;
using MkbZekerheid.Model;

namespace MkbZekerheid.Host.SignIn.Links;

/// <summary>What became of an invitation.</summary>
internal enum InvitationResult { Sent, AlreadyMember, Suspended }

/// <summary>Invites a person into an organisation by mail. Until the link is used the membership counts for nothing.</summary>
internal sealed class Invitations(UserManager<AppUser> users, IOrganisationSessions sessions, TokenLinks links, LinkMails mails, SignInJournal journal, AccessAudit audit)
{
    /// <summary>
    /// Makes the account when the address is new, an invited membership, and sends the link (7 days). Somebody who is in already keeps
    /// what he has, and who was suspended stays so. The caller checks the right to invite (<c>organisation.manage</c>).
    /// </summary>
    /// <exception cref="InvalidOperationException">The address is not one.</exception>
    public async Task<InvitationResult> InviteAsync(
        HttpContext http, Guid organisationId, string organisationName, Actor invitedBy, string email, string displayName, Role role, DateTimeOffset? validUntil, CancellationToken ct)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        if (user is null)
        {
            user = new AppUser { Email = email.Trim(), DisplayName = displayName.Trim() };
            var made = await users.CreateAsync(user);
            if (!made.Succeeded) throw new InvalidOperationException("The account was refused: " + string.Join(", ", made.Errors.Select(error => error.Code)));
        }
        if (await RegisterAsync(organisationId, user, invitedBy, role, validUntil, ct) is { } refused) return refused;
        var token = await links.CreateAsync(TokenLinks.Invitation, user, SignInTimes.InvitationLink, ct, organisationId);
        await mails.InvitationAsync(http, user, token, organisationId, organisationName, ct);
        await journal.WriteAsync(SignInJournal.Invited, user.Id, http);
        return InvitationResult.Sent;
    }

    private async Task<InvitationResult?> RegisterAsync(Guid organisationId, AppUser user, Actor invitedBy, Role role, DateTimeOffset? validUntil, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisationId, ct);
        var key = new { organisationId, user.Id, role = RoleNames.Of(role), validUntil, invitedBy = invitedBy.UserId };
        var membership = await db.QuerySingleOrDefaultAsync<Guid?>(
            """
            insert into core.membership (organisation_id, user_id, role, state, valid_until, granted_by) values (@organisationId, @Id, @role, 'invited', @validUntil, @invitedBy)
            on conflict (organisation_id, user_id) do update
            set role = excluded.role, state = 'invited', valid_until = excluded.valid_until, granted_by = excluded.granted_by, version = membership.version + 1
            where membership.state not in ('confirmed', 'suspended')
            returning id
            """, key, ct);
        if (membership is not { } id)
        {
            var state = await db.ExecuteScalarAsync<string>("select state from core.membership where organisation_id = @organisationId and user_id = @Id", key, ct);
            return state == "suspended" ? InvitationResult.Suspended : InvitationResult.AlreadyMember;
        }
        await audit.AppendAsync(db, invitedBy, AccessAudit.Invited, new AccessDetails(id, user.Id, ToRole: key.role, Until: validUntil), ct);
        await db.CommitAsync(ct);
        return null;
    }
}
