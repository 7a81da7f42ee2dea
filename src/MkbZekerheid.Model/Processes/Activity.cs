namespace MkbZekerheid.Model;

/// <summary>Whether an activity needs a Plan B.</summary>
public enum YesNo { Yes, No }

/// <summary>A part of a process (method 1.2 Activity). Owner: processes.</summary>
public sealed record Activity
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Activity)]
    public required string Id { get; init; }

    /// <summary>Process.</summary>
    [Ref(EntityKind.Process)]
    public required string ProcessId { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Role title of the owner.</summary>
    [RoleTitle]
    public string? OwnerRole { get; init; }

    /// <summary>Whether the process stops without it.</summary>
    public bool? Essential { get; init; }

    /// <summary>Impact level 1 to 5 per category at each duration point; never falling.</summary>
    [Ref(EntityKind.ImpactCategory), NeverFalling, Whole(1, 5)]
    public ModelMap<ModelList<int?>> ImpactLevels { get; init; }

    /// <summary>Minimum operating level, percent of normal.</summary>
    [Percent]
    public decimal? MolPercent { get; init; }

    /// <summary>Recovery time objective, hours; unknown means not time-critical.</summary>
    [Hours]
    public decimal? RtoHours { get; init; }

    /// <summary>Most data that may be lost, hours; unknown means no demand.</summary>
    [Hours]
    public decimal? RpoHours { get; init; }

    /// <summary>Time to start when everything is back, hours.</summary>
    [Hours]
    public decimal? RestartHours { get; init; }

    /// <summary>Peak season in words.</summary>
    public string? SeasonPeak { get; init; }

    /// <summary>Months of the peak, 1 to 12.</summary>
    [Whole(1, 12)]
    public ModelList<int> PeakMonths { get; init; }

    /// <summary>Whether a Plan B is needed, as decided.</summary>
    public YesNo? PlanBNeeded { get; init; }

    /// <summary>Why.</summary>
    public string? PlanBReason { get; init; }

    /// <summary>Levels to reach over time, ascending; optional.</summary>
    public ModelList<LevelAfter> LevelsOverTime { get; init; }

    /// <summary>What the activity needs; all of them.</summary>
    public ModelList<Requirement> Requirements { get; init; }
}

/// <summary>A level that must be reached after a number of hours.</summary>
public sealed record LevelAfter
{
    /// <summary>Hours from the start of the outage.</summary>
    [Hours]
    public required decimal AfterHours { get; init; }

    /// <summary>Percent of normal.</summary>
    [Percent]
    public required decimal Percent { get; init; }
}
