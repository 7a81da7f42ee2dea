namespace MkbZekerheid.Engine.Simulation;

internal sealed partial class StepArena<T, TClock>
{
    private int[] _cursor = new int[64];

    /// <summary>MIN: the scarcest input decides.</summary>
    public StepFunction Min(ReadOnlySpan<StepFunction> inputs) => Merge<MinRule>(inputs, default, 1);

    /// <summary>MAX: the best of primaries and alternatives.</summary>
    public StepFunction Max(ReadOnlySpan<StepFunction> inputs)
    {
        foreach (var f in inputs)
        {
            if (f.IsOne)
            {
                return f;
            }
        }

        return Merge<MaxRule>(inputs, default, 1);
    }

    /// <summary>SUM/k: min(1, sum of units times level, divided by the units needed).</summary>
    public StepFunction Pool(ReadOnlySpan<StepFunction> inputs, ReadOnlySpan<double> units, double needed)
    {
        foreach (var f in inputs)
        {
            if (!f.IsOne)
            {
                return Merge<PoolRule>(inputs, units, needed);
            }
        }

        return StepFunction.One;
    }

    // Walks the breakpoints of all inputs in order of time and combines their levels at each.
    private StepFunction Merge<TRule>(ReadOnlySpan<StepFunction> inputs, ReadOnlySpan<double> units, double needed)
        where TRule : struct, IRule
    {
        if (typeof(TRule) != typeof(PoolRule))
        {
            var (single, many) = (StepFunction.One, 0);
            foreach (var f in inputs)
            {
                if (!f.IsOne)
                {
                    single = f;
                    many++;
                }
            }

            if (many == 0 || (many == 1 && (typeof(TRule) == typeof(MinRule) || inputs.Length == 1)))
            {
                return single;
            }
        }

        if (_cursor.Length < inputs.Length)
        {
            _cursor = new int[inputs.Length * 2];
        }

        var cursor = _cursor.AsSpan(0, inputs.Length);
        cursor.Clear();
        var start = _used;
        while (true)
        {
            var next = -1;
            for (var i = 0; i < inputs.Length; i++)
            {
                if (cursor[i] < inputs[i].Length
                    && (next < 0 || _clock.Compare(_times[inputs[i].Start + cursor[i]], _times[inputs[next].Start + cursor[next]]) < 0))
                {
                    next = i;
                }
            }

            if (next < 0)
            {
                return End(start);
            }

            var time = _times[inputs[next].Start + cursor[next]];
            var rule = default(TRule);
            rule.Begin();
            for (var i = 0; i < inputs.Length; i++)
            {
                var f = inputs[i];
                while (cursor[i] < f.Length && _clock.Compare(_times[f.Start + cursor[i]], time) <= 0)
                {
                    cursor[i]++;
                }

                rule.Take(cursor[i] == 0 ? 1 : _levels[f.Start + cursor[i] - 1], units.IsEmpty ? 1 : units[i]);
            }

            Emit(start, time, rule.Level(needed));
        }
    }

    private interface IRule
    {
        void Begin();

        void Take(double level, double units);

        double Level(double needed);
    }

    private struct MinRule : IRule
    {
        private double _level;

        public void Begin() => _level = 1;

        public void Take(double level, double units) => _level = Math.Min(_level, level);

        public readonly double Level(double needed) => _level;
    }

    private struct MaxRule : IRule
    {
        private double _level;

        public void Begin() => _level = 0;

        public void Take(double level, double units) => _level = Math.Max(_level, level);

        public readonly double Level(double needed) => _level;
    }

    private struct PoolRule : IRule
    {
        private double _sum;

        public void Begin() => _sum = 0;

        public void Take(double level, double units) => _sum += units * level;

        public readonly double Level(double needed) => Math.Min(1, _sum / needed);
    }
}
