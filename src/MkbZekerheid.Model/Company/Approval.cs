using System.Text.Json;

namespace MkbZekerheid.Model;

/// <summary>Status of an approvable object (method 1.0.2).</summary>
public enum ApprovalStatus { Draft, InReview, Approved, InRevision, Retired }

/// <summary>
/// A decision on a phase, plan, list or other object: who approved which version when, and the frozen content.
/// A record: it is never recomputed. Owner: core.
/// </summary>
public sealed record Approval
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Approval)]
    public required string Id { get; init; }

    /// <summary>Kind of the object that is approved (a phase has the code F1 to F8).</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Code of the object.</summary>
    public required string Ref { get; init; }

    /// <summary>Department, for a part that is approved per department (the analysis of phase F2).</summary>
    [Ref(EntityKind.Department)]
    public string? DepartmentId { get; init; }

    /// <summary>Status.</summary>
    public required ApprovalStatus Status { get; init; }

    /// <summary>Version, major.minor.</summary>
    public string? Version { get; init; }

    /// <summary>Role title that asked for the approval.</summary>
    public string? RequestedByRole { get; init; }

    /// <summary>When it was asked, UTC.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Role title that approved.</summary>
    public string? ApprovedByRole { get; init; }

    /// <summary>The programme role in which it was approved (director = sponsor).</summary>
    public ProgrammeRole? ApprovedAs { get; init; }

    /// <summary>When it was approved, UTC.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Date of the next review.</summary>
    public DateOnly? ReviewDueOn { get; init; }

    /// <summary>Remark or reason.</summary>
    public string? Remark { get; init; }

    /// <summary>The frozen content at the moment of approval, as JSON; unknown when the version was not kept.</summary>
    public JsonElement? Snapshot { get; init; }
}
