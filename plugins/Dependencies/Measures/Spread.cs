using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies.Measures;

/// <summary>How customers and suppliers are spread (method 2.9).</summary>
internal static class Spread
{
    /// <summary>Customers by turnover; null when a turnover is not known or there is none.</summary>
    public static ConcentrationResult? Customers(ResilienceModel model) =>
        !model.Customers.IsKnown || model.Customers.Any(customer => !customer.TurnoverByProduct.IsKnown) ? null
        : Concentration.Of([.. model.Customers.Select(customer => new ConcentrationEntry(customer.Id, customer.TurnoverByProduct.Values.Sum(), customer.MemberCount ?? 1))]);

    /// <summary>Suppliers by spend; null when a spend is not known or there is none.</summary>
    public static ConcentrationResult? Suppliers(ResilienceModel model)
    {
        var suppliers = model.Resources.Where(resource => resource.Kind == Model.ResourceKind.Supplier).ToList();
        return !model.Resources.IsKnown || suppliers.Exists(supplier => supplier.AnnualSpend is null) ? null
            : Concentration.Of([.. suppliers.Select(supplier => new ConcentrationEntry(supplier.Id, supplier.AnnualSpend!.Value))]);
    }

    /// <summary>A measure from a concentration: the index with six decimals, the largest party and its share.</summary>
    public static MeasureResult Measure(string id, ConcentrationResult? spread) => spread is null
        ? MeasureResult.None($"Measure.{id}.NoData")
        : MeasureResult.Of(Math.Round(spread.Hhi, 6, MidpointRounding.AwayFromZero),
            new MeasureTerm("Measure.Spread.Parties", spread.Shares.Sum(share => share.MemberCount)),
            new MeasureTerm("Measure.Spread.Equal", Math.Round(spread.EffectiveNumber, 2, MidpointRounding.AwayFromZero)),
            new MeasureTerm("Measure.Spread.Largest", Math.Round(100 * spread.LargestShare, 2, MidpointRounding.AwayFromZero), [spread.LargestId]));
}
