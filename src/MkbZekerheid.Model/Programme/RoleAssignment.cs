namespace MkbZekerheid.Model;

/// <summary>The roles in the programme (method 1.0.4); director is the sponsor.</summary>
public enum ProgrammeRole { Director, ProgrammeLead, DepartmentHead, ProcessOwner, Employee, IctManager, SafetyOfficer, Auditor, Adviser }

/// <summary>Responsible, accountable, consulted, informed.</summary>
public enum Raci
{
    [Token("R")] Responsible,
    [Token("A")] Accountable,
    [Token("C")] Consulted,
    [Token("I")] Informed,
}

/// <summary>Who has which role in the programme (method 1.1 RoleAssignment; key <c>programmeRoles</c>). Owner: scope.</summary>
public sealed record RoleAssignment
{
    /// <summary>Code.</summary>
    [Code(EntityKind.RoleAssignment)]
    public required string Id { get; init; }

    /// <summary>Name of the role as shown.</summary>
    public string? Name { get; init; }

    /// <summary>Which programme role it is.</summary>
    public ProgrammeRole? Role { get; init; }

    /// <summary>Role title in the company that fills it.</summary>
    [RoleTitle]
    public string? FilledByRole { get; init; }

    /// <summary>Role title of the deputy.</summary>
    [RoleTitle]
    public string? DeputyRole { get; init; }

    /// <summary>Part in the programme as a whole.</summary>
    public Raci? Raci { get; init; }

    /// <summary>Part per phase, F1 to F8, where it differs.</summary>
    [Ref(EntityKind.Phase)]
    public ModelMap<Raci> RaciByPhase { get; init; }
}
