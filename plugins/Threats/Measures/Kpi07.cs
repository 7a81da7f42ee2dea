using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Threats.Measures;

/// <summary>KPI07: relevant risks that keep more points than the appetite allows (method 2.12). No data while one of them has no residual levels.</summary>
internal sealed class Kpi07 : IMeasure
{
    public string Id => "KPI07";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Count, target: 0, zero: 10);

    public Role Owner => Role.Director;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        if (RelevantRisks.Of(model) is not { Count: > 0 } relevant || relevant.All(risk => Residual.Of(risk) is null))
        {
            return MeasureResult.None("Measure.KPI07.NoData");
        }

        string[] high = [.. Residual.AboveAppetite(model).Select(risk => risk.Id)];
        string[] open = [.. relevant.Where(risk => Residual.Of(risk) is null).Select(risk => risk.Id)];
        return high.Length == 0 && open.Length > 0
            ? MeasureResult.None("Measure.KPI07.Open")
            : MeasureResult.Of(high.Length, new MeasureTerm("Measure.KPI07.High", high.Length, high), new MeasureTerm("Measure.KPI07.Relevant", relevant.Count));
    }
}
