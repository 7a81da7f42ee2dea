namespace MkbZekerheid.Model;

/// <summary>Kinds of reviews.</summary>
public enum ReviewKind { ManagementReview, InternalAudit, SelfAssessment }

/// <summary>A management review, audit or self-assessment (method 1.8 Review). Owner: improvement.</summary>
public sealed record Review
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Review)]
    public required string Id { get; init; }

    /// <summary>Kind.</summary>
    public ReviewKind? Kind { get; init; }

    /// <summary>Date held; unknown means planned.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Subjects that were on the table.</summary>
    public ModelList<ReviewInput> Inputs { get; init; }

    /// <summary>Number of decisions recorded.</summary>
    [Whole]
    public int? Decisions { get; init; }

    /// <summary>The decisions in words.</summary>
    public ModelList<string> DecisionTexts { get; init; }

    /// <summary>Major deviations.</summary>
    [Whole]
    public int? MajorNonconformities { get; init; }

    /// <summary>Minor deviations.</summary>
    [Whole]
    public int? MinorNonconformities { get; init; }

    /// <summary>Observations.</summary>
    [Whole]
    public int? Observations { get; init; }

    /// <summary>When the next one is due.</summary>
    public DateOnly? NextDueOn { get; init; }
}

/// <summary>A subject of a review.</summary>
public sealed record ReviewInput
{
    /// <summary>Subject.</summary>
    [Shorthand]
    public required string Topic { get; init; }

    /// <summary>Whether it was discussed.</summary>
    public bool? Done { get; init; }
}

/// <summary>The level that the company gives itself in a phase (method 1.8 MaturityAssessment; the computed level stands beside it). Owner: improvement.</summary>
public sealed record MaturityAssessment
{
    /// <summary>0 to 5.</summary>
    [Whole(0, 5), Shorthand]
    public required int Level { get; init; }

    /// <summary>What shows it.</summary>
    public string? Evidence { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? AssessedOn { get; init; }
}

/// <summary>Kinds of entries in the yearly calendar.</summary>
public enum CalendarItemKind { KpiSnapshot, DependencySnapshot, ContactCheck, Tabletop, TechnicalTest, Exercise, ObjectReview, ManagementReview, InternalAudit, SelfAssessment, Awareness, Other }

/// <summary>An entry in the calendar of the coming year (method 1.0.1). Owner: improvement.</summary>
public sealed record CalendarItem
{
    /// <summary>Code.</summary>
    [Code(EntityKind.CalendarItem)]
    public required string Id { get; init; }

    /// <summary>Kind.</summary>
    public CalendarItemKind? Kind { get; init; }

    /// <summary>What.</summary>
    public string? Text { get; init; }

    /// <summary>Phase that it keeps up to date, F1 to F8.</summary>
    [Ref(EntityKind.Phase)]
    public string? PhaseId { get; init; }

    /// <summary>Role title that does it.</summary>
    [RoleTitle]
    public string? OwnerRole { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>When it was done.</summary>
    public DateOnly? DoneOn { get; init; }
}
