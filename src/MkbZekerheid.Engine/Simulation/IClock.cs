namespace MkbZekerheid.Engine.Simulation;

/// <summary>
/// Arithmetic on instants. The step-function operators are written once and run on plain hours (<see cref="HourClock"/>) and on hours that are
/// a straight line in the duration of an event (<see cref="LineClock"/>), which turns one evaluation into the answer for a whole range of durations.
/// </summary>
/// <typeparam name="T">An instant, or a length of time, or money that is linear in time.</typeparam>
internal interface IClock<T>
    where T : unmanaged
{
    /// <summary>-1, 0 or 1: a before, at or after b. Closer than 1e-9 hours is equal.</summary>
    int Compare(T a, T b);

    /// <summary>a plus a fixed number of hours.</summary>
    T Shift(T a, double hours);

    /// <summary>sum + factor * x.</summary>
    T AddScaled(T sum, double factor, T x);
}

/// <summary>Plain hours.</summary>
internal readonly struct HourClock : IClock<double>
{
    public const double Tolerance = 1e-9;

    public int Compare(double a, double b)
    {
        var d = a - b;
        return d > Tolerance ? 1 : d < -Tolerance ? -1 : 0;
    }

    public double Shift(double a, double hours) => a + hours;

    public double AddScaled(double sum, double factor, double x) => sum + factor * x;
}

/// <summary>A number that depends on the duration D of an event: Base + Slope * D.</summary>
internal readonly record struct Line(double Base, double Slope)
{
    public double At(double duration) => Base + Slope * duration;
}

/// <summary>The range of durations for which every comparison made so far has the same outcome: just above <see cref="From"/> up to <see cref="Until"/>.</summary>
internal sealed class DurationRange
{
    public double From { get; set; }

    public double Until { get; set; } = double.PositiveInfinity;
}

/// <summary>
/// Instants that are lines in the duration. A comparison is decided for durations just above the start of the range (so equal values are
/// ordered by slope), and shortens the range to where the lines cross.
/// </summary>
internal readonly struct LineClock(DurationRange range) : IClock<Line>
{
    private const double SlopeTolerance = 1e-12;

    public int Compare(Line a, Line b)
    {
        var slope = a.Slope - b.Slope;
        var value = a.Base - b.Base;
        if (Math.Abs(slope) <= SlopeTolerance)
        {
            return value > HourClock.Tolerance ? 1 : value < -HourClock.Tolerance ? -1 : 0;
        }

        value += slope * range.From;
        if (Math.Abs(value) <= HourClock.Tolerance)
        {
            return slope > 0 ? 1 : -1;
        }

        if ((value > 0) != (slope > 0))
        {
            var crossing = range.From - value / slope;
            if (crossing < range.Until)
            {
                range.Until = crossing;
            }
        }

        return value > 0 ? 1 : -1;
    }

    public Line Shift(Line a, double hours) => new(a.Base + hours, a.Slope);

    public Line AddScaled(Line sum, double factor, Line x) => new(sum.Base + factor * x.Base, sum.Slope + factor * x.Slope);
}
