namespace MkbZekerheid.Engine;

/// <summary>Which moment counts as the maximum tolerable period of disruption.</summary>
public enum MtpdPoint
{
    /// <summary>The first point at which the impact is unacceptable (default).</summary>
    FirstUnacceptablePoint,

    /// <summary>The last point at which it is still acceptable, 0 when there is none (cautious).</summary>
    LastAcceptablePoint,

    /// <summary>Money categories with a cumulative loss: the moment at which the loss reaches the limit, by straight lines between points.</summary>
    Interpolation,
}

/// <summary>Criticality by MTPD: A at most 24 hours, B 72, C 168, D 672, E later or never.</summary>
public enum Criticality
{
    /// <summary>At most the first bound.</summary>
    A,

    /// <summary>At most the second bound.</summary>
    B,

    /// <summary>At most the third bound.</summary>
    C,

    /// <summary>At most the fourth bound.</summary>
    D,

    /// <summary>Later, or never unacceptable.</summary>
    E,
}

/// <summary>Impact of an outage over time in one category.</summary>
/// <param name="CategoryId">The category.</param>
/// <param name="UnacceptableFrom">First level that is not acceptable.</param>
/// <param name="Levels">Level 1-5 at each duration point, never falling; null where not filled in.</param>
public sealed record ImpactCurve(string CategoryId, int UnacceptableFrom, IReadOnlyList<int?> Levels)
{
    /// <summary>Interpolation only: cumulative loss in euro at each duration point.</summary>
    public IReadOnlyList<decimal>? CumulativeLoss { get; init; }

    /// <summary>Interpolation only: the loss in euro that is no longer acceptable.</summary>
    public decimal? LossLimit { get; init; }
}

/// <summary>MTPD of one category, with the point and the level that decide it.</summary>
/// <param name="CategoryId">The category.</param>
/// <param name="MtpdHours">Hours, or null when it stays acceptable.</param>
/// <param name="AtPointHours">The first unacceptable point, or null.</param>
/// <param name="Level">The level at that point, or null.</param>
/// <param name="LastAcceptableHours">The point before it, 0 when it is the first point; null when there is no unacceptable point.</param>
public sealed record CategoryMtpd(string CategoryId, decimal? MtpdHours, decimal? AtPointHours, int? Level, decimal? LastAcceptableHours);

/// <summary>MTPD over all categories with what explains it.</summary>
/// <param name="MtpdHours">The shortest of the categories; null is longer than the last point.</param>
/// <param name="DriverCategoryId">The first category that gives it.</param>
/// <param name="LastAcceptableHours">Last acceptable point of the driver.</param>
/// <param name="RtoProposalHours">Largest point before the MTPD, else half the MTPD; null without MTPD.</param>
/// <param name="Complete">False when some levels are not filled in, so that the MTPD may be shorter.</param>
/// <param name="Categories">Per category, in the given order.</param>
public sealed record MtpdResult(
    decimal? MtpdHours, string? DriverCategoryId, decimal? LastAcceptableHours, decimal? RtoProposalHours, bool Complete, IReadOnlyList<CategoryMtpd> Categories);

/// <summary>Impact over time: levels, MTPD, proposals and class (method 2.1).</summary>
public static class Impact
{
    /// <summary>Default upper bounds in hours of the classes A to D.</summary>
    public static IReadOnlyList<decimal> DefaultClassBounds { get; } = [24, 72, 168, 672];

    /// <summary>Level of an amount: the number of lower bounds (ascending, the first is 0) that are at most the amount.</summary>
    public static int LevelOfMoney(decimal amount, IReadOnlyList<decimal> lowerBounds) => lowerBounds.Count(bound => bound <= amount);

    /// <summary>
    /// MTPD per category: the first duration point at which the level reaches the unacceptable one; over all categories the
    /// shortest, the first category winning a tie.
    /// </summary>
    /// <param name="points">Duration points in hours, strictly ascending.</param>
    /// <param name="curves">One curve per category, each with as many levels as there are points.</param>
    /// <param name="rule">See <see cref="MtpdPoint"/>.</param>
    /// <exception cref="ArgumentException">Points not ascending, lengths that differ, or levels that fall over time.</exception>
    public static MtpdResult Mtpd(IReadOnlyList<decimal> points, IReadOnlyList<ImpactCurve> curves, MtpdPoint rule = MtpdPoint.FirstUnacceptablePoint)
    {
        for (var k = 1; k < points.Count; k++)
        {
            if (points[k] <= points[k - 1])
            {
                throw new ArgumentException("Duration points must be strictly ascending.", nameof(points));
            }
        }

        var categories = curves.Select(c => Category(points, c, rule)).ToList();
        var driver = categories.Where(c => c.MtpdHours is not null).MinBy(c => c.MtpdHours);
        return new MtpdResult(
            driver?.MtpdHours,
            driver?.CategoryId,
            driver?.LastAcceptableHours,
            RtoProposal(points, driver?.MtpdHours),
            curves.All(c => c.Levels.All(level => level is not null)),
            categories);
    }

    /// <summary>Largest duration point before the MTPD, else half of the MTPD; null without MTPD or when it is 0.</summary>
    public static decimal? RtoProposal(IReadOnlyList<decimal> points, decimal? mtpdHours)
    {
        if (mtpdHours is not > 0)
        {
            return null;
        }

        var before = points.Where(p => p < mtpdHours).DefaultIfEmpty(0).Max();
        return before > 0 ? before : mtpdHours / 2;
    }

    /// <summary>True when the target fits: RTO strictly below MTPD, and RTO plus catch-up time at most MTPD. No MTPD always fits.</summary>
    public static bool RtoFits(decimal rtoHours, decimal? mtpdHours, decimal catchUpHours = 0) =>
        mtpdHours is not { } mtpd || (rtoHours < mtpd && rtoHours + catchUpHours <= mtpd);

    /// <summary>Class of an MTPD; <paramref name="bounds"/> are the four upper bounds in hours.</summary>
    public static Criticality ClassOf(decimal? mtpdHours, IReadOnlyList<decimal>? bounds = null)
    {
        bounds ??= DefaultClassBounds;
        for (var i = 0; mtpdHours is not null && i < bounds.Count; i++)
        {
            if (mtpdHours <= bounds[i])
            {
                return (Criticality)i;
            }
        }

        return Criticality.E;
    }

    /// <summary>True when the class asks for a Plan B: A, B or C unless another last class is given.</summary>
    public static bool IsCritical(Criticality criticality, Criticality last = Criticality.C) => criticality <= last;

    private static CategoryMtpd Category(IReadOnlyList<decimal> points, ImpactCurve curve, MtpdPoint rule)
    {
        if (curve.Levels.Count != points.Count)
        {
            throw new ArgumentException($"Category {curve.CategoryId} has {curve.Levels.Count} levels for {points.Count} points.", nameof(curve));
        }

        int? highest = null;
        var at = -1;
        for (var k = 0; k < points.Count; k++)
        {
            if (curve.Levels[k] is not { } level)
            {
                continue;
            }

            if (level < highest)
            {
                throw new ArgumentException($"Category {curve.CategoryId} falls at {points[k]} hours.", nameof(curve));
            }

            highest = level;
            if (at < 0 && level >= curve.UnacceptableFrom)
            {
                at = k;
            }
        }

        if (rule == MtpdPoint.Interpolation && curve is { CumulativeLoss: { } losses, LossLimit: { } limit })
        {
            return Interpolated(points, curve, losses, limit);
        }

        if (at < 0)
        {
            return new CategoryMtpd(curve.CategoryId, null, null, null, null);
        }

        var before = at == 0 ? 0 : points[at - 1];
        return new CategoryMtpd(curve.CategoryId, rule == MtpdPoint.LastAcceptablePoint ? before : points[at], points[at], curve.Levels[at], before);
    }

    private static CategoryMtpd Interpolated(IReadOnlyList<decimal> points, ImpactCurve curve, IReadOnlyList<decimal> losses, decimal limit)
    {
        for (var k = 0; k < points.Count; k++)
        {
            if (losses[k] < limit)
            {
                continue;
            }

            // The loss starts at 0 at hour 0.
            var (fromHours, fromLoss) = k == 0 ? (0, 0) : (points[k - 1], losses[k - 1]);
            var moment = losses[k] == fromLoss ? points[k] : fromHours + ((limit - fromLoss) / (losses[k] - fromLoss) * (points[k] - fromHours));
            return new CategoryMtpd(curve.CategoryId, moment, points[k], curve.Levels[k], fromHours);
        }

        return new CategoryMtpd(curve.CategoryId, null, null, null, null);
    }
}
