using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Strategy.Rules;

/// <summary>Which relevant risks are covered by strategies that are chosen or implemented.</summary>
internal static class RiskCoverage
{
    /// <summary>True for a strategy that is chosen or implemented: only those count.</summary>
    public static bool Counts(Model.Strategy strategy) => strategy.Status is Model.StrategyStatus.Chosen or Model.StrategyStatus.Implemented;

    /// <summary>Coverage of the relevant risks, or null when it cannot be said.</summary>
    public static (CoverageResult Result, IReadOnlyList<Threat> Relevant)? Of(ResilienceModel model) => RelevantRisks.Of(model) is { } relevant && model.Strategies.IsKnown
        ? (Coverage.Of([.. relevant.Select(threat => threat.Id)], [.. model.Strategies.Where(Counts).Select(strategy => new Coverer(strategy.Id, [.. strategy.CoversThreatIds]))]), relevant)
        : null;
}
