using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Pages.Manage.People;

/// <summary>One role as the list shows it.</summary>
internal sealed record PersonRow
{
    public Guid Id { get; init; }

    public string? Role { get; init; }

    public string? Name { get; init; }

    public string? Department { get; init; }

    public string? DeputyRole { get; init; }

    public string? SecondDeputyRole { get; init; }

    public DateOnly? ActiveFrom { get; init; }

    public DateOnly? ActiveUntil { get; init; }

    /// <summary>True when the last day has passed.</summary>
    public bool IsOver(DateOnly asOf) => ActiveUntil < asOf;

    /// <summary>All roles by department and title; those without a department last.</summary>
    public static Task<IReadOnlyList<PersonRow>> AllAsync(OrganisationSession db, CancellationToken ct) => db.QueryAsync<PersonRow>(
        """
        select p.id, p.role, p.name, coalesce(d.name, e.code) as department, p.deputy_role, p.second_deputy_role, p.active_from, p.active_until
        from core.person p
        left join core.entity e on e.organisation_id = p.organisation_id and e.id = p.department_id
        left join core.department d on d.organisation_id = p.organisation_id and d.id = p.department_id
        where p.organisation_id = @organisation
        order by coalesce(d.name, e.code) nulls last, lower(p.role), p.position
        """, new { organisation = db.OrganisationId }, ct);
}
