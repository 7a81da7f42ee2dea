namespace MkbZekerheid.Model;

/// <summary>Kinds of resources.</summary>
public enum ResourceKind { Employee, Location, Ict, Machine, Supplier }

/// <summary>People in a role, a place, system, machine or supplier (method 1.2 Resource). Owner: processes.</summary>
public sealed record Resource
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Resource)]
    public required string Id { get; init; }

    /// <summary>Kind.</summary>
    public required ResourceKind Kind { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Persons in the role or machines in the set.</summary>
    [Whole(1)]
    public int? Count { get; init; }

    /// <summary>Real time to recover or replace, hours; 0 is a value.</summary>
    [Hours]
    public decimal? RecoveryHours { get; init; }

    /// <summary>Whether that time was measured in a test.</summary>
    public bool? RecoveryTested { get; init; }

    /// <summary>When it was tested.</summary>
    public DateOnly? RecoveryTestedOn { get; init; }

    /// <summary>Time to start when everything is back, hours.</summary>
    [Hours]
    public decimal? RestartHours { get; init; }

    /// <summary>Minimum operating level, percent; unknown counts as 100.</summary>
    [Percent]
    public decimal? MolPercent { get; init; }

    /// <summary>Data: most that may be lost, hours.</summary>
    [Hours]
    public decimal? RpoTargetHours { get; init; }

    /// <summary>Data: what would be lost now, hours.</summary>
    [Hours]
    public decimal? RpoActualHours { get; init; }

    /// <summary>Suppliers: euro per year.</summary>
    [Money]
    public decimal? AnnualSpend { get; init; }

    /// <summary>Department.</summary>
    [Ref(EntityKind.Department)]
    public string? DepartmentId { get; init; }

    /// <summary>Location where it is; for a location the one that it is part of (no rings).</summary>
    [Ref(EntityKind.Resource)]
    public string? LocationId { get; init; }

    /// <summary>Supplier that it comes from.</summary>
    [Ref(EntityKind.Resource)]
    public string? SupplierId { get; init; }

    /// <summary>What the resource itself needs; all of them.</summary>
    public ModelList<Requirement> Requirements { get; init; }
}
