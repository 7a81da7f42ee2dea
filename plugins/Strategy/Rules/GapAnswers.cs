using MkbZekerheid.Model;

namespace MkbZekerheid.Strategy.Rules;

/// <summary>
/// Which resources that recover too slowly (or lose too much data) have an answer: a strategy in force or chosen that
/// touches them, an action with an owner and a date, a decision that this single option is acceptable, or an acceptance of
/// the director that still stands.
/// </summary>
internal static class GapAnswers
{
    /// <summary>Codes of the resources with an answer.</summary>
    public static IReadOnlySet<string> Of(ResilienceModel model)
    {
        var requirements = model.Activities.SelectMany(activity => activity.Requirements).Concat(model.Resources.SelectMany(resource => resource.Requirements))
            .ToLookup(requirement => requirement.Id, requirement => requirement.Primaries.Select(primary => primary.Ref));
        var threats = model.Threats.ToLookup(threat => threat.Id, threat => threat.Effects.Select(effect => effect.Ref));
        IEnumerable<string> Members(string requirement) => requirements[requirement].SelectMany(refs => refs);
        IEnumerable<string> Hit(string threat) => threats[threat].SelectMany(refs => refs);

        IEnumerable<string> Touched(StrategyEffect effect) => effect switch
        {
            SetRecovery recovery => [recovery.ResourceId],
            AddAlternative alternative => Members(alternative.RequirementId),
            SetBuffer buffer => Members(buffer.RequirementId),
            AddUnits units => Members(units.RequirementId),
            ScaleFrequency scale => Hit(scale.ThreatId),
            ScaleDuration scale => Hit(scale.ThreatId),
            ScaleDirectCost scale => Hit(scale.ThreatId),
            InsurancePayout payout => Hit(payout.ThreatId),
            _ => [],
        };

        return model.Strategies.Where(RiskCoverage.Counts).SelectMany(strategy => strategy.Effects).SelectMany(Touched)
            .Concat(model.Actions.Where(action => action.OwnerRole is not null && action.DueOn is not null).SelectMany(action => action.About)
                .Where(about => about.Kind == EntityKind.Resource).Select(about => about.Ref))
            .Concat(model.SpofVerdicts.Where(verdict => verdict is { Verdict: Verdict.Acceptable, Reason: not null }).Select(verdict => verdict.ResourceId))
            .Concat(model.Approvals.Where(approval => IsAcceptance(model, approval)).Select(approval => approval.Ref))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsAcceptance(ResilienceModel model, Approval approval) =>
        approval is { Kind: EntityKind.Resource, Status: ApprovalStatus.Approved, ApprovedAs: ProgrammeRole.Director } && (approval.ReviewDueOn is null || approval.ReviewDueOn >= model.AsOf);
}
