using MkbZekerheid.Engine;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>Threats of the model as the simulation reads them.</summary>
internal static class ThreatInputFrom
{
    /// <summary>The threat, or null when its frequency or duration is not known.</summary>
    public static ThreatInput? Threat(Threat threat) => threat.FrequencyPerYear is { } frequency && Distribution(threat.Duration) is { } duration
        ? new ThreatInput(threat.Id, (double)frequency, duration)
        {
            Effects = [.. threat.Effects.Select(effect => new ThreatEffectInput(
                effect.Ref, (double)(effect.ResidualPercent ?? 0) / 100, (double)(effect.DurationFactor ?? 1), (double)(effect.Probability ?? 1)))],
            DirectCost = Distribution(threat.DirectCost),
        }
        : null;

    private static DistributionInput? Distribution(Distribution? distribution) => distribution switch
    {
        LogNormal { P50: { } p50, P95: { } p95 } => new DistributionInput.LogNormal((double)p50, (double)p95),
        Pert { Min: { } min, Mode: { } mode, Max: { } max } => new DistributionInput.Pert((double)min, (double)mode, (double)max),
        Fixed { Value: { } value } => new DistributionInput.Fixed((double)value),
        Exponential { Mean: { } mean } => new DistributionInput.Exponential((double)mean),
        _ => null,
    };
}
