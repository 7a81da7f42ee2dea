namespace MkbZekerheid.Engine;

/// <summary>One party with its amount; a collective entry stands for several equal parties.</summary>
/// <param name="Id">The customer, supplier, product, person or site.</param>
/// <param name="Amount">Turnover, spend, margin or number of tasks, 0 or more.</param>
/// <param name="MemberCount">Number of equal parties behind it, at least 1.</param>
public sealed record ConcentrationEntry(string Id, decimal Amount, int MemberCount = 1);

/// <summary>How a concentration compares with the bands.</summary>
public enum ConcentrationBand
{
    /// <summary>At most the first band.</summary>
    Low,

    /// <summary>At most the second band.</summary>
    Medium,

    /// <summary>Above it.</summary>
    High,
}

/// <summary>Concentration with the numbers that explain it.</summary>
/// <param name="Hhi">Sum of squared shares, 0-1.</param>
/// <param name="EffectiveNumber">1 / HHI: as if there were this many equal parties.</param>
/// <param name="Normalised">(HHI - 1/n) / (1 - 1/n), 0 equal, 1 one party; null with one party.</param>
/// <param name="LargestId">Entry with the largest single party.</param>
/// <param name="LargestShare">Its share, 0-1.</param>
/// <param name="Shares">Share per entry, in the given order.</param>
public sealed record ConcentrationResult(
    decimal Hhi, decimal EffectiveNumber, decimal? Normalised, string LargestId, decimal LargestShare, IReadOnlyList<(string Id, decimal Share, int MemberCount)> Shares);

/// <summary>Concentration of turnover, spend or tasks over parties (method 2.9).</summary>
public static class Concentration
{
    /// <summary>
    /// HHI = sum of squared shares; an entry with m members counts as m parts of share / m. Null when the amounts add up to nothing.
    /// </summary>
    public static ConcentrationResult? Of(IReadOnlyList<ConcentrationEntry> entries)
    {
        var total = entries.Sum(e => e.Amount);
        if (total <= 0)
        {
            return null;
        }

        var shares = entries.Select(e => (e.Id, Share: e.Amount / total, e.MemberCount)).ToList();
        var parties = shares.Sum(s => s.MemberCount);
        var hhi = shares.Sum(s => s.Share * s.Share / s.MemberCount);
        var largest = shares.MaxBy(s => s.Share / s.MemberCount);
        decimal? normalised = parties > 1 ? (hhi - (1m / parties)) / (1 - (1m / parties)) : null;
        return new ConcentrationResult(hhi, 1 / hhi, normalised, largest.Id, largest.Share / largest.MemberCount, shares);
    }

    /// <summary>Band of an HHI; the bounds are a setting.</summary>
    public static ConcentrationBand Band(decimal hhi, decimal low = 0.15m, decimal medium = 0.25m) =>
        hhi <= low ? ConcentrationBand.Low : hhi <= medium ? ConcentrationBand.Medium : ConcentrationBand.High;
}
