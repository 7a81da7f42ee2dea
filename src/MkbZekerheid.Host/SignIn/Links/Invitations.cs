using Microsoft.AspNetCore.Identity;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Model;

namespace MkbZekerheid.Host.SignIn.Links;

/// <summary>Invites a person into an organisation by mail. Until the link is used the membership counts for nothing.</summary>
internal sealed class Invitations(UserManager<AppUser> users, ICoreSessions sessions, TokenLinks links, LinkMails mails, SignInJournal journal)
{
    /// <summary>
    /// Makes the account when the address is new, an invited membership, and sends the link (7 days). Somebody who is in already keeps
    /// what he has. The caller checks the right to invite (<c>people.edit</c>).
    /// </summary>
    /// <exception cref="InvalidOperationException">The address is not one.</exception>
    public async Task InviteAsync(HttpContext http, Guid organisationId, string organisationName, Guid invitedBy, string email, string displayName, Role role, DateTimeOffset? validUntil, CancellationToken ct)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        if (user is null)
        {
            user = new AppUser { Email = email.Trim(), DisplayName = displayName.Trim() };
            var made = await users.CreateAsync(user);
            if (!made.Succeeded) throw new InvalidOperationException("The account was refused: " + string.Join(", ", made.Errors.Select(error => error.Code)));
        }
        await using (var db = await sessions.OpenAsync(ct))
        {
            var written = await db.ExecuteAsync(
                """
                insert into core.membership (organisation_id, user_id, role, state, valid_until, granted_by) values (@organisationId, @Id, @role, 'invited', @validUntil, @invitedBy)
                on conflict (organisation_id, user_id) do update
                set role = excluded.role, state = 'invited', valid_until = excluded.valid_until, granted_by = excluded.granted_by, version = membership.version + 1
                where membership.state <> 'confirmed'
                """, new { organisationId, user.Id, role = RoleNames.Of(role), validUntil, invitedBy }, ct);
            await db.CommitAsync(ct);
            if (written == 0) return;
        }
        var token = await links.CreateAsync(TokenLinks.Invitation, user, SignInTimes.InvitationLink, ct, organisationId);
        await mails.InvitationAsync(http, user, token, organisationId, organisationName, ct);
        await journal.WriteAsync(SignInJournal.Invited, user.Id, http);
    }
}
