namespace MkbZekerheid.Engine;

/// <summary>Crew of one kind that a job occupies while it runs.</summary>
public sealed record CrewDemand(string CrewId, int People);

/// <summary>A kind of crew and how many of it there are.</summary>
public sealed record Crew(string Id, int People);

/// <summary>A piece of recovery work.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Hours">Duration, 0 or more.</param>
public sealed record RecoveryJob(string Id, decimal Hours)
{
    /// <summary>Crew it needs for its whole duration.</summary>
    public IReadOnlyList<CrewDemand> Demands { get; init; } = [];

    /// <summary>Jobs that must be finished first.</summary>
    public IReadOnlyList<string> Predecessors { get; init; } = [];

    /// <summary>When it should be finished (RTO or required recovery), hours; null is no due date.</summary>
    public decimal? DueHours { get; init; }

    /// <summary>Loss or criticality per hour late.</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>Rank of the product it serves in the recovery order; null is last.</summary>
    public int? ProductRank { get; init; }

    /// <summary>Rank of the customer it serves; null is last.</summary>
    public int? CustomerRank { get; init; }
}

/// <summary>The order in which jobs are considered; ties always by weight (high first), then id.</summary>
public enum PriorityRule
{
    /// <summary>Due date, earliest first (EDD).</summary>
    DueDate,

    /// <summary>Weight per hour of work, highest first (WSPT).</summary>
    WeightPerHour,

    /// <summary>Weight, highest first.</summary>
    Weight,

    /// <summary>The chosen order: product rank, then customer rank, then due date.</summary>
    Strategy,
}

/// <summary>Why a job does not start earlier.</summary>
public enum StartReason
{
    /// <summary>It starts at once.</summary>
    Immediately,

    /// <summary>It waits for another job.</summary>
    WaitsForJob,

    /// <summary>It waits for crew.</summary>
    WaitsForCrew,
}

/// <summary>Place of a job in the schedule, a bar of the Gantt chart.</summary>
/// <param name="JobId">The job.</param>
/// <param name="StartHours">Start.</param>
/// <param name="EndHours">Finish.</param>
/// <param name="LateHours">Hours after its due date; 0 without.</param>
/// <param name="Reason">Why not earlier.</param>
/// <param name="WaitsFor">The job or crew it waits for.</param>
public sealed record ScheduledJob(string JobId, decimal StartHours, decimal EndHours, decimal LateHours, StartReason Reason, string? WaitsFor);

/// <summary>A schedule.</summary>
/// <param name="Order">The list it was built from.</param>
/// <param name="Jobs">Per job, in input order.</param>
/// <param name="MakespanHours">When the last job ends.</param>
/// <param name="WeightedTardiness">Sum of weight x hours late.</param>
/// <param name="Proven">True when no schedule has less weighted tardiness, and none with the same ends earlier.</param>
public sealed record RecoverySchedule(IReadOnlyList<string> Order, IReadOnlyList<ScheduledJob> Jobs, decimal MakespanHours, decimal WeightedTardiness, bool Proven);
