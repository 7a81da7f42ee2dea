namespace MkbZekerheid.Model;

/// <summary>The Plan B of a department (method 1.6 Plan). Owner: planB.</summary>
public sealed record Plan
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Plan)]
    public required string Id { get; init; }

    /// <summary>Department.</summary>
    [Ref(EntityKind.Department)]
    public string? DepartmentId { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Status.</summary>
    public ApprovalStatus? Status { get; init; }

    /// <summary>Version, major.minor.</summary>
    public string? Version { get; init; }

    /// <summary>Date approved.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Date of the next review.</summary>
    public DateOnly? ReviewDueOn { get; init; }

    /// <summary>What the plan is for.</summary>
    public string? Purpose { get; init; }

    /// <summary>What it takes for granted.</summary>
    public string? Assumptions { get; init; }

    /// <summary>Activities in the plan.</summary>
    [Ref(EntityKind.Activity)]
    public ModelList<string> ActivityIds { get; init; }

    /// <summary>Strategies that it works out.</summary>
    [Ref(EntityKind.Strategy)]
    public ModelList<string> StrategyIds { get; init; }

    /// <summary>Scenarios that it serves; unknown or empty means all.</summary>
    [Ref(EntityKind.Scenario)]
    public ModelList<string> ScenarioIds { get; init; }

    /// <summary>When the plan starts.</summary>
    public string? ActivationCriteria { get; init; }

    /// <summary>Role title that starts it; its deputy is in the team.</summary>
    [RoleTitle]
    public string? ActivatedByRole { get; init; }

    /// <summary>Role title that starts it when the first is away.</summary>
    [RoleTitle]
    public string? ActivationDeputyRole { get; init; }

    /// <summary>Role title that approves the plan.</summary>
    [RoleTitle]
    public string? ApproverRole { get; init; }

    /// <summary>Question 3: who takes part.</summary>
    public ModelList<TeamMember> Team { get; init; }

    /// <summary>Question 1: the first actions of a user of the plan.</summary>
    public ModelList<RespondStep> RespondSteps { get; init; }

    /// <summary>Question 2: other ways to work.</summary>
    public ModelList<AlternativeWay> AlternativeWays { get; init; }

    /// <summary>Question 3: who manages the recovery.</summary>
    public ResponseTeam? ResponseTeam { get; init; }

    /// <summary>People needed at least, per activity.</summary>
    [Ref(EntityKind.Activity), Whole]
    public ModelMap<int> MinimumStaff { get; init; }

    /// <summary>Recovery steps.</summary>
    public ModelList<PlanStep> Steps { get; init; }

    /// <summary>Who is told what.</summary>
    public ModelList<CommunicationItem> Communication { get; init; }

    /// <summary>When the contact list was last checked.</summary>
    public DateOnly? ContactListCheckedOn { get; init; }

    /// <summary>Whether there is a copy that works without network, as confirmed by the department head.</summary>
    public bool? OfflineCopy { get; init; }

    /// <summary>Where that copy is.</summary>
    public string? OfflineCopyLocation { get; init; }

    /// <summary>Back to normal.</summary>
    public StandDown? ReturnToNormal { get; init; }
}

/// <summary>Tasks in a response team.</summary>
public enum TaskGroup { CrisisTeam, Recovery, Communication, Participant }

/// <summary>A member of the team of a plan (method 1.6 TeamMember).</summary>
public sealed record TeamMember
{
    /// <summary>Role title.</summary>
    [Shorthand]
    [RoleTitle]
    public required string Role { get; init; }

    /// <summary>Role title of the deputy.</summary>
    [RoleTitle]
    public string? DeputyRole { get; init; }

    /// <summary>What the member does.</summary>
    public string? Task { get; init; }

    /// <summary>Group.</summary>
    public TaskGroup? TaskGroup { get; init; }

    /// <summary>How to reach the member.</summary>
    public string? ReachableBy { get; init; }
}

/// <summary>Who manages, and who takes part in, the recovery.</summary>
public sealed record ResponseTeam
{
    /// <summary>Role title in the crisis team.</summary>
    [RoleTitle]
    public string? CrisisTeamRole { get; init; }

    /// <summary>Role titles of the participants.</summary>
    [RoleTitle]
    public ModelList<string> Participants { get; init; }
}

/// <summary>One of the first actions (method 1.6 RespondStep).</summary>
public sealed record RespondStep
{
    /// <summary>What to do, at most 15 words.</summary>
    [Shorthand]
    public required string Text { get; init; }

    /// <summary>Scenario that it is for; unknown means all.</summary>
    [Ref(EntityKind.Scenario)]
    public string? ScenarioId { get; init; }
}

/// <summary>Another way to work until things are normal (method 1.6 AlternativeWay).</summary>
public sealed record AlternativeWay
{
    /// <summary>The other way.</summary>
    [Shorthand]
    public required string Text { get; init; }

    /// <summary>Activity.</summary>
    [Ref(EntityKind.Activity)]
    public string? ActivityId { get; init; }

    /// <summary>Requirement whose alternative it is.</summary>
    [Ref(EntityKind.Requirement)]
    public string? RequirementId { get; init; }

    /// <summary>Name of that alternative.</summary>
    public string? AlternativeName { get; init; }

    /// <summary>People needed at least, per role.</summary>
    public ModelList<RoleCount> MinimumStaff { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>With which tools.</summary>
    public string? Tools { get; init; }

    /// <summary>How long it can last, hours.</summary>
    [Hours]
    public decimal? UntilHours { get; init; }
}

/// <summary>A number of people in a role.</summary>
public sealed record RoleCount
{
    /// <summary>Role title.</summary>
    [RoleTitle]
    public required string Role { get; init; }

    /// <summary>Number.</summary>
    [Whole]
    public int? Count { get; init; }
}

/// <summary>A recovery step (method 1.6 PlanStep).</summary>
public sealed record PlanStep
{
    /// <summary>Number within the plan.</summary>
    [Whole(1)]
    public required int No { get; init; }

    /// <summary>What to do.</summary>
    public string? Text { get; init; }

    /// <summary>Role title.</summary>
    [RoleTitle]
    public string? Role { get; init; }

    /// <summary>Hours from activation.</summary>
    [Hours]
    public decimal? WithinHours { get; init; }

    /// <summary>Activity that it brings back.</summary>
    [Ref(EntityKind.Activity)]
    public string? ActivityId { get; init; }

    /// <summary>Number of the step in the same plan that comes first (no rings).</summary>
    [Whole(1)]
    public int? AfterNo { get; init; }

    /// <summary>What shows that it was done.</summary>
    public string? Evidence { get; init; }

    /// <summary>Whether it is ticked off during a crisis.</summary>
    public bool? Checklist { get; init; }
}

/// <summary>Who is told what (method 1.6 CommunicationItem).</summary>
public sealed record CommunicationItem
{
    /// <summary>Audience.</summary>
    [Shorthand]
    public required string Audience { get; init; }

    /// <summary>Message.</summary>
    public string? Message { get; init; }

    /// <summary>Channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Role title.</summary>
    [RoleTitle]
    public string? Role { get; init; }

    /// <summary>Within so many hours.</summary>
    [Hours]
    public decimal? WithinHours { get; init; }
}

/// <summary>Back to normal (method 1.6 StandDown).</summary>
public sealed record StandDown
{
    /// <summary>When.</summary>
    [Shorthand]
    public string? Criteria { get; init; }

    /// <summary>Role title that decides.</summary>
    [RoleTitle]
    public string? DecisionRole { get; init; }

    /// <summary>How the backlog is worked off.</summary>
    public string? Backlog { get; init; }
}
