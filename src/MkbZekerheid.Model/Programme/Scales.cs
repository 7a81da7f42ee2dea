namespace MkbZekerheid.Model;

/// <summary>The scales that every phase uses (method 1.1 ImpactCategory, DurationPoint, LikelihoodLevel). Owner: scope.</summary>
public sealed record Scales
{
    /// <summary>Hours at which impact is asked, ascending.</summary>
    [Hours]
    public ModelList<decimal> DurationPoints { get; init; }

    /// <summary>Categories of impact; weights sum to 1.</summary>
    public ModelList<ImpactCategory> ImpactCategories { get; init; }

    /// <summary>Likelihood levels 1 to 5, each a half-open interval of events per year.</summary>
    public ModelList<LikelihoodLevel> Likelihood { get; init; }

    /// <summary>Classes of the risk score (likelihood times impact, 1 to 25).</summary>
    public ModelList<RiskClass> RiskClasses { get; init; }

    /// <summary>Classes of criticality by MTPD.</summary>
    public ModelList<CriticalityClass> CriticalityClasses { get; init; }
}

/// <summary>A category of impact with its five levels.</summary>
public sealed record ImpactCategory
{
    /// <summary>Code, such as FIN.</summary>
    [Code(EntityKind.ImpactCategory)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>From this level on the impact is not acceptable, 2 to 5.</summary>
    [Whole(2, 5)]
    public int? UnacceptableLevel { get; init; }

    /// <summary>Weight, 0 to 1.</summary>
    [Share]
    public decimal? Weight { get; init; }

    /// <summary>Descriptions of levels 1 to 5.</summary>
    public ModelList<string> Levels { get; init; }

    /// <summary>For money: lower bounds in euro of levels 1 to 5, ascending; unknown for the other categories.</summary>
    [Money]
    public ModelList<decimal> EurLowerBounds { get; init; }
}

/// <summary>A likelihood level: from (inclusive) to (exclusive) events per year.</summary>
public sealed record LikelihoodLevel
{
    /// <summary>1 to 5.</summary>
    [Whole(1, 5)]
    public required int Level { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Events per year, inclusive.</summary>
    [Factor]
    public decimal? PerYearFrom { get; init; }

    /// <summary>Events per year, exclusive; unknown means without end.</summary>
    [Factor]
    public decimal? PerYearTo { get; init; }
}

/// <summary>A class of the risk score.</summary>
public sealed record RiskClass
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Lowest score, 1 to 25.</summary>
    [Whole(1, 25)]
    public int? From { get; init; }

    /// <summary>Highest score, 1 to 25.</summary>
    [Whole(1, 25)]
    public int? To { get; init; }

    /// <summary>What to do, in words.</summary>
    public string? Rule { get; init; }
}

/// <summary>A class of criticality, A (first) to E.</summary>
public sealed record CriticalityClass
{
    /// <summary>Name, A to E.</summary>
    public string? Name { get; init; }

    /// <summary>Highest MTPD in hours; unknown means later or never.</summary>
    [Hours]
    public decimal? MtpdTo { get; init; }
}
