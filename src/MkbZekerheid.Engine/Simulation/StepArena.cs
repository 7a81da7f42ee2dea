using System.Runtime.CompilerServices;

namespace MkbZekerheid.Engine.Simulation;

/// <summary>A step function in an arena: 1 before its first breakpoint, right-continuous, 1 at the end. Length 0 is "1 for ever".</summary>
internal readonly record struct StepFunction(int Start, int Length)
{
    public static readonly StepFunction One;

    public bool IsOne => Length == 0;
}

/// <summary>
/// Capacity step functions and the operators on them (method 3.1): MIN, SUM/k, MAX, BUFFER, SWITCH, RESTART.
/// All functions of one evaluation share two growing buffers that are reused for the next one: nothing is allocated in the long run.
/// Instants and capacities closer than 1e-9 are equal; an interval shorter than that disappears.
/// </summary>
internal sealed partial class StepArena<T, TClock>(TClock clock)
    where T : unmanaged
    where TClock : struct, IClock<T>
{
    private const double Tolerance = 1e-9;

    private TClock _clock = clock;
    private T[] _times = new T[1024];
    private double[] _levels = new double[1024];
    private int _used;

    public ReadOnlySpan<T> Times(StepFunction f) => _times.AsSpan(f.Start, f.Length);

    public ReadOnlySpan<double> Levels(StepFunction f) => _levels.AsSpan(f.Start, f.Length);

    /// <summary>Forgets all functions.</summary>
    public void Clear() => _used = 0;

    /// <summary>The level <paramref name="level"/> on [from, to), else 1.</summary>
    public StepFunction Outage(T from, T to, double level)
    {
        var start = _used;
        Emit(start, from, level);
        Emit(start, to, 1);
        return End(start);
    }

    /// <summary>Copies a function given as breakpoints in ascending order; the last level must be 1.</summary>
    public StepFunction Of(ReadOnlySpan<T> times, ReadOnlySpan<double> levels)
    {
        var start = _used;
        for (var i = 0; i < times.Length; i++)
        {
            Emit(start, times[i], levels[i]);
        }

        return End(start);
    }

    /// <summary>BUFFER_b: on every maximal interval below 1 the first b hours are bridged from stock; the stock is full again at its end.</summary>
    public StepFunction Buffer(StepFunction f, double hours)
    {
        if (f.IsOne || hours <= Tolerance)
        {
            return f;
        }

        var start = _used;
        var end = f.Start + f.Length;
        for (var i = f.Start; i < end;)
        {
            var stop = i + 1;
            while (_levels[stop] < 1)
            {
                stop++;
            }

            var felt = _clock.Shift(_times[i], hours);
            if (_clock.Compare(felt, _times[stop]) < 0)
            {
                // The level at the moment the stock is gone, then the rest of the interval.
                var k = i;
                while (k + 1 < stop && _clock.Compare(_times[k + 1], felt) <= 0)
                {
                    k++;
                }

                Emit(start, felt, _levels[k]);
                for (k++; k < stop; k++)
                {
                    Emit(start, _times[k], _levels[k]);
                }

                Emit(start, _times[stop], 1);
            }

            i = stop + 1;
        }

        return End(start);
    }

    /// <summary>
    /// SWITCH(c, sigma, M, refs): on every maximal interval [s, e) of <paramref name="primary"/> below 1, c times <paramref name="references"/>
    /// on [s + sigma, min(e, s + sigma + M)) and 0 elsewhere in the interval; 1 outside, where the primaries do the work.
    /// </summary>
    public StepFunction Switch(StepFunction primary, double capacity, double switchHours, double maxHours, StepFunction references)
    {
        if (primary.IsOne)
        {
            return primary;
        }

        var start = _used;
        var end = primary.Start + primary.Length;
        for (var i = primary.Start; i < end;)
        {
            var stop = i + 1;
            while (_levels[stop] < 1)
            {
                stop++;
            }

            T s = _times[i], e = _times[stop];
            Emit(start, s, 0);
            var from = _clock.Shift(s, switchHours);
            if (_clock.Compare(from, e) < 0)
            {
                var to = e;
                if (!double.IsPositiveInfinity(maxHours))
                {
                    var limit = _clock.Shift(from, maxHours);
                    if (_clock.Compare(limit, e) < 0)
                    {
                        to = limit;
                    }
                }

                Window(start, from, to, capacity, references);
                Emit(start, to, 0);
            }

            Emit(start, e, 1);
            i = stop + 1;
        }

        return End(start);
    }

    // c * f on [from, to)
    private void Window(int start, T from, T to, double capacity, StepFunction f)
    {
        var k = f.Start;
        var end = f.Start + f.Length;
        var level = 1.0;
        while (k < end && _clock.Compare(_times[k], from) <= 0)
        {
            level = _levels[k++];
        }

        Emit(start, from, capacity * level);
        while (k < end && _clock.Compare(_times[k], to) < 0)
        {
            Emit(start, _times[k], capacity * _levels[k]);
            k++;
        }
    }

    /// <summary>
    /// RESTART_w: the minimum of f over the last w hours, so every rise comes w later. Worked on intervals: a segment [a, b) counts until b + w.
    /// </summary>
    public StepFunction Restart(StepFunction f, double hours)
    {
        if (f.IsOne || hours <= Tolerance)
        {
            return f;
        }

        // Candidates for the minimum, lowest first; a later segment with a level as low or lower outlives an earlier one.
        Span<int> queue = f.Length <= 256 ? stackalloc int[f.Length] : new int[f.Length];
        int head = 0, tail = 0;
        var start = _used;
        var last = f.Start + f.Length - 1;
        for (var i = f.Start; i <= last;)
        {
            var time = _times[i];
            while (head < tail && queue[head] < i && !_levels[queue[head]].Equals(1.0))
            {
                // The front ends before the next segment starts: the level rises in between.
                var expiry = _clock.Shift(_times[queue[head] + 1], hours);
                if (_clock.Compare(expiry, time) >= 0)
                {
                    break;
                }

                head++;
                Emit(start, expiry, head < tail ? _levels[queue[head]] : 1);
            }

            while (tail > head && _levels[queue[tail - 1]] >= _levels[i] - Tolerance)
            {
                tail--;
            }

            // A front that expires at this very moment is gone as well.
            queue[tail++] = i;
            while (head + 1 < tail && queue[head] < i && _clock.Compare(_clock.Shift(_times[queue[head] + 1], hours), time) <= 0)
            {
                head++;
            }

            Emit(start, time, _levels[queue[head]]);
            i++;
        }

        while (head + 1 < tail)
        {
            var expiry = _clock.Shift(_times[queue[head] + 1], hours);
            head++;
            Emit(start, expiry, _levels[queue[head]]);
        }

        return End(start);
    }

    /// <summary>True when both functions are equal (used to see that a cycle has settled).</summary>
    public bool Same(StepFunction f, StepFunction g)
    {
        if (f.Length != g.Length)
        {
            return false;
        }

        for (var i = 0; i < f.Length; i++)
        {
            if (Math.Abs(_levels[f.Start + i] - _levels[g.Start + i]) > Tolerance || _clock.Compare(_times[f.Start + i], _times[g.Start + i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    // Adds a breakpoint: drops it when the level does not change, and drops an interval that is too short to exist.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Emit(int start, T time, double level)
    {
        if (level > 1 - Tolerance)
        {
            level = 1;
        }

        if (_used > start)
        {
            var last = _used - 1;
            if (_clock.Compare(time, _times[last]) <= 0)
            {
                var before = last > start ? _levels[last - 1] : 1;
                if (Math.Abs(before - level) <= Tolerance)
                {
                    _used = last;
                }
                else
                {
                    _levels[last] = level;
                }

                return;
            }

            if (Math.Abs(_levels[last] - level) <= Tolerance)
            {
                return;
            }
        }
        else if (level.Equals(1.0))
        {
            return;
        }

        if (_used == _times.Length)
        {
            Array.Resize(ref _times, _used * 2);
            Array.Resize(ref _levels, _used * 2);
        }

        _times[_used] = time;
        _levels[_used++] = level;
    }

    private StepFunction End(int start)
    {
        if (_used == start)
        {
            return StepFunction.One;
        }

        if (_levels[_used - 1] < 1)
        {
            throw new InvalidOperationException("A capacity does not return to normal: every outage must end.");
        }

        return new StepFunction(start, _used - start);
    }
}
