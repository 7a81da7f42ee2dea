namespace MkbZekerheid.Engine.Simulation;

/// <summary>What standstill of one product costs and when it is too long.</summary>
internal sealed class ProductPlan
{
    private readonly double[] _until, _rate, _lossBefore;

    public ProductPlan(ProductInput input, int position, double level)
    {
        Id = input.Id;
        Position = position;
        Mbco = level;
        MtpdHours = input.MtpdHours is { } mtpd ? (double)mtpd : double.PositiveInfinity;
        _until = [.. input.LossCurve.Select(s => s.UntilHours is { } h ? (double)h : double.PositiveInfinity)];
        _rate = [.. input.LossCurve.Select(s => (double)s.EurPerHour)];
        _lossBefore = new double[_rate.Length + 1];
        for (var k = 0; k < _rate.Length; k++)
        {
            var from = k == 0 ? 0 : _until[k - 1];
            _lossBefore[k + 1] = _lossBefore[k] + (double.IsFinite(_until[k]) ? _rate[k] * (_until[k] - from) : 0);
        }
    }

    public string Id { get; }

    public int Position { get; }

    /// <summary>Fraction of normal delivery below which the product is down.</summary>
    public double Mbco { get; }

    public double MtpdHours { get; }

    /// <summary>Loss of the first hours of full standstill, as a number or as a line (the curve is piecewise linear).</summary>
    public T Loss<T, TClock>(TClock clock, T elapsed)
        where T : unmanaged
        where TClock : struct, IClock<T>
    {
        if (_rate.Length == 0)
        {
            return default;
        }

        var k = 0;
        while (k < _rate.Length - 1 && clock.Compare(elapsed, clock.Shift(default, _until[k])) >= 0)
        {
            k++;
        }

        // A curve that ends keeps its last rate.
        var from = k == 0 ? 0 : _until[k - 1];
        return clock.AddScaled(clock.Shift(default, _lossBefore[k] - _rate[k] * from), _rate[k], elapsed);
    }
}
