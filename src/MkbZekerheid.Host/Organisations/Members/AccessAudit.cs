using System.Text.Json;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Pages.Manage.Access;

namespace MkbZekerheid.Host.Organisations.Members;

/// <summary>What an event in the audit chain tells about a change of access: ids and words of the program, no names.</summary>
internal sealed record AccessDetails(
    Guid Membership, Guid User, string? FromRole = null, string? ToRole = null, DateTimeOffset? FromUntil = null, DateTimeOffset? Until = null,
    IReadOnlyList<string>? Added = null, IReadOnlyList<string>? Removed = null);

/// <summary>One such event with the names that belong to it now.</summary>
internal sealed record AccessEvent
{
    public DateTimeOffset At { get; init; }

    public string Kind { get; init; } = "";

    public string? Actor { get; init; }

    public string? Subject { get; init; }

    public string Details { get; init; } = "";

    public AccessDetails Read() => JsonSerializer.Deserialize<AccessDetails>(Details, JsonSerializerOptions.Web)!;
}

/// <summary>Writes every change of access into the audit chain of the organisation, in the transaction of the change itself.</summary>
internal sealed class AccessAudit(IStringLocalizer<AccessTexts> texts)
{
    public const string Invited = "access.invited", InvitationWithdrawn = "access.invitationWithdrawn", Accepted = "access.accepted", Changed = "access.changed",
        Suspended = "access.suspended", Resumed = "access.resumed", Removed = "access.removed";

    public Task AppendAsync(OrganisationSession db, Actor actor, string kind, AccessDetails details, CancellationToken ct) => db.ExecuteAsync(
        "select core.append_audit(@UserId, @Role, @kind, @title, @details)",
        new { actor.UserId, actor.Role, kind, title = texts[$"Event.{kind}"].Value, details = new JsonParameter(JsonSerializer.Serialize(details, JsonSerializerOptions.Web)) }, ct);

    /// <summary>The newest events.</summary>
    public static Task<IReadOnlyList<AccessEvent>> RecentAsync(OrganisationSession db, int most, CancellationToken ct) => db.QueryAsync<AccessEvent>(
        """
        select e.at, e.kind, e.details::text as details, coalesce(nullif(a.display_name, ''), a.email) as actor, coalesce(nullif(u.display_name, ''), u.email) as subject
        from core.audit_event e
        left join core.app_user a on a.id = e.actor_id
        left join core.app_user u on u.id = (e.details ->> 'user')::uuid
        where e.organisation_id = @organisation and e.kind like 'access.%' order by e.seq desc limit @most
        """, new { organisation = db.OrganisationId, most }, ct);
}
