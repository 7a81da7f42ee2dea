using MkbZekerheid.Data;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Actions;

/// <summary>One action as its row holds it.</summary>
internal sealed record ActionRow
{
    public Guid Id { get; init; }

    public int Version { get; init; }

    public string? Text { get; init; }

    public string? OwnerRole { get; init; }

    public DateOnly? DueOn { get; init; }

    public DateOnly? PostponedTo { get; init; }

    public DateOnly? ClosedOn { get; init; }

    /// <summary>The date that counts now.</summary>
    public DateOnly? Date => PostponedTo ?? DueOn;

    /// <summary>The same question as everywhere: open, and its date has come.</summary>
    public bool IsLate(DateOnly asOf) => ClosedOn is null && Date <= asOf;
}

/// <summary>Reads and writes actions. Every write is one change of one person, that can be taken back as one.</summary>
internal sealed class ActionStore(IOrganisationSessions sessions, IOrganisationContext organisation)
{
    /// <summary>Table of the actions.</summary>
    public const string Table = "core.action";

    private const string Select = "select id, version, text, owner_role, due_on, postponed_to, closed_on from core.action where organisation_id = @organisation";

    /// <summary>All actions by date, those without one last.</summary>
    public async Task<IReadOnlyList<ActionRow>> AllAsync(CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        return await db.QueryAsync<ActionRow>($"{Select} order by coalesce(postponed_to, due_on) nulls last, position", new { organisation = db.OrganisationId }, ct);
    }

    /// <summary>One action, or null when it is not there.</summary>
    public async Task<ActionRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        return await FindAsync(db, id, ct);
    }

    /// <summary>The same within a change.</summary>
    public static Task<ActionRow?> FindAsync(OrganisationSession db, Guid id, CancellationToken ct) =>
        db.QuerySingleOrDefaultAsync<ActionRow>($"{Select} and id = @id", new { organisation = db.OrganisationId, id }, ct);

    /// <summary>Job titles in the company, by name.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        return await db.QueryAsync<string>(
            "select distinct role from core.person where organisation_id = @organisation and role <> '' order by role", new { organisation = db.OrganisationId }, ct);
    }

    /// <summary>Job titles of the person who is asking: by e-mail address, and by the role in the programme.</summary>
    public async Task<IReadOnlySet<string>> MyRolesAsync(ResilienceModel model, CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(organisation.OrganisationId, ct);
        var own = await db.QueryAsync<string>(
            """
            select p.role from core.person p join core.app_user u on lower(u.email) = lower(p.email)
            where p.organisation_id = @organisation and u.id = @user and p.role is not null
            """, new { organisation = db.OrganisationId, user = organisation.UserId }, ct);
        var inProgramme = model.RoleAssignments.Where(assignment => assignment.Role.ToString() == organisation.Role.ToString()).Select(assignment => assignment.FilledByRole).OfType<string>();
        return own.Concat(inProgramme).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Begins a change by the person who is asking.</summary>
    public Task<OrganisationSession> BeginAsync(string title, CancellationToken ct) => sessions.BeginChangeAsync(organisation.OrganisationId, organisation.Actor, title, ct);

    /// <summary>Adds an action under the next free code.</summary>
    public static async Task AddAsync(OrganisationSession db, string text, string? ownerRole, DateOnly? dueOn, CancellationToken ct)
    {
        await ModelSections.SetAsync(db, "actions", known: true, ct);
        var id = await EntityCodes.AddAsync(db, "action", "ACT", text, ct);
        await db.ExecuteAsync(
            """
            insert into core.action (organisation_id, id, position, source_kind, text, owner_role, due_on)
            select @organisation, @id, coalesce(max(position), -1) + 1, 'other', @text, @ownerRole, @dueOn from core.action where organisation_id = @organisation
            """, new { organisation = db.OrganisationId, id, text, ownerRole, dueOn }, ct);
    }

    /// <summary>Deletes an action with its code.</summary>
    public static async Task<SaveResult> DeleteAsync(OrganisationSession db, Guid id, int version, CancellationToken ct)
    {
        var result = await db.DeleteAsync(Table, id, version, ct);
        if (result is Saved)
        {
            await db.ExecuteAsync("delete from core.entity where organisation_id = @organisation and id = @id", new { organisation = db.OrganisationId, id }, ct);
        }

        return result;
    }
}
