using MkbZekerheid.Engine;
using MkbZekerheid.Model;

namespace MkbZekerheid.Dependencies.Measures;

/// <summary>Total dependence at the end of one closed month, and how far it fell since the first one, percent (method 2.11). Null: a score of that month is not known.</summary>
internal sealed record MonthEnd(DateOnly Month, decimal? Total, decimal? Reduction);

/// <summary>The month ends that were recorded.</summary>
internal static class MonthEnds
{
    /// <summary>All months up to the as-of date, oldest first. Of several rows for one month the last counts: a correction is a new row.</summary>
    public static IReadOnlyList<MonthEnd> Of(ResilienceModel model)
    {
        var months = model.Dependencies.SelectMany(dependency => dependency.History).Select(snapshot => snapshot.Month)
            .Where(month => model.AsOf is not { } asOf || month <= asOf).Distinct().Order().ToList();
        var totals = months.Select(month => Total(model, month)).ToList();
        return [.. months.Select((month, index) => new MonthEnd(month, totals[index],
            totals[0] is { } first && totals[index] is { } total ? Rounded(DependencyScore.Reduction(first, total)) : null))];
    }

    /// <summary>The score of a snapshot: as recorded, else computed from its parts; null when a part is not known.</summary>
    public static decimal? Score(Dependency dependency, DependencySnapshot snapshot) => snapshot.Score
        ?? Score(snapshot.SubstituteHours, dependency.MtpdHours, snapshot.MarginShare, snapshot.Concentration);

    /// <summary>The score of a dependency now; null when a part is not known.</summary>
    public static decimal? Score(Dependency dependency) =>
        Score(dependency.SubstituteHours, dependency.MtpdHours, dependency.MarginShare, dependency.Concentration);

    private static decimal? Score(decimal? substitute, decimal? mtpd, decimal? margin, decimal? concentration) =>
        substitute is { } tau && mtpd is { } limit && margin is { } share && concentration is { } weight ? DependencyScore.Of(tau, limit, share, weight).Score : null;

    private static decimal? Total(ResilienceModel model, DateOnly month)
    {
        decimal total = 0;
        foreach (var dependency in model.Dependencies)
        {
            if (dependency.History.LastOrDefault(snapshot => snapshot.Month == month) is not { } snapshot)
            {
                continue;
            }

            if (Score(dependency, snapshot) is not { } score)
            {
                return null;
            }

            total += Math.Round(score, 2, MidpointRounding.AwayFromZero);
        }

        return total;
    }

    private static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 2, MidpointRounding.AwayFromZero) : null;
}
