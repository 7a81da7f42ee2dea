using MkbZekerheid.Model;

namespace MkbZekerheid.Data;

/// <summary>
/// The road of everything that is approved: draft -> inReview -> approved -> inRevision -> (inReview ->) approved, and retired from anywhere.
/// Every step runs inside the caller's change, so it is audited and can be undone; an approved version itself is kept for good.
/// </summary>
public interface IApprovals
{
    /// <summary>Where a thing stands, or null when it was never put forward.</summary>
    Task<ApprovalState?> FindAsync(OrganisationSession session, ApprovalTarget target, CancellationToken ct = default);

    /// <summary>Asks for approval: from draft or inRevision (or nothing yet) to inReview.</summary>
    Task<ApprovalResult> SubmitAsync(OrganisationSession session, ApprovalTarget target, string requestedByRole, string? remark = null, CancellationToken ct = default);

    /// <summary>
    /// Approves from inReview, and freezes <paramref name="snapshot"/>. The first version is 1.0. Afterwards a major decision
    /// raises 1.x to 2.0, a minor one 1.0 to 1.1. A number that was ever used is never used again.
    /// </summary>
    /// <param name="snapshot">The content as JSON text, as it is now.</param>
    Task<ApprovalResult> ApproveAsync(OrganisationSession session, ApprovalTarget target, ApprovalDecision decision, string snapshot, CancellationToken ct = default);

    /// <summary>Sends it back from inReview to draft, or to inRevision when there is an approved version.</summary>
    Task<ApprovalResult> ReturnAsync(OrganisationSession session, ApprovalTarget target, string remark, CancellationToken ct = default);

    /// <summary>Opens an approved thing for change: approved to inRevision. The approved version stays in force.</summary>
    Task<ApprovalResult> ReviseAsync(OrganisationSession session, ApprovalTarget target, string? remark = null, CancellationToken ct = default);

    /// <summary>Takes it out of use.</summary>
    Task<ApprovalResult> RetireAsync(OrganisationSession session, ApprovalTarget target, string? remark = null, CancellationToken ct = default);

    /// <summary>All approved versions, newest first.</summary>
    Task<IReadOnlyList<ApprovedVersion>> VersionsAsync(OrganisationSession session, ApprovalTarget target, CancellationToken ct = default);
}

/// <summary>What is approved.</summary>
/// <param name="Kind">Kind of the thing.</param>
/// <param name="Code">Its code (F1 to F8 for a phase).</param>
/// <param name="DepartmentId">Internal id of the department, for a part that is approved per department.</param>
public sealed record ApprovalTarget(EntityKind Kind, string Code, Guid? DepartmentId = null);

/// <summary>The decision of an approver.</summary>
public sealed record ApprovalDecision
{
    /// <summary>Who approves.</summary>
    public required Actor By { get; init; }

    /// <summary>The role title that approves, as the company names it.</summary>
    public required string ByRole { get; init; }

    /// <summary>The programme role in which it was approved.</summary>
    public ProgrammeRole? As { get; init; }

    /// <summary>Whether the version goes up by a whole number; a small correction goes from 1.0 to 1.1.</summary>
    public bool Major { get; init; } = true;

    /// <summary>Date of the next review.</summary>
    public DateOnly? ReviewDueOn { get; init; }

    /// <summary>Remark or reason.</summary>
    public string? Remark { get; init; }
}

/// <summary>Where a thing stands.</summary>
public sealed record ApprovalState
{
    public Guid Id { get; init; }

    /// <summary>Version of the row, for concurrency.</summary>
    public int Version { get; init; }

    public ApprovalStatus Status { get; init; }

    /// <summary>The version in force, major.minor, or null when none was approved.</summary>
    public string? ApprovalVersion { get; init; }

    public string? RequestedByRole { get; init; }
    public DateTimeOffset? RequestedAt { get; init; }
    public string? ApprovedByRole { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public DateOnly? ReviewDueOn { get; init; }
    public string? Remark { get; init; }
}

/// <summary>What became of a step.</summary>
/// <param name="State">Where the thing stands now (unchanged when refused).</param>
/// <param name="Done">False when the step does not fit the status.</param>
public sealed record ApprovalResult(ApprovalState? State, bool Done);

/// <summary>One approved version.</summary>
public sealed record ApprovedVersion
{
    public Guid Id { get; init; }
    public string ApprovalVersion { get; init; } = "";
    public string ApprovedByRole { get; init; } = "";
    public DateTimeOffset ApprovedAt { get; init; }
    public string? Remark { get; init; }

    /// <summary>The content as JSON text.</summary>
    public string Snapshot { get; init; } = "";

    /// <summary>SHA-256 over the UTF-8 bytes of <see cref="Snapshot"/>.</summary>
    public byte[] Sha256 { get; init; } = [];

    /// <summary>The version in force when this one was approved, or null when there was none.</summary>
    public string? Replaces { get; init; }

    /// <summary>
    /// The version numbers that were taken back: those that cannot be reached from the version in force by going from
    /// each version to the one that it replaced.
    /// </summary>
    public static IReadOnlySet<string> Withdrawn(IReadOnlyList<ApprovedVersion> versions, string? inForce)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var gone = versions.Select(version => version.ApprovalVersion).ToHashSet(StringComparer.Ordinal);
        for (var at = inForce; at is not null && gone.Remove(at);)
        {
            at = versions.First(version => version.ApprovalVersion == at).Replaces;
        }

        return gone;
    }
}
