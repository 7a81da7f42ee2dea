namespace MkbZekerheid.Engine.Simulation;

/// <summary>
/// The distribution of yearly losses in a fixed amount of memory. The 131,072 largest losses are kept exactly, the others are counted in bins
/// of one part in 1,024 (with their sum). So with up to 131,072 years everything is exact; beyond, the tail stays exact and a quantile
/// below it is off by at most 0.05 percent. Nothing depends on the order in which equal sets of losses come in, except rounding of bin sums.
/// </summary>
internal sealed class LossDistribution
{
    internal const int Kept = 1 << 17;
    private const int SubBits = 10, Lowest = -40, Octaves = 104;

    private double[] _top = new double[1024];
    private int _used;
    private bool _overflowed;
    private double _floor;
    private long[]? _counts;
    private double[]? _sums;
    private long _zeros;

    public long Count { get; private set; }

    /// <summary>Adds the loss of a year, 0 or more.</summary>
    public void Add(double loss)
    {
        Count++;
        if (_overflowed && loss < _floor)
        {
            Bin(loss);
            return;
        }

        if (_used == _top.Length)
        {
            if (_used < 2 * Kept)
            {
                Array.Resize(ref _top, Math.Min(_used * 2, 2 * Kept));
            }
            else
            {
                Shrink();
            }
        }

        _top[_used++] = loss;
    }

    /// <summary>A sorted view; the distribution itself can go on.</summary>
    public Sorted Sort()
    {
        if (_used > Kept)
        {
            Shrink();
        }

        var top = _top[.._used];
        Array.Sort(top);
        return new Sorted(this, top);
    }

    private void Shrink()
    {
        Array.Sort(_top, 0, _used);
        var drop = _used - Kept;
        for (var i = 0; i < drop; i++)
        {
            Bin(_top[i]);
        }

        Array.Copy(_top, drop, _top, 0, Kept);
        _used = Kept;
        _floor = _top[0];
        _overflowed = true;
    }

    private void Bin(double loss)
    {
        _counts ??= new long[Octaves << SubBits];
        _sums ??= new double[Octaves << SubBits];
        if (loss <= 0)
        {
            _zeros++;
            return;
        }

        var index = (BitConverter.DoubleToInt64Bits(loss) >> (52 - SubBits)) - ((1023L + Lowest) << SubBits);
        var bin = (int)Math.Clamp(index, 0, _counts.Length - 1);
        _counts[bin]++;
        _sums[bin] += loss;
    }

    /// <summary>Ranks, quantiles and tail means of the losses so far.</summary>
    internal sealed class Sorted(LossDistribution owner, double[] top)
    {
        public long Count => owner.Count;

        /// <summary>The loss of rank k in ascending order, 1 up to N.</summary>
        public double AtRank(long k)
        {
            k = Math.Clamp(k, 1, Math.Max(1, Count));
            if (Count == 0)
            {
                return 0;
            }

            var below = Count - top.Length;
            if (k > below)
            {
                return top[k - below - 1];
            }

            var seen = owner._zeros;
            if (k <= seen)
            {
                return 0;
            }

            for (var bin = 0; bin < owner._counts!.Length; bin++)
            {
                seen += owner._counts[bin];
                if (k <= seen)
                {
                    return owner._sums![bin] / owner._counts[bin];
                }
            }

            return top[0];
        }

        /// <summary>VaR_p = x of rank ceil(pN).</summary>
        public double ValueAtRisk(double p) => AtRank(Rank(p));

        /// <summary>TVaR_p = (sum of the losses ranked above k + (k - pN) x_k) / (N (1 - p)), k = ceil(pN).</summary>
        public double TailValueAtRisk(double p)
        {
            if (Count == 0)
            {
                return 0;
            }

            var k = Rank(p);
            return (SumAbove(k) + (k - p * Count) * AtRank(k)) / (Count * (1 - p));
        }

        /// <summary>The interval that holds VaR_p with about 95 percent: ranks Np -+ 1.96 sqrt(Np(1-p)) (rounded outward to whole ranks).</summary>
        public (double Low, double High) Interval(double p)
        {
            var (low, high) = IntervalRanks(Count, p);
            return (AtRank(low), AtRank(high));
        }

        /// <summary>The share of years with a loss above an amount, strictly.</summary>
        public double Exceedance(double amount)
        {
            if (Count == 0)
            {
                return 0;
            }

            var first = Array.BinarySearch(top, amount);
            if (first < 0)
            {
                first = ~first;
            }

            while (first < top.Length && top[first] <= amount)
            {
                first++;
            }

            while (first > 0 && top[first - 1] > amount)
            {
                first--;
            }

            long above = top.Length - first;
            if (owner._counts is { } counts && (top.Length == 0 || amount < top[0]))
            {
                for (var bin = 0; bin < counts.Length; bin++)
                {
                    if (counts[bin] > 0 && owner._sums![bin] / counts[bin] > amount)
                    {
                        above += counts[bin];
                    }
                }
            }

            return (double)above / Count;
        }

        /// <summary>The ranks of the interval of a quantile.</summary>
        public static (long Low, long High) IntervalRanks(long n, double p)
        {
            var half = 1.96 * Math.Sqrt(n * p * (1 - p));
            return ((long)Math.Clamp(Math.Floor(n * p - half), 1, Math.Max(1, n)), (long)Math.Clamp(Math.Ceiling(n * p + half), 1, Math.Max(1, n)));
        }

        private long Rank(double p) => Math.Max(1, (long)Math.Ceiling(p * Count - 1e-9));

        private double SumAbove(long k)
        {
            var below = Count - top.Length;
            var sum = 0.0;
            for (var i = top.Length - 1; i >= 0 && i + below + 1 > k; i--)
            {
                sum += top[i];
            }

            if (k >= below)
            {
                return sum;
            }

            var wanted = below - k;
            for (var bin = owner._counts!.Length - 1; bin >= 0 && wanted > 0; bin--)
            {
                var take = Math.Min(wanted, owner._counts[bin]);
                if (take > 0)
                {
                    sum += owner._sums![bin] / owner._counts[bin] * take;
                    wanted -= take;
                }
            }

            return sum;
        }
    }
}
