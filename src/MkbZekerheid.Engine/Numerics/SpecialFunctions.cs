namespace MkbZekerheid.Engine.Numerics;

/// <summary>Logarithm of the gamma function and the regularised incomplete beta function, on our own elementary functions.</summary>
internal static class SpecialFunctions
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>ln Gamma(x) for x &gt; 0: shifted above 12, then Stirling's series. Absolute error below 1e-13 for x up to 100.</summary>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        while (x < 12)
        {
            product *= x;
            x += 1;
        }

        var y = 1 / (x * x);
        var series = (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y * (1.0 / 1188
            - y * (691.0 / 360360 - y * (1.0 / 156))))))) / x;
        return (x - 0.5) * Elementary.Log(x) - x + HalfLogTwoPi + series - Elementary.Log(product);
    }

    /// <summary>I_x(a, b), the share of a beta(a, b) distribution below x, by the continued fraction of its odd and even parts.</summary>
    public static double BetaRegularized(double a, double b, double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        if (x >= 1)
        {
            return 1;
        }

        // The fraction converges fast left of the mean; on the right the mirrored one does.
        if (x > (a + 1) / (a + b + 2))
        {
            return 1 - BetaRegularized(b, a, 1 - x);
        }

        var front = Elementary.Exp(
            LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Elementary.Log(x) + b * Elementary.Log(1 - x)) / a;

        // Modified Lentz evaluation of 1/(1 + d1/(1 + d2/(1 + ...)))
        const double tiny = 1e-300;
        double c = 1, d = 1 - (a + b) * x / (a + 1);
        d = 1 / (Math.Abs(d) < tiny ? tiny : d);
        var fraction = d;
        for (var m = 1; m < 10_000; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 + even * d;
            c = 1 + even / c;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = Math.Abs(c) < tiny ? tiny : c;
            fraction *= d * c;

            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 + odd * d;
            c = 1 + odd / c;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = Math.Abs(c) < tiny ? tiny : c;
            var delta = d * c;
            fraction *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
            {
                break;
            }
        }

        return front * fraction;
    }
}
