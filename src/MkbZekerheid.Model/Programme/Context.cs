namespace MkbZekerheid.Model;

/// <summary>Kinds of stakeholders.</summary>
public enum StakeholderKind { Customer, Employee, Supplier, Government, Bank, Insurer, Neighbourhood, Owner }

/// <summary>Kinds of requirements from outside.</summary>
public enum LegalRequirementKind { Law, Contract, Standard, Permit }

/// <summary>Someone who expects something of the company (method 1.1 Stakeholder). Owner: scope.</summary>
public sealed record Stakeholder
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Stakeholder)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Kind.</summary>
    public StakeholderKind? Kind { get; init; }

    /// <summary>What they expect.</summary>
    public string? Expectation { get; init; }

    /// <summary>Influence, 1 to 5.</summary>
    [Whole(1, 5)]
    public int? Influence { get; init; }

    /// <summary>To be told within so many hours.</summary>
    [Hours]
    public decimal? InformWithinHours { get; init; }
}

/// <summary>A demand of a law, contract, standard or permit (method 1.1 LegalRequirement). Owner: scope.</summary>
public sealed record LegalRequirement
{
    /// <summary>Code.</summary>
    [Code(EntityKind.LegalRequirement)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Kind.</summary>
    public LegalRequirementKind? Kind { get; init; }

    /// <summary>Where it is written.</summary>
    public string? Source { get; init; }

    /// <summary>What follows when it is not met.</summary>
    public string? Consequence { get; init; }

    /// <summary>To be reported within so many hours.</summary>
    [Hours]
    public decimal? NotifyWithinHours { get; init; }
}

/// <summary>A goal of the programme (method 1.1 Objective). Owner: scope.</summary>
public sealed record Objective
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Objective)]
    public required string Id { get; init; }

    /// <summary>The goal in words.</summary>
    public string? Text { get; init; }

    /// <summary>KPI that measures it, such as KPI06.</summary>
    public string? Metric { get; init; }

    /// <summary>Value to reach, in the unit of the KPI.</summary>
    [Figure]
    public decimal? Target { get; init; }

    /// <summary>Date to reach it.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Role title that answers for it.</summary>
    [RoleTitle]
    public string? OwnerRole { get; init; }
}
