namespace MkbZekerheid.Engine.Numerics;

/// <summary>A Poisson number by inversion: the smallest k whose cumulative probability exceeds the draw. Exact to the rounding of the table.</summary>
internal sealed class PoissonTable
{
    private readonly double[] _cumulative;
    private readonly int _first;

    /// <param name="mean">Expected number, 0 to 1,000,000.</param>
    public PoissonTable(double mean)
    {
        if (!(mean >= 0) || mean > 1e6)
        {
            throw new ArgumentOutOfRangeException(nameof(mean), "The mean of a Poisson number must lie between 0 and 1,000,000.");
        }

        // All k with a probability that a draw of 52 bits can reach.
        var spread = 40 + 11 * Math.Sqrt(mean);
        _first = (int)Math.Max(0, Math.Floor(mean - spread));
        var last = mean == 0 ? 0 : (int)Math.Ceiling(mean + spread);
        _cumulative = new double[last - _first + 1];
        var logMean = mean > 0 ? Elementary.Log(mean) : 0;
        var sum = 0.0;
        for (var k = _first; k <= last; k++)
        {
            sum += mean == 0 ? 1 : Elementary.Exp(k * logMean - mean - SpecialFunctions.LogGamma(k + 1.0));
            _cumulative[k - _first] = sum;
        }

        ProbabilityOfNone = Elementary.Exp(-mean);
    }

    /// <summary>P(0).</summary>
    public double ProbabilityOfNone { get; }

    /// <summary>The number that belongs to a draw between 0 and 1.</summary>
    public int Count(double u)
    {
        if (_first == 0 && _cumulative.Length < 128)
        {
            var k = 0;
            while (k < _cumulative.Length - 1 && u >= _cumulative[k])
            {
                k++;
            }

            return k;
        }

        int low = 0, high = _cumulative.Length - 1;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (u < _cumulative[middle])
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return _first + low;
    }
}
