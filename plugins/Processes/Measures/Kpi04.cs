using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Processes.Measures;

/// <summary>KPI04: resources with data that would lose more than may be lost (RPO gap above 0; method 2.1).</summary>
internal sealed class Kpi04 : IMeasure
{
    public string Id => "KPI04";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Count, target: 0, zero: 5);

    public Role Owner => Role.IctManager;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        if (model.Analysis().DataLoss is not { Count: > 0 } data)
        {
            return MeasureResult.None(model.Analysis().Fault is null ? "Measure.KPI04.NoData" : "Measure.KPI04.Fault");
        }

        string[] late = [.. data.Where(row => row.GapHours > 0).Select(row => row.Id)];
        return MeasureResult.Of(late.Length, new MeasureTerm("Measure.KPI04.Late", late.Length, late), new MeasureTerm("Measure.KPI04.All", data.Count));
    }
}
