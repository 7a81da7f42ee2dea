namespace MkbZekerheid.Engine.Simulation;

/// <summary>Which input was varied.</summary>
public enum SensitivityInput
{
    /// <summary>The frequency of the threat.</summary>
    Frequency,

    /// <summary>The long duration: p95 of a log-normal, the maximum of a PERT, the mean of an exponential, the value of a fixed one.</summary>
    LongDuration,
}

/// <summary>What halving and doubling one input does to the expected yearly loss.</summary>
/// <param name="ThreatId">The threat.</param>
/// <param name="Input">Which of its inputs.</param>
/// <param name="LossAtHalf">Expected yearly loss of the company with the input halved, euro.</param>
/// <param name="LossAtDouble">The same with the input doubled.</param>
/// <param name="Swing">The distance between both.</param>
public sealed record SensitivityLine(string ThreatId, SensitivityInput Input, double LossAtHalf, double LossAtDouble, double Swing);

/// <summary>The expected yearly loss and the inputs that move it most.</summary>
/// <param name="Loss">Expected yearly loss with the inputs as they are, threats one by one, euro.</param>
/// <param name="Lines">The most influential first; ties by threat id.</param>
public sealed record SensitivityResult(double Loss, IReadOnlyList<SensitivityLine> Lines);

/// <summary>
/// Halves and doubles each frequency and each long duration (method 3.5). The long duration of a log-normal stays above its median and the
/// maximum of a PERT at or above its most likely value; where halving would go past that, it stops there.
/// </summary>
public static class Sensitivity
{
    /// <summary>The inputs that move the expected yearly loss most.</summary>
    /// <param name="model">The company.</param>
    /// <param name="configuration">Which strategies count.</param>
    /// <param name="lines">How many inputs to list.</param>
    /// <param name="cycleRestart">How the restart times of a dependency cycle combine.</param>
    /// <exception cref="CompanyModelException">The model has errors.</exception>
    public static SensitivityResult Of(CompanyModel model, Configuration configuration, int lines = 10, CycleRule cycleRestart = CycleRule.Sum)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(configuration);
        var factory = new PlanFactory(model, cycleRestart);
        var plan = factory.Plan(configuration);
        var expected = new ExpectedLoss(plan);
        var loss = plan.Threats.Select(t => expected.Of(t).Loss).ToArray();
        var total = loss.Sum();
        var found = new List<SensitivityLine>();
        foreach (var threat in plan.Threats)
        {
            var (id, own) = (threat.Threat.Input.Id, loss[threat.Threat.Index]);
            found.Add(Line(id, SensitivityInput.Frequency, total - own + 0.5 * own, total - own + 2 * own));
            if (threat.HasEffects)
            {
                found.Add(Line(id, SensitivityInput.LongDuration, With(0.5), With(2)));
            }

            double With(double factor) => total - own + expected.Of(threat, Distribution.Of(Longer(threat.Threat.Input.Duration, factor))).Loss;
        }

        return new SensitivityResult(total, [.. found.OrderByDescending(l => l.Swing).ThenBy(l => l.ThreatId, StringComparer.Ordinal).Take(lines)]);
    }

    private static SensitivityLine Line(string id, SensitivityInput input, double half, double twice) => new(id, input, half, twice, Math.Abs(twice - half));

    private static DistributionInput Longer(DistributionInput duration, double factor) => duration switch
    {
        DistributionInput.LogNormal d => d with { P95 = Math.Max(d.P95 * factor, d.P50 * 1.0001) },
        DistributionInput.Pert d => d with { Max = Math.Max(d.Max * factor, d.Mode > d.Min ? d.Mode : d.Min + 0.5 * (d.Max - d.Min)) },
        DistributionInput.Exponential d => d with { Mean = d.Mean * factor },
        DistributionInput.Fixed d => d with { Value = d.Value * factor },
        _ => duration,
    };
}
