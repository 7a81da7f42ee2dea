namespace MkbZekerheid.Model;

/// <summary>What made an action necessary.</summary>
public enum ActionSource
{
    Finding, RtoGap, RpoGap, UncoveredRisk, Risk, Spof, Dependency, Concentration, KeyPerson, SupplierAssessment,
    Review, Audit, Incident, ChangeTrigger, Approval, Other,
}

/// <summary>Something that someone must do before a date (method 1.7 Action). Due: dueOn on or before the as-of date; overdue: due and not closed. Owner: core.</summary>
public sealed record ImprovementAction
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Action)]
    public required string Id { get; init; }

    /// <summary>Where it came from, in words or the code of a finding.</summary>
    public string? Source { get; init; }

    /// <summary>What kind of source that is.</summary>
    public ActionSource? SourceKind { get; init; }

    /// <summary>The objects that the action is about (finding, resource, threat, dependency and so on).</summary>
    public ModelList<EntityRef> About { get; init; }

    /// <summary>What has to be done.</summary>
    public string? Text { get; init; }

    /// <summary>Role title that does it.</summary>
    [RoleTitle]
    public string? OwnerRole { get; init; }

    /// <summary>Due date as agreed first.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>New due date; counts for the 30 days rule only when <see cref="PostponedByRole"/> is set.</summary>
    public DateOnly? PostponedTo { get; init; }

    /// <summary>Role title that approved the new date.</summary>
    [RoleTitle(past: true)]
    public string? PostponedByRole { get; init; }

    /// <summary>Date closed; unknown means open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>What shows that it was done.</summary>
    public string? Evidence { get; init; }

    /// <summary>Whether the effect was checked or tested again.</summary>
    public bool? EffectChecked { get; init; }

    /// <summary>Date of that check.</summary>
    public DateOnly? EffectCheckedOn { get; init; }
}
