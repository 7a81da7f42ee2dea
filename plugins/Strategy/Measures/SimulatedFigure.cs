using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Strategy.Measures;

/// <summary>A figure of the simulation: the value stored with the last closed month, judged against the appetite of the company. No data until a simulation was stored.</summary>
internal abstract class SimulatedFigure(string id, MeasureUnit unit, decimal target, decimal zero, Func<RiskAppetite, decimal?>? appetite = null) : IMeasure
{
    public string Id { get; } = id;

    public MeasureScale Scale { get; } = MeasureScale.Of(unit, target, zero);

    public MeasureScale ScaleFor(ResilienceModel model) => model.RiskAppetite is { } own && appetite?.Invoke(own) is { } limit and > 0
        ? MeasureScale.Of(Scale.Unit, limit, limit * zero / target)
        : Scale;

    public Role Owner => Role.Director;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var stored = model.KpiValues.Where(value => value.Kpi == Id && value.Value is not null && value.Month <= model.AsOf).OrderBy(value => value.Month).LastOrDefault();
        return stored is { Value: { } value }
            ? MeasureResult.Of(value, new MeasureTerm("Measure.Simulated.Year", stored.Month.Year), new MeasureTerm("Measure.Simulated.Month", stored.Month.Month))
            : MeasureResult.None("Measure.Simulated.NoData");
    }
}

/// <summary>KPI18, expected yearly loss: mean of the simulated years, euro. Default target 100,000.</summary>
internal sealed class Kpi18() : SimulatedFigure("KPI18", MeasureUnit.Euro, 100_000, 500_000, appetite => appetite.MaxExpectedAnnualLoss);

/// <summary>KPI19, loss of 1 year in 100 (VaR99), euro. Default target 1,000,000.</summary>
internal sealed class Kpi19() : SimulatedFigure("KPI19", MeasureUnit.Euro, 1_000_000, 5_000_000, appetite => appetite.MaxVar99);

/// <summary>KPI20, chance per year that a product is out longer than tolerable, 0-1. Default target 0.1.</summary>
internal sealed class Kpi20() : SimulatedFigure("KPI20", MeasureUnit.Probability, 0.1m, 0.5m, appetite => appetite.MaxProbMtpdBreachPerYear);

/// <summary>KPI25, expected yearly loss that no insurance pays, euro. Default target 100,000.</summary>
internal sealed class Kpi25() : SimulatedFigure("KPI25", MeasureUnit.Euro, 100_000, 500_000);
