namespace MkbZekerheid.Engine.Simulation;

/// <summary>Mean and variance of a growing sample, merged block by block in a fixed order (Chan, Golub and LeVeque).</summary>
internal struct Moments
{
    private double _mean, _squares;

    public long Count { get; private set; }

    public readonly double Mean => _mean;

    public readonly double StandardDeviation => Count > 1 ? Math.Sqrt(_squares / (Count - 1)) : 0;

    public readonly double StandardError => Count > 1 ? StandardDeviation / Math.Sqrt(Count) : 0;

    public void Add(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        var sum = 0.0;
        foreach (var v in values)
        {
            sum += v;
        }

        var mean = sum / values.Length;
        var squares = 0.0;
        foreach (var v in values)
        {
            squares += (v - mean) * (v - mean);
        }

        var delta = mean - _mean;
        var total = Count + values.Length;
        _mean += delta * values.Length / total;
        _squares += squares + delta * delta * ((double)Count * values.Length / total);
        Count = total;
    }
}
