using System.Diagnostics;

namespace MkbZekerheid.Benchmarks.Simulation;

/// <summary>Times two ways of doing the same work side by side: A B A B ..., the median of each.</summary>
internal static class Timing
{
    public const int Rounds = 5;

    /// <summary>Median seconds of both, after one round that does not count.</summary>
    public static (double First, double Second) Alternate(Action first, Action second)
    {
        first();
        second();
        var a = new double[Rounds];
        var b = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            a[i] = Seconds(first);
            b[i] = Seconds(second);
        }

        return (Median(a), Median(b));
    }

    /// <summary>Median seconds of one, after one round that does not count.</summary>
    public static double Once(Action work)
    {
        work();
        return Median([.. Enumerable.Range(0, Rounds).Select(_ => Seconds(work))]);
    }

    private static double Seconds(Action work)
    {
        var from = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
