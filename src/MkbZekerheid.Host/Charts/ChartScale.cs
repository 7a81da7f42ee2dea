using MkbZekerheid.Modules.Charts;

namespace MkbZekerheid.Host.Charts;

/// <summary>A value axis with round ticks: maps values to pixels.</summary>
internal sealed class ChartScale
{
    private static readonly double[] HourSteps = [2, 4, 8, 12, 24, 48, 72, 168, 336, 672];
    private readonly double _fromPixel;
    private readonly double _toPixel;

    /// <param name="fixedTo">Keep this highest value; null rounds up to the next tick.</param>
    public ChartScale(double low, double high, double fromPixel, double toPixel, bool fixedFrom, bool fixedTo, int wanted = 4, ChartUnit unit = ChartUnit.Number)
    {
        if (high <= low)
        {
            high = low + 1;
        }

        var step = Step((high - low) / wanted, unit);
        From = fixedFrom ? low : Math.Floor(low / step) * step;
        To = fixedTo ? high : Math.Ceiling(high / step) * step;
        (_fromPixel, _toPixel) = (fromPixel, toPixel);
        var ticks = new List<double>();
        for (var i = 0; i <= 3 * wanted; i++)
        {
            var tick = (Math.Ceiling(From / step) + i) * step;
            if (tick > To + (step * 1e-9))
            {
                break;
            }

            ticks.Add(tick);
        }

        Ticks = ticks;
    }

    public double From { get; }

    public double To { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Pixel of a value; values outside the axis land on its end.</summary>
    public double At(double value) =>
        _fromPixel + ((Math.Clamp(value, From, To) - From) / (To - From) * (_toPixel - _fromPixel));

    private static double Step(double rough, ChartUnit unit)
    {
        // Hours read as days and weeks; whole things have no halves.
        if (unit is ChartUnit.Hours && rough > 1)
        {
            return HourSteps.FirstOrDefault(step => step >= rough, 672 * Math.Ceiling(rough / 672));
        }

        if (unit is ChartUnit.Count or ChartUnit.Days)
        {
            rough = Math.Max(1, rough);
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var share = rough / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 2.5 ? 2.5 : share <= 5 ? 5 : 10);
    }
}
