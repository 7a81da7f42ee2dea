namespace MkbZekerheid.Engine;

/// <summary>Something that covers items: a strategy covers risks, a plan covers strategies or activities, an exercise covers plans.</summary>
public sealed record Coverer(string Id, IReadOnlyCollection<string> Covers);

/// <summary>What covers one item.</summary>
public sealed record CoveredItem(string Id, IReadOnlyList<string> CoveredBy);

/// <summary>Coverage of a list of items.</summary>
/// <param name="Items">Per item, in the given order, the coverers in the given order.</param>
/// <param name="Uncovered">Covered by nothing.</param>
/// <param name="CoveredOnce">Covered by exactly one.</param>
/// <param name="CoveredTwice">Covered by two or more.</param>
/// <param name="Percent">100 x covered / all; null without items.</param>
public sealed record CoverageResult(
    IReadOnlyList<CoveredItem> Items, IReadOnlyList<string> Uncovered, IReadOnlyList<string> CoveredOnce, IReadOnlyList<string> CoveredTwice, decimal? Percent);

/// <summary>Coverage matrices (method 2.13): risk x strategy, strategy x plan, critical activity x plan, plan x exercise.</summary>
public static class Coverage
{
    /// <summary>Counts who covers each item. Pass only coverers that count (for risks: strategies chosen or implemented).</summary>
    public static CoverageResult Of(IReadOnlyList<string> items, IReadOnlyList<Coverer> coverers)
    {
        var by = items.ToDictionary(i => i, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var coverer in coverers)
        {
            foreach (var item in coverer.Covers.Distinct(StringComparer.Ordinal))
            {
                if (by.TryGetValue(item, out var list))
                {
                    list.Add(coverer.Id);
                }
            }
        }

        string[] With(Func<int, bool> count) => [.. items.Where(i => count(by[i].Count))];
        var uncovered = With(n => n == 0);
        return new CoverageResult(
            [.. items.Select(i => new CoveredItem(i, by[i]))],
            uncovered,
            With(n => n == 1),
            With(n => n >= 2),
            items.Count == 0 ? null : 100m * (items.Count - uncovered.Length) / items.Count);
    }
}
