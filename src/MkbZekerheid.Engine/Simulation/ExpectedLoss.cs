namespace MkbZekerheid.Engine.Simulation;

/// <summary>Expected yearly loss of a threat alone without drawing: exact where the loss is piecewise linear, else by evenly spread points.</summary>
internal sealed class ExpectedLoss(ConfigurationPlan plan)
{
    private const int Points = 4096;

    // Steps of two additive recurrences that spread cost and pattern evenly over (0, 1): powers of one over the plastic number.
    private const double CostStep = 0.7548776662466927, PatternStep = 0.5698402909980532;

    private readonly SingleEvents _single = new(plan);
    private readonly long[] _breaches = new long[plan.Network.Products.Length];

    /// <summary>Euro a year. A duration of its own replaces the one of the threat (sensitivity).</summary>
    public (double Loss, bool Exact) Of(PlannedThreat threat, Distribution? duration = null)
    {
        if (ThreatLosses.Exact(threat, duration) is { } exact)
        {
            return (exact, true);
        }

        duration ??= threat.Threat.Duration;
        var sum = 0.0;
        double cost = 0.5, pattern = 0.5;
        for (var i = 0; i < Points; i++)
        {
            var drawn = new DrawnEvent(threat.Threat.Index, 0, duration.Quantile((i + 0.5) / Points), threat.Threat.DirectCost?.Quantile(cost) ?? 0, 0, 0);
            if (threat.IsTabulated)
            {
                for (var p = 0u; p < 1u << threat.Threat.UncertainEffects; p++)
                {
                    sum += threat.Threat.Probability(p) * _single.Loss(threat, drawn with { Pattern = p }, _breaches);
                }
            }
            else
            {
                sum += _single.Loss(threat, drawn with { Pattern = threat.Threat.PatternAt(pattern) }, _breaches);
            }

            cost = (cost + CostStep) % 1;
            pattern = (pattern + PatternStep) % 1;
        }

        return (threat.Threat.Input.FrequencyPerYear * threat.FrequencyFactor * sum / Points, false);
    }
}
