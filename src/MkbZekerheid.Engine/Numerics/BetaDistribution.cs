namespace MkbZekerheid.Engine.Numerics;

/// <summary>The beta distribution on [0, 1] with shapes of at least 1 (as PERT has them), on our own functions.</summary>
internal sealed class BetaDistribution
{
    private readonly double _alpha, _beta, _logNorm;
    private readonly QuantileTable _lower, _upper;

    /// <param name="alpha">First shape, at least 1.</param>
    /// <param name="beta">Second shape, at least 1.</param>
    public BetaDistribution(double alpha, double beta)
    {
        if (!(alpha >= 1) || !(beta >= 1) || alpha > 1e6 || beta > 1e6)
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), "Both shapes of a beta distribution must lie between 1 and 1,000,000.");
        }

        _alpha = alpha;
        _beta = beta;
        _logNorm = SpecialFunctions.LogGamma(alpha + beta) - SpecialFunctions.LogGamma(alpha) - SpecialFunctions.LogGamma(beta);

        // Below 2^-21 the exact solution answers: one draw in a million.
        _lower = new QuantileTable((u, start) => Node(alpha, beta, u, start), 20, 4, u => Solve(alpha, beta, u, double.NaN));
        _upper = new QuantileTable((u, start) => Node(beta, alpha, u, start), 20, 4, u => Solve(beta, alpha, u, double.NaN));
    }

    public double Mean => _alpha / (_alpha + _beta);

    /// <summary>P(X &lt;= x), absolute error below 1e-13.</summary>
    public double Cdf(double x) => SpecialFunctions.BetaRegularized(_alpha, _beta, x);

    /// <summary>The exact quantile (root of the distribution function), relative error below 1e-11.</summary>
    public double ExactQuantile(double u) =>
        u <= 0.5 ? Solve(_alpha, _beta, u, double.NaN) : 1 - Solve(_beta, _alpha, 1 - u, double.NaN);

    /// <summary>The quantile by table, within 1e-8 of the exact one.</summary>
    public double Quantile(double u) =>
        u < 0.5 ? _lower.Value(u) : u == 0.5 ? Solve(_alpha, _beta, 0.5, double.NaN) : 1 - _upper.Value(1 - u);

    private QuantileNode Node(double a, double b, double u, double start)
    {
        var x = Solve(a, b, u, start);
        var density = Elementary.Exp(_logNorm + (a - 1) * Elementary.Log(x) + (b - 1) * Elementary.Log(1 - x));
        var slope = 1 / density;

        // x' = 1/p, x'' = -p'/p^3 and p'/p = (a-1)/x - (b-1)/(1-x)
        return new QuantileNode(x, slope, -((a - 1) / x - (b - 1) / (1 - x)) * slope * slope);
    }

    // Safeguarded Newton on the logarithm of x, in which the lower tail u = x^a / (a B) is a straight line.
    private double Solve(double a, double b, double u, double start)
    {
        double low = 0, high = 1;
        var x = start;
        if (!(x > 0) || x >= 1)
        {
            x = Elementary.Exp((Elementary.Log(u) + Elementary.Log(a) - _logNorm) / a);
            if (!(x < a / (a + b)))
            {
                x = a / (a + b);
            }
        }

        for (var i = 0; i < 200; i++)
        {
            var error = SpecialFunctions.BetaRegularized(a, b, x) - u;
            if (error > 0)
            {
                high = x;
            }
            else
            {
                low = x;
            }

            var density = Elementary.Exp(_logNorm + (a - 1) * Elementary.Log(x) + (b - 1) * Elementary.Log(1 - x));
            var next = x * Elementary.Exp(-Math.Clamp(error / (density * x), -3, 3));
            if (!(next > low) || !(next < high))
            {
                next = low > 0 ? 0.5 * (low + high) : 0.5 * high;
            }

            var step = Math.Abs(next - x);
            x = next;
            if (step <= 4e-15 * x || high - low <= 1e-16 * x)
            {
                break;
            }
        }

        return x;
    }
}
