using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>What done-rules ask of the approvals of a phase (method 1.0.2 and 1.0.4).</summary>
public static class PhaseApproval
{
    /// <summary>
    /// The decision that stands on a phase, for one department or (null) for the whole: the one recorded last; null when there is none.
    /// </summary>
    public static Approval? Standing(ResilienceModel model, string phase, string? departmentId = null) =>
        model.Approvals.LastOrDefault(approval => approval.Kind == EntityKind.Phase && approval.Ref == phase && approval.DepartmentId == departmentId);

    /// <summary>
    /// Whether the phase as a whole is approved by somebody in this programme role. Unknown when no approvals were ever
    /// recorded, or when the approval does not say in which role it was given. Text keys: rule id with <c>Met</c>
    /// (version, date), <c>NotMet</c>, <c>OtherRole</c>, <c>NoApprovals</c>, <c>NoRole</c>.
    /// </summary>
    public static RuleResult By(ResilienceModel model, string rule, string phase, ProgrammeRole role) => Standing(model, phase) switch
    {
        null when !model.Approvals.IsKnown => Answer.Unknown(rule, "NoApprovals"),
        { Status: ApprovalStatus.Approved, ApprovedAs: null } => Answer.Unknown(rule, "NoRole"),
        { Status: ApprovalStatus.Approved } approval when approval.ApprovedAs == role => RuleResult.Met($"{rule}.Met", approval.Version ?? "", DateOf(approval)?.ToString("d", System.Globalization.CultureInfo.CurrentCulture) ?? ""),
        { Status: ApprovalStatus.Approved } approval => RuleResult.NotMet($"{rule}.OtherRole", [approval.Id]),
        _ => RuleResult.NotMet($"{rule}.NotMet", [phase]),
    };

    /// <summary>The UTC date of an approval, or null.</summary>
    public static DateOnly? DateOf(Approval approval) => approval.ApprovedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    /// <summary>
    /// When something that was approved must be looked at again: the date set with the approval, else the approval plus
    /// the days of the settings (default 365); null when it is not approved or the date is not known.
    /// </summary>
    public static DateOnly? ReviewDueOn(ResilienceModel model, Approval? approval) => approval?.Status is not (ApprovalStatus.Approved or ApprovalStatus.InRevision)
        ? null
        : approval.ReviewDueOn ?? DateOf(approval)?.AddDays(model.Settings?.ReviewAfterDays ?? 365);
}
