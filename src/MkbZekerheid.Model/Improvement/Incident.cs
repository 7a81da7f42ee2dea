namespace MkbZekerheid.Model;

/// <summary>A real disruption (method 1.8 Incident). Owner: improvement.</summary>
public sealed record Incident
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Incident)]
    public required string Id { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Threat that came true.</summary>
    [Ref(EntityKind.Threat)]
    public string? ThreatId { get; init; }

    /// <summary>Hours.</summary>
    [Hours]
    public decimal? DurationHours { get; init; }

    /// <summary>What happened.</summary>
    public string? Description { get; init; }

    /// <summary>Whether a plan was used.</summary>
    public bool? PlanActivated { get; init; }

    /// <summary>Which.</summary>
    [Ref(EntityKind.Plan)]
    public string? PlanId { get; init; }

    /// <summary>Activity that was hit.</summary>
    [Ref(EntityKind.Activity)]
    public string? ActivityId { get; init; }

    /// <summary>Hours until it worked again.</summary>
    [Hours]
    public decimal? RtoAchievedHours { get; init; }

    /// <summary>Loss, euro.</summary>
    [Money]
    public decimal? Loss { get; init; }

    /// <summary>What was learned.</summary>
    public string? Lessons { get; init; }
}

/// <summary>Signals that plans may have to change.</summary>
public enum ChangeTriggerKind { NewEmployeeInKeyRole, RoleEnds, NewMachine, NewSupplier, NewLargeCustomer, Relocation, NewIctSystem, Incident, LawChange }

/// <summary>Something that changed (method 1.8 ChangeTrigger). Owner: improvement.</summary>
public sealed record ChangeTrigger
{
    /// <summary>Code.</summary>
    [Code(EntityKind.ChangeTrigger)]
    public required string Id { get; init; }

    /// <summary>Kind.</summary>
    public ChangeTriggerKind? Kind { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What changed.</summary>
    public string? Text { get; init; }

    /// <summary>Objects that it touches.</summary>
    public ModelList<EntityRef> About { get; init; }

    /// <summary>When it was handled; unknown means not yet.</summary>
    public DateOnly? HandledOn { get; init; }

    /// <summary>Role title that handled it.</summary>
    [RoleTitle(past: true)]
    public string? HandledByRole { get; init; }

    /// <summary>What was done.</summary>
    public string? Result { get; init; }
}
