namespace MkbZekerheid.Engine.Simulation;

/// <summary>Counts lengths of time in bins of one part in 128 of an octave (quantiles within 0.3 percent), from a quarter of a minute up to a thousand years.</summary>
internal sealed class HoursHistogram
{
    private const int SubBits = 7, Lowest = -8, Octaves = 32;

    private readonly long[] _counts = new long[Octaves << SubBits];

    public long Count { get; private set; }

    public void Add(double hours)
    {
        var index = (BitConverter.DoubleToInt64Bits(hours) >> (52 - SubBits)) - ((1023L + Lowest) << SubBits);
        _counts[Math.Clamp(index, 0, _counts.Length - 1)]++;
        Count++;
    }

    public void Add(HoursHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
    }

    /// <summary>The length of rank ceil(pN), as the middle of its bin; null without any.</summary>
    public double? Quantile(double p)
    {
        if (Count == 0)
        {
            return null;
        }

        var rank = Math.Max(1, (long)Math.Ceiling(p * Count - 1e-9));
        long seen = 0;
        for (var i = 0; ; i++)
        {
            seen += _counts[i];
            if (seen >= rank)
            {
                return 0.5 * (Edge(i) + Edge(i + 1));
            }
        }
    }

    private static double Edge(int bin) => BitConverter.Int64BitsToDouble((bin + ((1023L + Lowest) << SubBits)) << (52 - SubBits));
}
