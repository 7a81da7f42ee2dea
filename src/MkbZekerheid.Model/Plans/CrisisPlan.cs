namespace MkbZekerheid.Model;

/// <summary>How serious it is.</summary>
public enum AlarmLevel { Disturbance, Disruption, Crisis }

/// <summary>The overall plan of the company (method 1.6 OverallPlan). Owner: planB.</summary>
public sealed record CrisisPlan
{
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

    /// <summary>When which alarm applies.</summary>
    public ModelList<AlarmRule> AlarmLevels { get; init; }

    /// <summary>Where the crisis team meets.</summary>
    public string? MeetingPlace { get; init; }

    /// <summary>Where it meets when that place is gone.</summary>
    public string? AlternativeMeetingPlace { get; init; }

    /// <summary>Crisis team.</summary>
    public ModelList<TeamMember> Team { get; init; }

    /// <summary>Headings of the log.</summary>
    public ModelList<string> LogTemplate { get; init; }

    /// <summary>Rules for decisions.</summary>
    public ModelList<string> DecisionRules { get; init; }

    /// <summary>Who is told what.</summary>
    public ModelList<CommunicationItem> Communication { get; init; }
}

/// <summary>When an alarm level applies.</summary>
public sealed record AlarmRule
{
    /// <summary>Level.</summary>
    public required AlarmLevel Level { get; init; }

    /// <summary>When it applies.</summary>
    public string? Criteria { get; init; }

    /// <summary>Role title that decides.</summary>
    [RoleTitle]
    public string? DecisionRole { get; init; }
}

/// <summary>Kinds of contacts.</summary>
public enum ContactKind { Internal, EmergencyService, Supplier, Customer, Regulator, Insurer, Press }

/// <summary>Someone to call (method 1.6 PlanContact). Owner: planB.</summary>
public sealed record Contact
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Contact)]
    public required string Id { get; init; }

    /// <summary>Kind.</summary>
    public ContactKind? Kind { get; init; }

    /// <summary>Role title or organisation.</summary>
    public string? Name { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>When to call.</summary>
    public string? Purpose { get; init; }

    /// <summary>Plans that print it; unknown or empty means all.</summary>
    [Ref(EntityKind.Plan)]
    public ModelList<string> PlanIds { get; init; }

    /// <summary>Customer or supplier that it belongs to.</summary>
    [Ref(EntityKind.Customer, EntityKind.Resource)]
    public string? Ref { get; init; }

    /// <summary>When it was last checked.</summary>
    public DateOnly? LastCheckedOn { get; init; }
}

/// <summary>A number of people (one role) confirmed reading a plan. Owner: planB.</summary>
public sealed record ReadConfirmation
{
    /// <summary>Code.</summary>
    [Code(EntityKind.ReadConfirmation)]
    public required string Id { get; init; }

    /// <summary>Plan.</summary>
    [Ref(EntityKind.Plan)]
    public required string PlanId { get; init; }

    /// <summary>Version that was read.</summary>
    public string? Version { get; init; }

    /// <summary>Role title of the readers.</summary>
    [RoleTitle(past: true)]
    public string? Role { get; init; }

    /// <summary>Number of people; unknown counts as 1.</summary>
    [Whole(1, 100_000)]
    public int? Count { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? ConfirmedOn { get; init; }
}
