using MkbZekerheid.Engine;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// Which risks are relevant: score (likelihood level times impact level) at least what the appetite says, or an impact that
/// is always relevant. Somebody may override that with a reason.
/// </summary>
public static class RelevantRisks
{
    /// <summary>The relevant risks in file order; null when threats, appetite or likelihood levels are not known.</summary>
    public static IReadOnlyList<Threat>? Of(ResilienceModel model) => !model.Threats.IsKnown || LimitsOf(model) is null || model.Scales is not { Likelihood.Count: > 0 }
        ? null
        : [.. model.Threats.Where(threat => IsRelevant(model, threat) == true)];

    /// <summary>Whether one risk is relevant; null when it is not assessed yet.</summary>
    public static bool? IsRelevant(ResilienceModel model, Threat threat) => threat.RelevantOverride ?? Score(model, threat)?.Relevant;

    /// <summary>Score, class and relevance of a risk as assessed now; null when frequency, impact, appetite or levels are not known.</summary>
    public static RiskScore? Score(ResilienceModel model, Threat threat) =>
        LimitsOf(model) is { } limits && threat is { FrequencyPerYear: { } frequency, ImpactLevel: { } impact } && Risk.LikelihoodOf((double)frequency, BandsOf(model)) is { } likelihood
            ? Risk.Score(likelihood, impact, limits)
            : null;

    /// <summary>True when somebody accepted the risk until a date that is not passed on the as-of date.</summary>
    public static bool IsAccepted(ResilienceModel model, Threat threat) =>
        threat.AcceptedByRole is not null && threat.AcceptedUntil is { } until && until >= model.AsOf
        || model.Approvals.Any(approval => approval is { Kind: EntityKind.Threat, Status: ApprovalStatus.Approved, ApprovedAs: ProgrammeRole.Director }
            && approval.Ref == threat.Id && approval.ReviewDueOn >= model.AsOf);

    private static RiskLimits? LimitsOf(ResilienceModel model) => model.RiskAppetite is { } appetite
        ? new RiskLimits(appetite.RelevantFromScore ?? 6, appetite.ImpactAlwaysRelevant ?? 5, appetite.MaxResidualScore ?? 9)
        : null;

    private static List<LikelihoodBand> BandsOf(ResilienceModel model) =>
        [.. (model.Scales?.Likelihood ?? default).Select(level => new LikelihoodBand(level.Level, (double)(level.PerYearFrom ?? 0), (double?)level.PerYearTo))];
}
