namespace MkbZekerheid.Model;

/// <summary>Where a phase of the programme stands.</summary>
public enum PhaseStatus { Planned, Started, InReview, Done, InRevision }

/// <summary>The programme of 17 weeks (method 1.0.1). End dates follow from the start: startOn + 7 (weekTo - 1) + 4 days. Owner: scope.</summary>
public sealed record Programme
{
    /// <summary>First day, a Monday.</summary>
    public DateOnly? StartOn { get; init; }

    /// <summary>Number of weeks; default 17.</summary>
    [Whole(1, 520)]
    public int? Weeks { get; init; }

    /// <summary>The eight phases.</summary>
    public ModelList<ProgrammePhase> Phases { get; init; }
}

/// <summary>One phase of the programme, F1 to F8.</summary>
public sealed record ProgrammePhase
{
    /// <summary>F1 to F8.</summary>
    [Ref(EntityKind.Phase)]
    public required string Id { get; init; }

    /// <summary>First week, from 1.</summary>
    [Whole(1, 520)]
    public int? WeekFrom { get; init; }

    /// <summary>Last week.</summary>
    [Whole(1, 520)]
    public int? WeekTo { get; init; }

    /// <summary>Where it stands.</summary>
    public PhaseStatus? Status { get; init; }

    /// <summary>Why it was started before the phase before it was approved.</summary>
    public string? StartedEarlyReason { get; init; }

    /// <summary>Planned hours per programme role.</summary>
    public ModelList<PhaseEffort> Effort { get; init; }

    /// <summary>Tasks.</summary>
    public ModelList<ProgrammeTask> Tasks { get; init; }
}

/// <summary>Planned effort of a role in a phase.</summary>
public sealed record PhaseEffort
{
    /// <summary>Role title or programme role in words.</summary>
    public required string Role { get; init; }

    /// <summary>Hours per person.</summary>
    [Hours]
    public decimal? Hours { get; init; }
}

/// <summary>One task in a phase.</summary>
public sealed record ProgrammeTask
{
    /// <summary>Number within the phase.</summary>
    [Whole(1)]
    public required int No { get; init; }

    /// <summary>What to do.</summary>
    public string? Text { get; init; }

    /// <summary>Role that leads it.</summary>
    [RoleTitle]
    public string? LeadRole { get; init; }

    /// <summary>Week of the programme.</summary>
    [Whole(1, 520)]
    public int? Week { get; init; }

    /// <summary>Whether it is done.</summary>
    public bool? Done { get; init; }

    /// <summary>When it was done.</summary>
    public DateOnly? DoneOn { get; init; }
}
