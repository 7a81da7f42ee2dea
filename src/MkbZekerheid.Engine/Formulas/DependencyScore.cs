namespace MkbZekerheid.Engine;

/// <summary>What a dependency score asks of the company.</summary>
public enum DependencyVerdict
{
    /// <summary>Below 25.</summary>
    Acceptable,

    /// <summary>25 up to 50.</summary>
    Reduce,

    /// <summary>50 or more.</summary>
    Irresponsible,
}

/// <summary>A dependency score with its three factors.</summary>
/// <param name="Score">0 free, 100 total dependence without a way out in time; two decimals.</param>
/// <param name="Urgency">min(1, hours to a substitute / MTPD).</param>
/// <param name="MarginShare">Share 0-1 of gross margin at risk (C).</param>
/// <param name="Concentration">Concentration 0-1 in its category (K).</param>
/// <param name="Verdict">What the score asks.</param>
public sealed record DependencyScoreResult(decimal Score, decimal Urgency, decimal MarginShare, decimal Concentration, DependencyVerdict Verdict);

/// <summary>How much the company depends on one person, site, machine, supplier or customer, and how that falls over time (method 2.11).</summary>
public static class DependencyScore
{
    /// <summary>100 x min(1, tau / MTPD) x (0.7 C + 0.3 K), rounded to two decimals.</summary>
    /// <param name="substituteHours">Hours until a substitute works at the minimum level, with the measures that work today (tau).</param>
    /// <param name="mtpdHours">MTPD of the most demanding product or activity served.</param>
    /// <param name="marginShare">C, 0-1.</param>
    /// <param name="concentration">K, 0-1.</param>
    public static DependencyScoreResult Of(decimal substituteHours, decimal mtpdHours, decimal marginShare, decimal concentration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(substituteHours);
        ArgumentOutOfRangeException.ThrowIfNegative(mtpdHours);
        var urgency = substituteHours >= mtpdHours ? (substituteHours == 0 ? 0 : 1) : substituteHours / mtpdHours;
        var score = Math.Round(100 * urgency * ((0.7m * marginShare) + (0.3m * concentration)), 2, MidpointRounding.AwayFromZero);
        return new DependencyScoreResult(score, urgency, marginShare, concentration, VerdictOf(score));
    }

    /// <summary>Default verdict of a score.</summary>
    public static DependencyVerdict VerdictOf(decimal score) =>
        score >= 50 ? DependencyVerdict.Irresponsible : score >= 25 ? DependencyVerdict.Reduce : DependencyVerdict.Acceptable;

    /// <summary>Total of the rounded scores.</summary>
    public static decimal Total(IEnumerable<decimal> scores) => scores.Sum(s => Math.Round(s, 2, MidpointRounding.AwayFromZero));

    /// <summary>Reduction in percent since the first month: 100 (1 - total / first total); null when the first total is 0.</summary>
    public static decimal? Reduction(decimal firstTotal, decimal total) => firstTotal == 0 ? null : 100 * (1 - (total / firstTotal));
}
