using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies.Measures;

/// <summary>KPI05: things of which there is only one and whose loss lasts longer than the goal of a product, with the measures that work today (method 2.7).</summary>
internal sealed class Kpi05 : IMeasure
{
    public string Id => "KPI05";

    public MeasureScale Scale { get; } = new(MeasureUnit.Count, Target: 2, Minimum: 5, Zero: 20, Headline: true);

    public Role Owner => Role.DepartmentHead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        if (model.Analysis().PointsOfFailure is not { Count: > 0 } points)
        {
            return MeasureResult.None(model.Analysis().Fault is null ? "Measure.KPI05.NoData" : "Measure.Fault");
        }

        var over = points.SelectMany(point => point.OverRto).ToHashSet(StringComparer.Ordinal);
        string[] codes = [.. model.Resources.Select(resource => resource.Id).Where(over.Contains)];
        var single = points.SelectMany(point => point.Structural).Distinct(StringComparer.Ordinal).Count();
        return MeasureResult.Of(codes.Length, new MeasureTerm("Measure.KPI05.Late", codes.Length, codes), new MeasureTerm("Measure.KPI05.All", single));
    }
}
