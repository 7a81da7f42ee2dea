namespace MkbZekerheid.Engine.Numerics;

/// <summary>A quantile and its first two derivatives to the probability.</summary>
internal readonly record struct QuantileNode(double Value, double Slope, double Curvature);

/// <summary>
/// A quantile function on (0, 1/2] as fifth-degree pieces: every octave [2^-k, 2^-k+1) is cut in equal cells, each piece meets value, slope and
/// curvature at both ends. Quantile functions are smooth on that scale, also where they run off to infinity or to a bound.
/// </summary>
internal sealed class QuantileTable
{
    private readonly double[] _coefficients;
    private readonly int _octaves, _cellBits;
    private readonly Func<double, double> _exact;

    /// <param name="node">The exact quantile at u; the second argument is the value at the node before (NaN at the first).</param>
    /// <param name="octaves">How many octaves below 1/2 are tabulated; under 2^-(octaves+1) the exact function answers.</param>
    /// <param name="cellBits">2^cellBits cells in an octave.</param>
    /// <param name="exact">The exact quantile.</param>
    public QuantileTable(Func<double, double, QuantileNode> node, int octaves, int cellBits, Func<double, double> exact)
    {
        _octaves = octaves;
        _cellBits = cellBits;
        _exact = exact;
        var cells = 1 << cellBits;
        _coefficients = new double[octaves * cells * 6];

        // From 1/2 downwards, so that each exact solution starts from its neighbour.
        var right = node(0.5, double.NaN);
        for (var octave = 0; octave < octaves; octave++)
        {
            var low = BitConverter.Int64BitsToDouble((long)(1023 - 2 - octave) << 52);
            var width = low / cells;
            for (var cell = cells - 1; cell >= 0; cell--)
            {
                var left = node(low + cell * width, right.Value);
                Fit(_coefficients.AsSpan((octave * cells + cell) * 6, 6), left, right, width);
                right = left;
            }
        }
    }

    /// <summary>The quantile at u, 0 &lt; u &lt; 1/2.</summary>
    public double Value(double u)
    {
        var bits = BitConverter.DoubleToInt64Bits(u);
        var octave = 1021 - (int)(bits >> 52);
        if ((uint)octave >= (uint)_octaves)
        {
            return _exact(u);
        }

        var restBits = 52 - _cellBits;
        var cell = (int)(bits >> restBits) & ((1 << _cellBits) - 1);
        var t = (bits & ((1L << restBits) - 1)) * BitConverter.Int64BitsToDouble((long)(1023 - restBits) << 52);
        var c = _coefficients.AsSpan(((octave << _cellBits) + cell) * 6, 6);
        return c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * (c[4] + t * c[5]))));
    }

    // The fifth-degree polynomial on [0, 1] with the given value, slope and curvature at both ends.
    private static void Fit(Span<double> c, in QuantileNode left, in QuantileNode right, double width)
    {
        double s0 = left.Slope * width, s1 = right.Slope * width;
        double k0 = left.Curvature * width * width, k1 = right.Curvature * width * width;
        var a = right.Value - left.Value - s0 - 0.5 * k0;
        var b = s1 - s0 - k0;
        var d = k1 - k0;
        c[0] = left.Value;
        c[1] = s0;
        c[2] = 0.5 * k0;
        c[3] = 10 * a - 4 * b + 0.5 * d;
        c[4] = -15 * a + 7 * b - d;
        c[5] = 6 * a - 3 * b + 0.5 * d;
    }
}
