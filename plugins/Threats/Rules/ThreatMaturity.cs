using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Threats.Measures;

namespace MkbZekerheid.Threats.Rules;

/// <summary>The maturity levels of phase 3 (method 2.17).</summary>
internal sealed class ThreatMaturity : MaturityScale
{
    protected override RuleResult Level1(MaturityInput input) => !input.Model.Threats.IsKnown ? Answer.Unknown("Maturity.1")
        : input.Model.Threats.Count(threat => threat.FrequencyPerYear is not null || threat.ImpactLevel is not null) is > 0 and var assessed
            ? RuleResult.Met("Maturity.1.Met", assessed) : RuleResult.NotMet("Maturity.1.NotMet", []);

    protected override RuleResult Level2(MaturityInput input) => Follows("Maturity.2", input, "F3-01");

    protected override RuleResult Level3(MaturityInput input) => Follows("Maturity.3", input, "F3-02", "F3-03");

    /// <summary>What remains of every relevant risk is known and within the appetite.</summary>
    protected override RuleResult Level4(MaturityInput input)
    {
        var model = input.Model;
        if (RelevantRisks.Of(model) is not { } relevant)
        {
            return Answer.Unknown("Maturity.4");
        }

        var open = relevant.Where(risk => Residual.Of(risk) is null).Select(risk => risk.Id).ToList();
        var high = Residual.AboveAppetite(model).Select(risk => risk.Id).ToList();
        return high.Count == 0 && open.Count > 0 ? Answer.Unknown("Maturity.4", "Open", open.Count) : Answer.Of("Maturity.4", high);
    }

    /// <summary>The model does not hold where a frequency came from, so this level cannot be said to be reached.</summary>
    protected override RuleResult Level5(MaturityInput input) => Answer.Unknown("Maturity.5");

    private static RuleResult Follows(string key, MaturityInput input, params string[] rules)
    {
        var open = rules.Where(id => input.Rule(id).State != RuleState.Met).ToList();
        return open.Count > 0 && open.TrueForAll(id => input.Rule(id).State == RuleState.Unknown) ? Answer.Unknown(key) : Answer.Of(key, open);
    }
}
