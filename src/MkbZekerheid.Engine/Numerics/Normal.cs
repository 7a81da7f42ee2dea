namespace MkbZekerheid.Engine.Numerics;

/// <summary>
/// The standard normal distribution: density, probabilities and quantile, on our own <see cref="Elementary"/> functions (same bits on every machine).
/// </summary>
public static class Normal
{
    private const double PerSqrtTwoPi = 0.39894228040143267794;

    // The quantile is smooth per octave of u; 64 cells in each octave down to 2^-53 cover every number a stream can give.
    private static readonly QuantileTable LowerHalf = new(LowerNode, octaves: 53, cellBits: 6, static u => LowerNode(u, double.NaN).Value);

    /// <summary>The density exp(-z^2/2)/sqrt(2 pi).</summary>
    public static double Density(double z) => PerSqrtTwoPi * Elementary.Exp(-0.5 * z * z);

    /// <summary>P(Z &lt;= z), relative error below 1e-13 down to z = -37.</summary>
    public static double Cdf(double z) => z < 0 ? UpperTail(-z) : 1 - UpperTail(z);

    /// <summary>P(Z &gt; z) for any z.</summary>
    public static double Exceedance(double z) => Cdf(-z);

    /// <summary>
    /// The value z with P(Z &lt;= z) = u, for 0 &lt; u &lt; 1 (minus and plus infinity at the ends). Quintic interpolation; absolute error below 2e-13.
    /// </summary>
    public static double Quantile(double u)
    {
        if (u < 0.5)
        {
            return u > 0 ? LowerHalf.Value(u) : u == 0 ? double.NegativeInfinity : double.NaN;
        }

        return u < 1 ? u == 0.5 ? 0 : -LowerHalf.Value(1 - u) : u == 1 ? double.PositiveInfinity : double.NaN;
    }

    // P(Z > z) for z >= 0: the power series near 0, the continued fraction z + 1/(z + 2/(z + ...)) in the tail.
    private static double UpperTail(double z)
    {
        if (z > 38.6)
        {
            return 0;
        }

        if (z < 2.2)
        {
            double term = z, sum = z;
            for (var n = 3; term > sum * 1e-18 && n < 400; n += 2)
            {
                term *= z * z / n;
                sum += term;
            }

            return 0.5 - Density(z) * sum;
        }

        var fraction = z;
        for (var n = (int)(20 + 700 / (z * z)); n > 0; n--)
        {
            fraction = z + n / fraction;
        }

        return Density(z) / fraction;
    }

    // Quantile and its first two derivatives, by Halley steps from a start value.
    private static QuantileNode LowerNode(double u, double start)
    {
        var z = double.IsNaN(start) ? Start(u) : start;
        for (var i = 0; i < 40; i++)
        {
            var density = Density(z);
            var newton = (Cdf(z) - u) / density;
            var step = newton / (1 + 0.5 * z * newton);
            z -= step;
            if (Math.Abs(step) < 1e-15 * Math.Max(1, Math.Abs(z)))
            {
                break;
            }
        }

        var slope = 1 / Density(z);
        return new QuantileNode(z, slope, z * slope * slope);
    }

    private static double Start(double u)
    {
        if (u > 0.2)
        {
            return (u - 0.5) * 2.6;
        }

        var t = Math.Sqrt(-2 * Elementary.Log(u));
        return -(t - (0.92 + Elementary.Log(t)) / t);
    }
}
