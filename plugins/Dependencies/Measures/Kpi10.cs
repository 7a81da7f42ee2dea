using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies.Measures;

/// <summary>KPI10: how far total dependence fell since the first month end, 100 (1 - T(t) / T(0)) percent (method 2.11).</summary>
internal sealed class Kpi10 : IMeasure
{
    public string Id => "KPI10";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Percent, target: 25, zero: 0);

    public Role Owner => Role.Director;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var months = MonthEnds.Of(model);
        return months.Count < 2 || months[^1].Reduction is not { } reduction
            ? MeasureResult.None("Measure.KPI10.NoData")
            : MeasureResult.Of(reduction, new MeasureTerm("Measure.KPI10.First", months[0].Total!.Value), new MeasureTerm("Measure.KPI10.Last", months[^1].Total!.Value));
    }
}
