namespace MkbZekerheid.Engine.Simulation;

/// <summary>Expected yearly loss of each threat alone: sampled (stratified, method 3.2.5) and, from the response curves, exactly.</summary>
internal static class ThreatLosses
{
    /// <summary>ALE = frequency x mean loss of n events, SE = frequency x sd / sqrt(n), in file order of the threats.</summary>
    public static IReadOnlyList<ThreatResult> Sample(CompanyModel model, ConfigurationPlan plan, ulong seed, int events, CancellationToken cancellationToken)
    {
        var losses = new double[events];
        var results = new Dictionary<string, ThreatResult>(StringComparer.Ordinal);
        var alone = new SingleEvents(plan);
        foreach (var threat in plan.Threats)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var breaches = new long[plan.Network.Products.Length];
            for (var i = 0; i < events; i++)
            {
                losses[i] = alone.Loss(threat, threat.Threat.DrawAlone(seed, i), breaches);
            }

            var moments = default(Moments);
            moments.Add(losses);
            var frequency = threat.Threat.Input.FrequencyPerYear * threat.FrequencyFactor;
            results.Add(threat.Threat.Input.Id, new ThreatResult(
                threat.Threat.Input.Id,
                frequency * moments.Mean,
                frequency * moments.StandardError,
                Exact(threat),
                [.. model.Products.Select(p => new ProductBreach(p.Id, frequency * breaches[Array.FindIndex(plan.Network.Products, x => x.Id == p.Id)] / events))]));
        }

        return [.. model.Threats.Select(t => results[t.Id])];
    }

    /// <summary>
    /// frequency x (E[direct cost] + sum over patterns of P(pattern) x sum over pieces of Base P(piece) + Slope E[D; piece]).
    /// Null with an insurance (not linear), with too many uncertain effects, or when a curve has an end.
    /// </summary>
    public static double? Exact(PlannedThreat threat, Distribution? duration = null)
    {
        if (threat.Insurances.Count > 0 || !threat.IsTabulated)
        {
            return null;
        }

        duration ??= threat.Threat.Duration;
        var loss = threat.Threat.DirectCost is { } cost ? cost.Mean * threat.CostFactor : 0;
        if (threat.HasEffects && threat.DurationFactor > 0)
        {
            for (var pattern = 0u; pattern < 1u << threat.Threat.UncertainEffects; pattern++)
            {
                var curve = threat.Curve(pattern);
                if (!double.IsPositiveInfinity(curve.Limit))
                {
                    return null;
                }

                loss += threat.Threat.Probability(pattern) * Mean(curve, duration, threat.DurationFactor);
            }
        }

        return threat.Threat.Input.FrequencyPerYear * threat.FrequencyFactor * loss;
    }

    // E[loss(factor x D)] over the pieces of a curve
    private static double Mean(ResponseCurve curve, Distribution duration, double factor)
    {
        var mean = 0.0;
        double below = duration.Below(0), meanBelow = 0;
        var until = curve.Until;
        for (var i = 0; i < until.Length; i++)
        {
            var end = until[i] / factor;
            double nextBelow = duration.Below(end), nextMean = duration.MeanBelow(end);
            var line = curve.Pieces[i].Loss;
            mean += line.Base * (nextBelow - below) + line.Slope * factor * (nextMean - meanBelow);
            (below, meanBelow) = (nextBelow, nextMean);
        }

        return mean;
    }
}

/// <summary>Loss of events that happen alone.</summary>
internal sealed class SingleEvents(ConfigurationPlan plan)
{
    private readonly NetworkEvaluator<double, HourClock> _evaluator = new(plan.Network, default);

    /// <summary>The loss of an event, given that it happens; counts which products it brings to their MTPD.</summary>
    public double Loss(PlannedThreat threat, in DrawnEvent drawn, long[] breaches)
    {
        var cost = drawn.DirectCost * threat.CostFactor;
        var duration = drawn.Duration * threat.DurationFactor;
        var insured = threat.Insurances.Count > 0;
        if (!threat.HasEffects || duration <= HourClock.Tolerance)
        {
            return Math.Max(0, cost - (insured ? threat.Payout(default, cost) : 0));
        }

        if (threat.IsTabulated && threat.Curve(drawn.Pattern) is var curve && duration < curve.Limit)
        {
            var piece = curve.At(duration);
            foreach (var effect in piece.Products)
            {
                breaches[effect.Product] += effect.Breach ? 1 : 0;
            }

            var late = insured ? piece.LossAfterWait.Select(l => l.At(duration)).ToArray() : [];
            var loss = piece.Loss.At(duration) + cost;
            return Math.Max(0, loss - (insured ? threat.Payout(late, cost) : 0));
        }

        var hits = threat.Hits(drawn.Pattern, plan.Network).Select(h => new Hit<double>(h.Position, 0, h.Factor * duration, h.Residual)).ToArray();
        _evaluator.Evaluate(hits, plan.Network.ReachesProduct);
        var alone = new ClusterEvent { Threat = threat };
        alone.RememberAlone(_evaluator, plan.Network);
        for (var p = 0; p < plan.Network.Products.Length; p++)
        {
            var product = plan.Network.Products[p];
            var f = _evaluator[product.Position];
            if (!f.IsOne)
            {
                var outcome = ProductOutcome<double>.Of(default(HourClock), product, _evaluator.Arena.Times(f), _evaluator.Arena.Levels(f));
                breaches[p] += outcome.LongestDown >= product.MtpdHours - HourClock.Tolerance ? 1 : 0;
            }
        }

        return Math.Max(0, alone.LossAlone + cost - (insured ? threat.Payout(alone.LateAlone, cost) : 0));
    }
}
