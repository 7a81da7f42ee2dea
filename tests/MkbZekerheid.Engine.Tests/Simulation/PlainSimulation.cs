using MkbZekerheid.Engine.Simulation;

namespace MkbZekerheid.Engine.Tests.Simulation;

/// <summary>
/// The plainest reading of the method, to check and to time the engine against: every year evaluates all its events together on the whole
/// company, every function is a list of breakpoints, every operator looks levels up. It shares only the draws with the engine.
/// </summary>
internal sealed class PlainSimulation
{
    private readonly CompanyModel _applied;
    private readonly NodeInput[] _order;
    private readonly List<string[]> _blocks = [];
    private readonly Dictionary<string, NodeInput> _nodes;

    public PlainSimulation(CompanyModel model, Configuration configuration)
    {
        Model = model;
        Configuration = configuration;
        Threats = ThreatPlan.All(model);
        _applied = StrategyEffects.Apply(model, configuration);
        _nodes = ModelExpansion.Nodes(_applied).ToDictionary(n => n.Id);
        _order = [.. _nodes.Values];
        OrderBlocks();
    }

    public CompanyModel Model { get; }

    public Configuration Configuration { get; }

    public ThreatPlan[] Threats { get; }

    /// <summary>Loss, downtime and longest stretch below the minimum of a year's events.</summary>
    public (double Loss, Dictionary<string, double> Down, Dictionary<string, double> Longest) Year(ulong seed, long year)
    {
        var events = new EventList();
        foreach (var threat in Threats)
        {
            threat.DrawYear(seed, year, ref events);
        }

        var loss = 0.0;
        var outages = new Dictionary<string, List<(double From, double To, double Level)>>();
        foreach (var e in events.Span)
        {
            var threat = Threats[e.Threat].Input;
            var (frequency, duration, cost) = Factors(threat.Id);
            if (e.Thinning >= frequency)
            {
                continue;
            }

            loss += e.DirectCost * cost;
            var bit = 0;
            foreach (var effect in threat.Effects)
            {
                var hit = effect.Probability >= 1 || (effect.Probability > 0 && (e.Pattern >> bit++ & 1) != 0);
                if (hit)
                {
                    if (!outages.TryGetValue(effect.Ref, out var list))
                    {
                        outages[effect.Ref] = list = [];
                    }

                    list.Add((e.Start, e.Start + e.Duration * duration * effect.DurationFactor, effect.Residual));
                }
            }
        }

        var capacity = Evaluate(outages);
        var down = new Dictionary<string, double>();
        var longest = new Dictionary<string, double>();
        foreach (var product in Model.Products)
        {
            var f = capacity[product.Id];
            loss += Loss(product, f);
            var (total, most) = Down(f, Math.Max((double)(product.Mbco ?? 1), 0.0001));
            (down[product.Id], longest[product.Id]) = (total, most);
        }

        return (loss, down, longest);
    }

    public Dictionary<string, Steps> Evaluate(Dictionary<string, List<(double From, double To, double Level)>> outages)
    {
        var capacity = _order.ToDictionary(n => n.Id, _ => Steps.One);
        foreach (var block in _blocks)
        {
            var cyclic = block.Length > 1 || Needs(_nodes[block[0]]).Contains(block[0]);
            if (!cyclic)
            {
                var node = _nodes[block[0]];
                var after = Steps.Min([.. node.Requirements.Where(g => g.Recovery == RecoveryMode.After).Select(g => Raw(g, capacity))]);
                var parallel = Steps.Min([.. node.Requirements.Where(g => g.Recovery == RecoveryMode.Parallel).Select(g => Raw(g, capacity))]);
                capacity[node.Id] = Steps.Min([Own(node.Id), after.Restart((double)node.RestartHours), parallel]);
                continue;
            }

            for (var round = 0; round <= 100; round++)
            {
                var next = block.ToDictionary(id => id, id => Steps.Min([Own(id), .. _nodes[id].Requirements.Select(g => Raw(g, capacity))]));
                var same = block.All(id => next[id].SameAs(capacity[id]));
                foreach (var id in block)
                {
                    capacity[id] = next[id];
                }

                if (same)
                {
                    break;
                }
            }

            var restart = block.Sum(id => (double)_nodes[id].RestartHours);
            foreach (var id in block)
            {
                capacity[id] = capacity[id].Restart(restart);
            }
        }

        return capacity;

        Steps Own(string id) => outages.TryGetValue(id, out var list)
            ? Steps.Min([.. list.Select(o => Steps.Of([(o.From, o.Level), (o.To, 1)]))])
            : Steps.One;
    }

    private static Steps Raw(RequirementInput g, Dictionary<string, Steps> capacity)
    {
        var members = g.Primaries.Select(m => capacity[m.Ref]).ToArray();
        var units = g.Primaries.Select(m => (double)m.Units).ToArray();
        var needed = g.Mode == RequirementMode.Pool ? Math.Min((double)g.Needed!.Value, units.Sum()) : 1;
        var primary = g.Mode == RequirementMode.All
            ? Steps.Min(members)
            : Steps.Combine(members, levels => Math.Min(1, levels.Select((l, i) => l * units[i]).Sum() / needed));
        var best = primary;
        foreach (var a in g.Alternatives)
        {
            var references = Steps.Min([.. a.Refs.Select(r => capacity[r])]);
            var with = primary.Switch((double)a.Capacity, (double)a.SwitchHours, a.MaxHours is { } m ? (double)m : double.PositiveInfinity, references);
            best = Steps.Combine([best, with], l => l.Max());
        }

        return best.Buffer((double)g.BufferHours);
    }

    private static double Loss(ProductInput product, Steps f)
    {
        var loss = 0.0;
        foreach (var (start, end) in f.Below(1 - Steps.Tolerance))
        {
            foreach (var (from, to, level) in f.Segments(start, end))
            {
                var before = 0.0;
                foreach (var step in product.LossCurve)
                {
                    var until = step.UntilHours is { } u ? (double)u : double.PositiveInfinity;
                    loss += (1 - level) * (double)step.EurPerHour * Math.Max(0, Math.Min(to - start, until) - Math.Max(from - start, before));
                    before = until;
                }
            }
        }

        return loss;
    }

    private static (double Total, double Longest) Down(Steps f, double level)
    {
        var stretches = f.Below(level - Steps.Tolerance).ToArray();
        return (stretches.Sum(s => s.End - s.Start), stretches.Select(s => s.End - s.Start).DefaultIfEmpty(0).Max());
    }

    private (double Frequency, double Duration, double Cost) Factors(string threat)
    {
        double frequency = 1, duration = 1, cost = 1;
        foreach (var effect in Configuration.Select(Model).SelectMany(s => s.Effects))
        {
            switch (effect)
            {
                case StrategyEffectInput.ScaleFrequency e when e.ThreatId == threat: frequency *= e.Factor; break;
                case StrategyEffectInput.ScaleDuration e when e.ThreatId == threat: duration *= e.Factor; break;
                case StrategyEffectInput.ScaleDirectCost e when e.ThreatId == threat: cost *= e.Factor; break;
                default: break;
            }
        }

        return (frequency, duration, cost);
    }

    private static HashSet<string> Needs(NodeInput node) =>
        [.. node.Requirements.SelectMany(g => g.Primaries.Select(m => m.Ref).Concat(g.Alternatives.SelectMany(a => a.Refs)))];

    // Nodes that reach each other form a block; a block comes after the blocks it needs. Quadratic, and plain.
    private void OrderBlocks()
    {
        var reach = _nodes.Keys.ToDictionary(id => id, Reach);
        var left = _order.Select(n => n.Id).ToList();
        while (left.Count > 0)
        {
            var id = left.First(x => reach[x].All(y => !left.Contains(y) || reach[y].Contains(x) || y == x));
            var block = left.Where(y => y == id || (reach[id].Contains(y) && reach[y].Contains(id))).ToArray();
            _blocks.Add(block);
            left.RemoveAll(block.Contains);
        }

        HashSet<string> Reach(string id)
        {
            var set = new HashSet<string>();
            var work = new Stack<string>(Needs(_nodes[id]));
            while (work.TryPop(out var x))
            {
                if (set.Add(x))
                {
                    foreach (var y in Needs(_nodes[x]))
                    {
                        work.Push(y);
                    }
                }
            }

            return set;
        }
    }
}

/// <summary>A step function as a plain list: 1 before the first breakpoint.</summary>
internal sealed class Steps
{
    public const double Tolerance = 1e-9;

    public static readonly Steps One = new([]);

    private readonly List<(double Time, double Level)> _points;

    private Steps(List<(double Time, double Level)> points) => _points = points;

    public static Steps Of(IEnumerable<(double Time, double Level)> points)
    {
        var kept = new List<(double Time, double Level)>();
        foreach (var p in points)
        {
            if (kept.Count > 0 && p.Time - kept[^1].Time <= Tolerance)
            {
                kept.RemoveAt(kept.Count - 1);
            }

            if (Math.Abs(p.Level - (kept.Count > 0 ? kept[^1].Level : 1)) > Tolerance)
            {
                kept.Add(p);
            }
        }

        return new Steps(kept);
    }

    public static Steps Min(Steps[] inputs) => Combine(inputs, l => l.Length == 0 ? 1 : l.Min());

    public static Steps Combine(Steps[] inputs, Func<double[], double> level) =>
        Of(inputs.SelectMany(f => f._points).Select(p => p.Time).Order().Select(t => (t, level([.. inputs.Select(f => f.At(t))]))));

    public double At(double time)
    {
        var level = 1.0;
        foreach (var p in _points)
        {
            if (p.Time <= time + Tolerance)
            {
                level = p.Level;
            }
        }

        return level;
    }

    public bool SameAs(Steps other) =>
        _points.Count == other._points.Count
        && _points.Zip(other._points).All(x => Math.Abs(x.First.Time - x.Second.Time) <= Tolerance && Math.Abs(x.First.Level - x.Second.Level) <= Tolerance);

    /// <summary>Maximal intervals with a level under a bound.</summary>
    public IEnumerable<(double Start, double End)> Below(double bound)
    {
        double? start = null;
        foreach (var p in _points)
        {
            if (p.Level < bound)
            {
                start ??= p.Time;
            }
            else if (start is { } s)
            {
                yield return (s, p.Time);
                start = null;
            }
        }
    }

    public IEnumerable<(double From, double To, double Level)> Segments(double start, double end)
    {
        for (var i = 0; i + 1 < _points.Count; i++)
        {
            if (_points[i].Time >= start - Tolerance && _points[i].Time < end - Tolerance)
            {
                yield return (_points[i].Time, _points[i + 1].Time, _points[i].Level);
            }
        }
    }

    public Steps Buffer(double hours)
    {
        var points = new List<(double, double)>();
        foreach (var (start, end) in Below(1 - Tolerance))
        {
            if (start + hours < end - Tolerance)
            {
                points.Add((start + hours, At(start + hours)));
                points.AddRange(_points.Where(p => p.Time > start + hours + Tolerance && p.Time < end - Tolerance));
                points.Add((end, 1));
            }
        }

        return Of(points);
    }

    public Steps Switch(double capacity, double switchHours, double maxHours, Steps references)
    {
        var points = new List<(double, double)>();
        foreach (var (start, end) in Below(1 - Tolerance))
        {
            double from = start + switchHours, to = Math.Min(end, from + maxHours);
            points.Add((start, 0));
            if (from < end - Tolerance)
            {
                points.Add((from, capacity * references.At(from)));
                points.AddRange(references._points.Where(p => p.Time > from + Tolerance && p.Time < to - Tolerance).Select(p => (p.Time, capacity * p.Level)));
                points.Add((to, 0));
            }

            points.Add((end, 1));
        }

        return Of(points);
    }

    public Steps Restart(double hours)
    {
        if (hours <= 0)
        {
            return this;
        }

        var times = _points.SelectMany(p => new[] { p.Time, p.Time + hours }).Order().ToArray();
        return Of(times.Select(t => (t, Lowest(t))));

        // A segment [a, b) counts from a until b + hours.
        double Lowest(double t)
        {
            var lowest = 1.0;
            for (var i = 0; i + 1 < _points.Count; i++)
            {
                if (_points[i].Time <= t + Tolerance && _points[i + 1].Time + hours > t + Tolerance)
                {
                    lowest = Math.Min(lowest, _points[i].Level);
                }
            }

            return lowest;
        }
    }
}
