namespace MkbZekerheid.Engine.Simulation;

/// <summary>What a disruption does to one product: money lost, hours below the minimum, the longest such stretch.</summary>
internal readonly record struct ProductOutcome<T>(T Loss, T DownHours, T LongestDown)
    where T : unmanaged
{
    /// <summary>
    /// Reads the outcome from the capacity of a product. On each maximal interval [s, e) below 1 the loss is the integral of
    /// (1 - capacity) x rate(t - s); down is every hour below the MBCO.
    /// </summary>
    /// <param name="clock">Arithmetic.</param>
    /// <param name="product">Loss curve and MBCO.</param>
    /// <param name="times">Breakpoints.</param>
    /// <param name="levels">Capacity from each breakpoint; the last is 1.</param>
    /// <param name="lossFrom">Only loss after this many hours from 0 counts (waiting time of an insurance); 0 is all.</param>
    public static ProductOutcome<T> Of<TClock>(TClock clock, ProductPlan product, ReadOnlySpan<T> times, ReadOnlySpan<double> levels, double lossFrom = 0)
        where TClock : struct, IClock<T>
    {
        T loss = default, down = default, longest = default, belowSince = default, start = default;
        bool below = false, open = false;
        var minimum = product.Mbco - 1e-9;
        var wait = clock.Shift(default, lossFrom);
        for (var i = 0; i < times.Length; i++)
        {
            if (levels[i] < minimum != below)
            {
                if (below)
                {
                    var length = clock.AddScaled(times[i], -1, belowSince);
                    down = clock.AddScaled(down, 1, length);
                    if (clock.Compare(length, longest) > 0)
                    {
                        longest = length;
                    }
                }

                below = !below;
                belowSince = times[i];
            }

            if (levels[i] >= 1)
            {
                open = false;
                continue;
            }

            if (!open)
            {
                open = true;
                start = times[i];
            }

            T from = times[i], to = times[i + 1];
            if (lossFrom > 0)
            {
                if (clock.Compare(to, wait) <= 0)
                {
                    continue;
                }

                if (clock.Compare(from, wait) < 0)
                {
                    from = wait;
                }
            }

            var until = product.Loss(clock, clock.AddScaled(to, -1, start));
            var before = product.Loss(clock, clock.AddScaled(from, -1, start));
            loss = clock.AddScaled(loss, 1 - levels[i], clock.AddScaled(until, -1, before));
        }

        return new ProductOutcome<T>(loss, down, longest);
    }
}
