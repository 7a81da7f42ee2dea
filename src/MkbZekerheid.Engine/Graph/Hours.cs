namespace MkbZekerheid.Engine;

/// <summary>
/// Planning hours are whole hundredths of an hour, so that comparisons are exact: 46.5 hours is 4650.
/// More than two decimals are rounded to the nearest hundredth, halves away from zero.
/// </summary>
public static class Hours
{
    /// <summary>No limit: later than every time. Also the time of something that never happens or never recovers.</summary>
    public const long Never = long.MaxValue;

    /// <summary>The largest value that is accepted as input: 99,999,999.99 hours.</summary>
    public const decimal Largest = 99_999_999.99m;

    /// <summary>Hundredths of an hour from decimal hours.</summary>
    public static long From(decimal hours) => (long)Math.Round(hours * 100, MidpointRounding.AwayFromZero);

    /// <summary>Hundredths from decimal hours; null (no limit) becomes <see cref="Never"/>.</summary>
    public static long FromOrNever(decimal? hours) => hours is { } h ? From(h) : Never;

    /// <summary>Decimal hours from hundredths; <see cref="Never"/> becomes null.</summary>
    public static decimal? ToDecimal(long hundredths) => hundredths == Never ? null : hundredths / 100m;

    /// <summary>Sum of two times; Never plus anything stays Never.</summary>
    internal static long Add(long a, long b) => a == Never || b == Never ? Never : a + b;
}
