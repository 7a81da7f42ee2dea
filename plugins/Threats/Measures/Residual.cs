using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using Threat = MkbZekerheid.Model.Threat;

namespace MkbZekerheid.Threats.Measures;

/// <summary>What remains of a risk after treatment: likelihood level times impact level, 1 to 25.</summary>
internal static class Residual
{
    private const int DefaultMaximum = 9;

    /// <summary>The score that remains; null when a level is not known.</summary>
    public static int? Of(Threat threat) => threat.ResidualLikelihoodLevel * threat.ResidualImpactLevel;

    /// <summary>Relevant risks that keep more points than the appetite allows (default 9).</summary>
    public static IEnumerable<Threat> AboveAppetite(ResilienceModel model) =>
        (RelevantRisks.Of(model) ?? []).Where(threat => Of(threat) > (model.RiskAppetite?.MaxResidualScore ?? DefaultMaximum));
}
