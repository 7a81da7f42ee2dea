namespace MkbZekerheid.Model;

/// <summary>Where a single point of failure stands.</summary>
public enum SpofStatus { Open, InProgress, Resolved, Accepted }

/// <summary>The decision on a single point of failure (method 1.4 SpofFinding: the finding is computed, the verdict is a fact). Owner: dependencies.</summary>
public sealed record SpofVerdict
{
    /// <summary>Code.</summary>
    [Code(EntityKind.SpofVerdict)]
    public required string Id { get; init; }

    /// <summary>Resource.</summary>
    [Ref(EntityKind.Resource)]
    public required string ResourceId { get; init; }

    /// <summary>Verdict.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why; needed when acceptable.</summary>
    public string? Reason { get; init; }

    /// <summary>Where it stands.</summary>
    public SpofStatus? Status { get; init; }

    /// <summary>Role title that decided.</summary>
    [RoleTitle(past: true)]
    public string? DecidedByRole { get; init; }

    /// <summary>When.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Actions that follow from it.</summary>
    [Ref(EntityKind.Action)]
    public ModelList<string> ActionIds { get; init; }
}

/// <summary>A ring of dependencies that somebody has looked at and confirmed. Owner: dependencies.</summary>
public sealed record ConfirmedCycle
{
    /// <summary>Code.</summary>
    [Code(EntityKind.ConfirmedCycle)]
    public required string Id { get; init; }

    /// <summary>Activities and resources in the ring, in any order.</summary>
    [Ref(EntityKind.Activity, EntityKind.Resource)]
    public ModelList<string> Refs { get; init; }

    /// <summary>Role title that confirmed it.</summary>
    [RoleTitle(past: true)]
    public string? ConfirmedByRole { get; init; }

    /// <summary>When.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Why it is right.</summary>
    public string? Reason { get; init; }
}
