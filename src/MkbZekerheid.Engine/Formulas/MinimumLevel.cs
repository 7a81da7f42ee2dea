namespace MkbZekerheid.Engine;

/// <summary>A product that an activity works for: how much of the work, and the level that product must reach.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Work">Weight of the work for it, such as its turnover; only proportions count.</param>
/// <param name="Mbco">Fraction 0-1 of normal delivery needed.</param>
public sealed record WorkShare(string ProductId, decimal Work, decimal Mbco);

/// <summary>Minimum operational level (method 2.2). All levels are fractions 0-1.</summary>
public static class MinimumLevel
{
    /// <summary>Room allowed below the needed level: 2.5 percentage points.</summary>
    public const decimal DefaultTolerance = 0.025m;

    /// <summary>Level an activity needs: the MBCO of its products weighted by their share of the work; null without work.</summary>
    public static decimal? Needed(IReadOnlyCollection<WorkShare> shares)
    {
        var total = shares.Sum(s => s.Work);
        return total > 0 ? shares.Sum(s => s.Work * s.Mbco) / total : null;
    }

    /// <summary>
    /// Needed level of every activity of a company: all products whose links contain the activity's process, weighted by turnover.
    /// Null for an activity no product needs.
    /// </summary>
    public static IReadOnlyDictionary<string, decimal?> Needed(CompanyModel model)
    {
        var products = model.Products.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var links = model.ProductProcessLinks.ToLookup(l => l.ProcessId, l => products[l.ProductId], StringComparer.Ordinal);
        return model.Activities.ToDictionary(
            a => a.Id,
            a => a.ProcessId is null ? null : Needed([.. links[a.ProcessId].Select(p => new WorkShare(p.Id, p.TurnoverPerYear ?? 0, p.Mbco ?? 1))]),
            StringComparer.Ordinal);
    }

    /// <summary>True when the level is at least the needed one, with some room for rounding.</summary>
    public static bool IsEnough(decimal level, decimal? needed, decimal tolerance = DefaultTolerance) => needed is not { } n || level >= n - tolerance;

    /// <summary>Level of a process: the lowest of its essential activities; null without.</summary>
    public static decimal? OfProcess(IEnumerable<decimal> essentialActivityLevels) =>
        essentialActivityLevels.Select(l => (decimal?)l).DefaultIfEmpty(null).Min();

    /// <summary>Smallest whole number of units at a level: ceil(level x normally needed), a billionth less counting as whole.</summary>
    public static int Quantity(decimal level, decimal neededNormally) => (int)Math.Ceiling((level * neededNormally) - 0.000000001m);

    /// <summary>True when levels over time are well formed: hours and levels both rise.</summary>
    public static bool IsAscending(IReadOnlyList<(decimal AfterHours, decimal Level)> steps) =>
        steps.Zip(steps.Skip(1)).All(pair => pair.First.AfterHours < pair.Second.AfterHours && pair.First.Level <= pair.Second.Level);
}
