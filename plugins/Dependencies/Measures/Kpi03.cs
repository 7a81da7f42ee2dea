using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies.Measures;

/// <summary>KPI03: resources that recover later than required, with the measures that work today (method 2.4).</summary>
internal sealed class Kpi03 : IMeasure
{
    public string Id => "KPI03";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Count, target: 0, zero: 20);

    public Role Owner => Role.DepartmentHead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        if (model.Analysis().Gaps is not { Count: > 0 } rows)
        {
            return MeasureResult.None(model.Analysis().Fault is null ? "Measure.KPI03.NoData" : "Measure.Fault");
        }

        string[] late = [.. rows.Where(row => row.GapHours > 0).Select(row => row.Id)];
        return MeasureResult.Of(late.Length, new MeasureTerm("Measure.KPI03.Late", late.Length, late), new MeasureTerm("Measure.KPI03.All", rows.Count));
    }
}
