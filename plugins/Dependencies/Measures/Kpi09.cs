using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies.Measures;

/// <summary>KPI09, concentration of suppliers: HHI = sum of squared shares, 0 to 1 (method 2.9).</summary>
internal sealed class Kpi09 : IMeasure
{
    public string Id => "KPI09";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Index, target: 0.25m, zero: 0.5m);

    public Role Owner => Role.DepartmentHead;

    public MeasureResult Evaluate(ResilienceModel model) => Spread.Measure(Id, Spread.Suppliers(model));
}
