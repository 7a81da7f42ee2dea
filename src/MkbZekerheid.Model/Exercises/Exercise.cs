namespace MkbZekerheid.Model;

/// <summary>Types of exercises, light to full.</summary>
public enum ExerciseType { Walkthrough, Tabletop, CallTree, Evacuation, TechnicalTest, Functional, FullScale }

/// <summary>Status of an exercise.</summary>
public enum ExerciseStatus { Planned, Held, Evaluated, Closed }

/// <summary>How serious a finding is.</summary>
public enum FindingSeverity { Critical, Major, Minor, Strength }

/// <summary>An exercise or test (method 1.7 Exercise). Its score follows from the parts (method 2.16). Owner: exercises.</summary>
public sealed record Exercise
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Exercise)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Type.</summary>
    public ExerciseType? Type { get; init; }

    /// <summary>Status.</summary>
    public ExerciseStatus? Status { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Hours.</summary>
    [Hours]
    public decimal? DurationHours { get; init; }

    /// <summary>Scenario.</summary>
    [Ref(EntityKind.Scenario)]
    public string? ScenarioId { get; init; }

    /// <summary>Plans used.</summary>
    [Ref(EntityKind.Plan)]
    public ModelList<string> PlanIds { get; init; }

    /// <summary>Threats.</summary>
    [Ref(EntityKind.Threat)]
    public ModelList<string> ThreatIds { get; init; }

    /// <summary>Strategies.</summary>
    [Ref(EntityKind.Strategy)]
    public ModelList<string> StrategyIds { get; init; }

    /// <summary>Suppliers that took part (resources).</summary>
    [Ref(EntityKind.Resource)]
    public ModelList<string> SupplierIds { get; init; }

    /// <summary>Whether it came unannounced.</summary>
    public bool? Unannounced { get; init; }

    /// <summary>Role title of the facilitator.</summary>
    [RoleTitle]
    public string? FacilitatorRole { get; init; }

    /// <summary>Role titles of the observers.</summary>
    [RoleTitle]
    public ModelList<string> ObserverRoles { get; init; }

    /// <summary>Whether the safety brief was confirmed.</summary>
    public bool? SafetyBriefConfirmed { get; init; }

    /// <summary>People invited.</summary>
    [Whole]
    public int? ParticipantsInvited { get; init; }

    /// <summary>People present.</summary>
    [Whole]
    public int? ParticipantsPresent { get; init; }

    /// <summary>Objectives.</summary>
    public ModelList<ExerciseObjective> Objectives { get; init; }

    /// <summary>Injects.</summary>
    public ModelList<Inject> Injects { get; init; }

    /// <summary>Measured recovery times.</summary>
    public ModelList<RtoTest> RtoTests { get; init; }

    /// <summary>Measured data loss.</summary>
    public ModelList<RpoTest> RpoTests { get; init; }

    /// <summary>Findings.</summary>
    public ModelList<Finding> Findings { get; init; }

    /// <summary>True when it was said on purpose that there are no findings.</summary>
    public bool? NoFindings { get; init; }

    /// <summary>Who took part.</summary>
    public ModelList<Participation> Participation { get; init; }
}

/// <summary>An objective of an exercise; rating 3 reached, 2 with problems, 1 with great problems, 0 not reached.</summary>
public sealed record ExerciseObjective
{
    /// <summary>Number within the exercise.</summary>
    [Whole(1)]
    public required int No { get; init; }

    /// <summary>The objective.</summary>
    public string? Text { get; init; }

    /// <summary>Weight, 1 to 5.</summary>
    [Whole(1, 5)]
    public int? Weight { get; init; }

    /// <summary>Whether a rating of 0 fails the exercise.</summary>
    public bool? Critical { get; init; }

    /// <summary>Rating, 0 to 3.</summary>
    [Whole(0, 3)]
    public int? Rating { get; init; }

    /// <summary>Remark.</summary>
    public string? Remark { get; init; }
}

/// <summary>A message that drives the exercise.</summary>
public sealed record Inject
{
    /// <summary>Number within the exercise.</summary>
    [Whole(1)]
    public required int No { get; init; }

    /// <summary>Minutes from the start.</summary>
    [Whole]
    public int? MinuteFromStart { get; init; }

    /// <summary>The message.</summary>
    public string? Text { get; init; }

    /// <summary>Role title that gets it.</summary>
    [RoleTitle]
    public string? ToRole { get; init; }

    /// <summary>What is expected.</summary>
    public string? ExpectedResponse { get; init; }
}

/// <summary>A measured recovery time of an activity or a resource.</summary>
public sealed record RtoTest
{
    /// <summary>Activity, or unknown when it is a resource.</summary>
    [Ref(EntityKind.Activity)]
    public string? ActivityId { get; init; }

    /// <summary>Resource, or unknown when it is an activity.</summary>
    [Ref(EntityKind.Resource)]
    public string? ResourceId { get; init; }

    /// <summary>Goal, hours.</summary>
    [Hours]
    public decimal? TargetHours { get; init; }

    /// <summary>Measured, hours.</summary>
    [Hours]
    public decimal? AchievedHours { get; init; }
}

/// <summary>A measured loss of data.</summary>
public sealed record RpoTest
{
    /// <summary>Resource.</summary>
    [Ref(EntityKind.Resource)]
    public string? ResourceId { get; init; }

    /// <summary>Goal, hours.</summary>
    [Hours]
    public decimal? TargetHours { get; init; }

    /// <summary>Measured, hours.</summary>
    [Hours]
    public decimal? AchievedHours { get; init; }
}

/// <summary>Something that was noticed (method 1.7 Finding).</summary>
public sealed record Finding
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Finding)]
    public required string Id { get; init; }

    /// <summary>How serious.</summary>
    public FindingSeverity? Severity { get; init; }

    /// <summary>What was noticed.</summary>
    public string? Text { get; init; }

    /// <summary>Plan that it is about.</summary>
    [Ref(EntityKind.Plan)]
    public string? PlanId { get; init; }

    /// <summary>Cause.</summary>
    public string? RootCause { get; init; }
}

/// <summary>A role that took part (method 1.7 Participation).</summary>
public sealed record Participation
{
    /// <summary>Role title.</summary>
    [RoleTitle(past: true)]
    public required string Role { get; init; }

    /// <summary>Whether present.</summary>
    public bool? Present { get; init; }

    /// <summary>Own score of stress, 1 to 5.</summary>
    [Whole(1, 5)]
    public int? Stress { get; init; }

    /// <summary>Own score of clarity, 1 to 5.</summary>
    [Whole(1, 5)]
    public int? Clarity { get; init; }
}
