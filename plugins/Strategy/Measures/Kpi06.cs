using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Strategy.Rules;

namespace MkbZekerheid.Strategy.Measures;

/// <summary>KPI06, coverage of risks: relevant risks with a strategy chosen or implemented / relevant risks, percent.</summary>
internal sealed class Kpi06 : IMeasure
{
    public string Id => "KPI06";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Percent, target: 100, zero: 0);

    public Role Owner => Role.ProgrammeLead;

    public MeasureResult Evaluate(ResilienceModel model) => RiskCoverage.Of(model) is not { } coverage || coverage.Result.Percent is not { } percent
        ? MeasureResult.None("Measure.KPI06.NoData")
        : MeasureResult.Of(Math.Round(percent, 2, MidpointRounding.AwayFromZero),
            new MeasureTerm("Measure.KPI06.Covered", coverage.Relevant.Count - coverage.Result.Uncovered.Count),
            new MeasureTerm("Measure.KPI06.Relevant", coverage.Relevant.Count),
            new MeasureTerm("Measure.KPI06.Uncovered", coverage.Result.Uncovered.Count, coverage.Result.Uncovered));
}
