namespace MkbZekerheid.Model;

/// <summary>The resource kinds, and customer.</summary>
public enum DependencyKind { Employee, Location, Ict, Machine, Supplier, Customer }

/// <summary>Whether a dependence is responsible.</summary>
public enum Verdict { Acceptable, Reduce, Irresponsible }

/// <summary>
/// Something that the company cannot do without (method 1.4 Dependency). The current score follows from the fields:
/// 100 min(1, substituteHours / mtpdHours) (0.7 marginShare + 0.3 concentration). Owner: dependencies.
/// </summary>
public sealed record Dependency
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Dependency)]
    public required string Id { get; init; }

    /// <summary>Kind.</summary>
    public required DependencyKind Kind { get; init; }

    /// <summary>Resource or customer.</summary>
    [Ref(EntityKind.Resource, EntityKind.Customer)]
    public string? Ref { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>MTPD of the most demanding product or activity served, hours.</summary>
    [Hours]
    public decimal? MtpdHours { get; init; }

    /// <summary>Share of margin at risk now, 0 to 1.</summary>
    [Share]
    public decimal? MarginShare { get; init; }

    /// <summary>Concentration in its category now, 0 to 1.</summary>
    [Share]
    public decimal? Concentration { get; init; }

    /// <summary>Hours until a replacement works at the minimum level, now.</summary>
    [Hours]
    public decimal? SubstituteHours { get; init; }

    /// <summary>Verdict as decided; unknown means by the score.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why the dependence is accepted.</summary>
    public string? ReasonAccepted { get; init; }

    /// <summary>When it was taken off the list.</summary>
    public DateOnly? RetiredOn { get; init; }

    /// <summary>Why.</summary>
    public string? RetiredReason { get; init; }

    /// <summary>Month ends, immutable.</summary>
    public ModelList<DependencySnapshot> History { get; init; }
}

/// <summary>A dependency at the end of a closed month (method 1.4 DependencySnapshot). A record: never recomputed.</summary>
public sealed record DependencySnapshot
{
    /// <summary>Last day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Share of margin at risk, 0 to 1.</summary>
    [Share]
    public decimal? MarginShare { get; init; }

    /// <summary>Concentration, 0 to 1.</summary>
    [Share]
    public decimal? Concentration { get; init; }

    /// <summary>Hours until a replacement works.</summary>
    [Hours]
    public decimal? SubstituteHours { get; init; }

    /// <summary>Score as recorded, 0 to 100.</summary>
    [Percent]
    public decimal? Score { get; init; }

    /// <summary>What changed.</summary>
    public string? Change { get; init; }

    /// <summary>Why a correction was recorded.</summary>
    public string? Note { get; init; }
}
