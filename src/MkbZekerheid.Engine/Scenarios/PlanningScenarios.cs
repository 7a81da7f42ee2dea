using MkbZekerheid.Engine.Simulation;

namespace MkbZekerheid.Engine;

/// <summary>A set of losses to look at.</summary>
/// <param name="Key">Fixed key or the caller's own.</param>
/// <param name="Losses">Resource ids with the hours each is lost, 0 or more.</param>
/// <param name="UnknownRecovery">Resources that would be lost but whose recovery time is not known; they are not in the losses.</param>
public sealed record PlanningScenario(string Key, IReadOnlyList<(string ResourceId, decimal Hours)> Losses, IReadOnlyList<string> UnknownRecovery);

/// <summary>A node that stops in a scenario.</summary>
/// <param name="Id">The node.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="FromHours">When it stops, hours after the event.</param>
/// <param name="UntilHours">When it is back.</param>
/// <param name="OutageHours">How long it is out.</param>
/// <param name="RtoGapHours">Outage - RTO; null without a target.</param>
/// <param name="OverRto">Out longer than its target.</param>
/// <param name="OverMtpd">Out at least as long as its MTPD.</param>
/// <param name="Chain">From this node down to the loss that decides when it is back.</param>
public sealed record ScenarioOutage(
    string Id, NodeKind Kind, decimal FromHours, decimal UntilHours, decimal OutageHours, decimal? RtoGapHours, bool OverRto, bool OverMtpd, IReadOnlyList<string> Chain);

/// <summary>A stretch of time with one loss rate.</summary>
/// <param name="FromHours">Start, hours after the event.</param>
/// <param name="UntilHours">End.</param>
/// <param name="EurPerHour">Sum over the products that are out.</param>
public sealed record CostStep(decimal FromHours, decimal UntilHours, decimal EurPerHour);

/// <summary>Outcome of a scenario by the planning formula: products count as fully out from onset to recovery.</summary>
/// <param name="Key">The scenario.</param>
/// <param name="Configuration">Name of the configuration.</param>
/// <param name="Outages">Everything that stops, by onset, then file order.</param>
/// <param name="CostRate">Loss per hour over time, without stretches of nothing.</param>
/// <param name="Cost">Total loss in euro; null when a product that stops has no loss curve.</param>
/// <param name="OverRto">Products out longer than their target.</param>
/// <param name="OverMtpd">Products out at least as long as their MTPD.</param>
public sealed record PlanningScenarioResult(
    string Key, string? Configuration, IReadOnlyList<ScenarioOutage> Outages, IReadOnlyList<CostStep> CostRate, decimal? Cost, IReadOnlyList<string> OverRto, IReadOnlyList<string> OverMtpd);

/// <summary>A strategy against a scenario.</summary>
/// <param name="StrategyId">The strategy.</param>
/// <param name="CostSaved">Cost without it minus cost with it, euro per event; null when a cost is unknown.</param>
/// <param name="AnnualCost">Its yearly cost.</param>
/// <param name="SavedPerEuro">Saved per event for each euro per year; null when it costs nothing or the saving is unknown.</param>
/// <param name="BreachesFewer">MTPD breaches fewer with it.</param>
public sealed record ScenarioMeasure(string StrategyId, decimal? CostSaved, decimal AnnualCost, decimal? SavedPerEuro, int BreachesFewer);

/// <summary>Scenarios over the whole company by the planning formula (method 2.5).</summary>
public static class PlanningScenarios
{
    /// <summary>
    /// The losses of a scenario as the planning formula sees them: full losses from the start. A part that keeps some capacity is left
    /// out, because the formula knows only lost and not lost.
    /// </summary>
    public static PlanningScenario From(ExactScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new PlanningScenario(scenario.Id, [.. scenario.Losses.Where(l => l.Residual <= 0).Select(l => (l.NodeId, (decimal)l.Hours))], scenario.UnknownRecovery);
    }

    /// <summary>Runs a scenario on a graph.</summary>
    /// <exception cref="ArgumentException">A resource is not in the graph.</exception>
    public static PlanningScenarioResult Run(CompanyGraph graph, PlanningScenario scenario, CycleRule cycleRule = CycleRule.Sum)
    {
        var recovery = new AchievableRecovery(graph, cycleRule);
        recovery.Run(scenario.Losses.Select(l => graph.IndexOf(l.ResourceId) is var v and >= 0
            ? (v, l.Hours)
            : throw new ArgumentException($"Unknown resource {l.ResourceId}.", nameof(scenario))));
        var stopped = recovery.Touched.Where(v => recovery.Outage(v) > 0).OrderBy(v => recovery.Onset[v]).ThenBy(v => v).ToList();
        var outages = stopped.Select(v => new ScenarioOutage(
            graph.Ids[v],
            graph.Kind[v],
            recovery.Onset[v] / 100m,
            recovery.End[v] / 100m,
            recovery.OutageHours(v),
            graph.Rto[v] == Hours.Never ? null : (recovery.Outage(v) - graph.Rto[v]) / 100m,
            recovery.Outage(v) > graph.Rto[v],
            recovery.Outage(v) >= graph.Mtpd[v],
            recovery.Chain(v))).ToList();
        var products = outages.Where(o => o.Kind == NodeKind.Product).ToList();
        var curves = (graph.Model?.Products ?? []).ToDictionary(p => p.Id, p => p.LossCurve, StringComparer.Ordinal);
        var known = products.All(p => curves.TryGetValue(p.Id, out var curve) && curve.Count > 0);
        var steps = CostSteps(products, curves);
        return new PlanningScenarioResult(
            scenario.Key,
            graph.ConfigurationName,
            outages,
            steps,
            known ? steps.Sum(s => (s.UntilHours - s.FromHours) * s.EurPerHour) : null,
            [.. products.Where(p => p.OverRto).Select(p => p.Id).Order(StringComparer.Ordinal)],
            [.. products.Where(p => p.OverMtpd).Select(p => p.Id).Order(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Strategies that do not count in a configuration yet, by what each alone would save in a scenario per euro of yearly cost,
    /// best first; strategies that cost nothing and save something come first of all.
    /// </summary>
    public static IReadOnlyList<ScenarioMeasure> BestMeasures(CompanyModel model, Configuration configuration, PlanningScenario scenario)
    {
        var counting = configuration.Select(model).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var before = Run(CompanyGraph.Build(model, configuration), scenario);
        var measures = new List<ScenarioMeasure>();
        foreach (var strategy in model.Strategies.Where(s => !counting.Contains(s.Id) && s.Status != StrategyStatus.Rejected))
        {
            var with = CompanyGraph.Build(model, Configuration.Of(strategy.Id, [.. counting, strategy.Id]));
            var after = Run(with, WithRecovery(scenario, strategy));
            var annual = StrategyValue.AnnualCost(strategy.CostOnce, strategy.CostPerYear, strategy.LifetimeYears);
            var saved = before.Cost - after.Cost;
            measures.Add(new ScenarioMeasure(strategy.Id, saved, annual, annual > 0 ? saved / annual : null, before.OverMtpd.Count - after.OverMtpd.Count));
        }

        return [.. measures
            .OrderByDescending(m => m.AnnualCost == 0 && m.CostSaved > 0)
            .ThenByDescending(m => m.SavedPerEuro ?? decimal.MinValue)
            .ThenByDescending(m => m.BreachesFewer)
            .ThenBy(m => m.StrategyId, StringComparer.Ordinal)];
    }

    /// <summary>A strategy that shortens the recovery of a resource also shortens its loss here.</summary>
    private static PlanningScenario WithRecovery(PlanningScenario scenario, StrategyInput strategy)
    {
        var faster = strategy.Effects.OfType<StrategyEffectInput.SetRecovery>().ToLookup(e => e.ResourceId, e => e.RecoveryHours, StringComparer.Ordinal);
        return scenario with
        {
            Losses = [.. scenario.Losses.Select(l => (l.ResourceId, Math.Min(l.Hours, faster[l.ResourceId].DefaultIfEmpty(l.Hours).Min())))],
        };
    }

    private static List<CostStep> CostSteps(List<ScenarioOutage> products, Dictionary<string, IReadOnlyList<LossStep>> curves)
    {
        var changes = new SortedDictionary<decimal, decimal>();
        void Change(decimal at, decimal by) => changes[at] = changes.GetValueOrDefault(at) + by;
        foreach (var product in products)
        {
            decimal from = 0;
            foreach (var step in curves.GetValueOrDefault(product.Id, []))
            {
                var until = Math.Min(step.UntilHours ?? decimal.MaxValue, product.OutageHours);
                if (until > from)
                {
                    Change(product.FromHours + from, step.EurPerHour);
                    Change(product.FromHours + until, -step.EurPerHour);
                }

                from = Math.Max(from, until);
            }
        }

        var steps = new List<CostStep>();
        decimal rate = 0;
        decimal start = 0;
        foreach (var (at, by) in changes)
        {
            if (rate > 0 && at > start)
            {
                steps.Add(new CostStep(start, at, rate));
            }

            rate += by;
            start = at;
        }

        return steps;
    }
}
