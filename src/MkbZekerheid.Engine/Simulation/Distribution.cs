using MkbZekerheid.Engine.Numerics;

namespace MkbZekerheid.Engine.Simulation;

/// <summary>A distribution of hours or euro, ready to draw from by its quantile.</summary>
internal abstract class Distribution
{
    /// <summary>Quantile of the standard normal at 95 percent.</summary>
    private const double Z95 = 1.6448536269514722;

    public abstract double Mean { get; }

    public abstract double Quantile(double u);

    /// <summary>P(X &lt; x) (strictly below, so that an atom belongs to what starts at it).</summary>
    public abstract double Below(double x);

    /// <summary>E[X; X &lt; x], the part of the mean that lies strictly below x.</summary>
    public abstract double MeanBelow(double x);

    /// <summary>
    /// LogNormal(p50, p95): mu = ln p50, sigma = (ln p95 - ln p50) / 1.6448536269514722. PERT(a, m, b): a + (b - a) Beta(1 + 4(m-a)/(b-a), 1 + 4(b-m)/(b-a)).
    /// Exponential(mean), Fixed(value).
    /// </summary>
    public static Distribution Of(DistributionInput input) => input switch
    {
        DistributionInput.LogNormal d => new LogNormal(Elementary.Log(d.P50), (Elementary.Log(d.P95) - Elementary.Log(d.P50)) / Z95),
        DistributionInput.Pert d => new Pert(d.Min, d.Mode, d.Max),
        DistributionInput.Fixed d => new Fixed(d.Value),
        DistributionInput.Exponential d => new Exponential(d.Mean),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "Unknown distribution."),
    };

    private sealed class LogNormal(double mu, double sigma) : Distribution
    {
        public override double Mean => Elementary.Exp(mu + 0.5 * sigma * sigma);

        public override double Quantile(double u) => Elementary.Exp(mu + sigma * Normal.Quantile(u));

        public override double Below(double x) => x <= 0 ? 0 : double.IsPositiveInfinity(x) ? 1 : Normal.Cdf((Elementary.Log(x) - mu) / sigma);

        public override double MeanBelow(double x) =>
            x <= 0 ? 0 : double.IsPositiveInfinity(x) ? Mean : Mean * Normal.Cdf((Elementary.Log(x) - mu - sigma * sigma) / sigma);
    }

    private sealed class Pert : Distribution
    {
        private readonly double _min, _width;
        private readonly BetaDistribution _beta;
        private readonly double _alpha, _betaShape;

        public Pert(double min, double mode, double max)
        {
            _min = min;
            _width = max - min;
            _alpha = 1 + 4 * (mode - min) / _width;
            _betaShape = 1 + 4 * (max - mode) / _width;
            _beta = new BetaDistribution(_alpha, _betaShape);
        }

        public override double Mean => _min + _width * _beta.Mean;

        public override double Quantile(double u) => _min + _width * _beta.Quantile(u);

        public override double Below(double x) => _beta.Cdf((x - _min) / _width);

        // E[B; B < y] = mean x I_y(alpha + 1, beta)
        public override double MeanBelow(double x) =>
            _min * Below(x) + _width * _beta.Mean * SpecialFunctions.BetaRegularized(_alpha + 1, _betaShape, (x - _min) / _width);
    }

    private sealed class Exponential(double mean) : Distribution
    {
        public override double Mean => mean;

        // ln(1 - u) with 1 - u exact: draws are multiples of 2^-53
        public override double Quantile(double u) => -mean * Elementary.Log(1 - u);

        public override double Below(double x) => x <= 0 ? 0 : double.IsPositiveInfinity(x) ? 1 : 1 - Elementary.Exp(-x / mean);

        public override double MeanBelow(double x) => x <= 0 ? 0 : double.IsPositiveInfinity(x) ? mean : mean - (mean + x) * Elementary.Exp(-x / mean);
    }

    private sealed class Fixed(double value) : Distribution
    {
        public override double Mean => value;

        public override double Quantile(double u) => value;

        public override double Below(double x) => value < x ? 1 : 0;

        public override double MeanBelow(double x) => value < x ? value : 0;
    }
}
