using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using Threat = MkbZekerheid.Model.Threat;

namespace MkbZekerheid.Threats.Rules;

/// <summary>The done-rules of phase 3 (method 1.3). A risk is a threat that was taken along.</summary>
internal sealed class ThreatRules : RuleSet
{
    public ThreatRules()
    {
        Blocking("F3-01", Every_threat_was_looked_at);
        Blocking("F3-02", Every_risk_has_frequency_duration_and_impact);
        Blocking("F3-03", Every_relevant_risk_has_an_owner_and_a_consequence);
        Warning("F3-04", Every_critical_resource_is_hit_by_a_risk);
        Warning("F3-05", The_four_standard_scenarios_exist);
        Blocking("F3-06", Every_relevance_set_by_hand_has_a_reason);
    }

    private static RuleResult Every_threat_was_looked_at(ResilienceModel model) => model.Threats switch
    {
        { IsKnown: false } => Answer.Unknown("F3-01"),
        { Count: 0 } => RuleResult.NotMet("F3-01.None", []),
        _ => Answer.Of("F3-01", model.Threats
            .Where(threat => threat.Considered is null || (threat.Considered == false && string.IsNullOrWhiteSpace(threat.ConsideredReason)))
            .Select(threat => threat.Id), model.Threats.Count),
    };

    private static RuleResult Every_risk_has_frequency_duration_and_impact(ResilienceModel model)
    {
        if (!model.Threats.IsKnown || model.Scales is not { Likelihood.Count: > 0 })
        {
            return Answer.Unknown("F3-02");
        }

        var risks = Risks(model).ToList();
        var bands = model.Scales.Likelihood.Select(level => new LikelihoodBand(level.Level, (double)(level.PerYearFrom ?? 0), (double?)level.PerYearTo)).ToList();
        return Answer.Of("F3-02", risks
            .Where(risk => risk.Duration is null || risk.ImpactLevel is null || risk.FrequencyPerYear is not { } frequency || Risk.LikelihoodOf((double)frequency, bands) is null)
            .Select(risk => risk.Id), risks.Count);
    }

    private static RuleResult Every_relevant_risk_has_an_owner_and_a_consequence(ResilienceModel model)
    {
        if (RelevantRisks.Of(model) is not { } relevant)
        {
            return Answer.Unknown("F3-03");
        }

        var poor = relevant.Where(risk => string.IsNullOrWhiteSpace(risk.OwnerRole) || (risk.Effects.Count == 0 && risk.DirectCost is null)).Select(risk => risk.Id).ToList();
        var unassessed = Risks(model).Count(risk => RelevantRisks.IsRelevant(model, risk) is null);
        return poor.Count == 0 && unassessed > 0 ? Answer.Unknown("F3-03", "NotAssessed", unassessed) : Answer.Of("F3-03", poor, relevant.Count);
    }

    /// <summary>Critical resources are single points of failure whose loss lasts longer than a product can wait, with what works today.</summary>
    private static RuleResult Every_critical_resource_is_hit_by_a_risk(ResilienceModel model)
    {
        if (!model.Threats.IsKnown || !model.Resources.IsKnown || model.Analysis().PointsOfFailure is not { } points)
        {
            return Answer.Unknown("F3-04");
        }

        var critical = points.SelectMany(point => point.OverRto).Distinct(StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var hit = Risks(model).SelectMany(risk => risk.Effects).Select(effect => effect.Ref).ToHashSet(StringComparer.Ordinal);
        return Answer.Of("F3-04", model.Resources.Where(resource => critical.Contains(resource.Id) && !hit.Contains(resource.Id)).Select(resource => resource.Id), critical.Count);
    }

    private static RuleResult The_four_standard_scenarios_exist(ResilienceModel model) => !model.Scenarios.IsKnown
        ? Answer.Unknown("F3-05")
        : Answer.Of("F3-05", Enum.GetValues<StandardScenario>().Where(standard => !model.Scenarios.Any(scenario => scenario.Standard == standard))
            .Select(standard => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(standard.ToString())));

    private static RuleResult Every_relevance_set_by_hand_has_a_reason(ResilienceModel model) => !model.Threats.IsKnown
        ? Answer.Unknown("F3-06")
        : Answer.Of("F3-06", model.Threats.Where(threat => threat.RelevantOverride is not null && string.IsNullOrWhiteSpace(threat.RelevantOverrideReason)).Select(threat => threat.Id),
            model.Threats.Count(threat => threat.RelevantOverride is not null));

    /// <summary>Threats that were taken along.</summary>
    internal static IEnumerable<Threat> Risks(ResilienceModel model) => model.Threats.Where(threat => threat.Considered == true);
}
