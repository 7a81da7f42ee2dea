namespace MkbZekerheid.Engine;

/// <summary>How the members of a dependency cycle start together.</summary>
public enum CycleRule
{
    /// <summary>One after the other: the sum of their restart times (default, cautious).</summary>
    Sum,

    /// <summary>Side by side: the longest restart time.</summary>
    Max,
}

/// <summary>
/// When every node is back after given losses, bottom-up (method 2.5). For each node the recovery moment E and the onset B after
/// the event; not interrupted is E = 0, B = never; the outage lasts O = E - B. One object serves one thread and reuses its memory.
/// </summary>
public sealed class AchievableRecovery
{
    /// <summary>Rounds inside one cycle before it is left as it is; <see cref="Converged"/> is then false.</summary>
    private const int MostRounds = 1000;

    private readonly CompanyGraph _graph;
    private readonly CycleRule _cycleRule;
    private readonly GroupRecovery _groups;
    private readonly long[] _end;
    private readonly long[] _onset;
    private readonly long[] _own;
    private readonly bool[] _off;
    private readonly bool[] _marked;
    private readonly List<int> _touched = [];
    private readonly List<int> _components = [];
    private readonly bool[] _componentMarked;

    /// <summary>For one graph.</summary>
    public AchievableRecovery(CompanyGraph graph, CycleRule cycleRule = CycleRule.Sum)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph;
        _cycleRule = cycleRule;
        _end = new long[graph.NodeCount];
        _onset = new long[graph.NodeCount];
        _own = new long[graph.NodeCount];
        _off = new bool[graph.AlternativeCapacity.Length];
        _marked = new bool[graph.NodeCount];
        _componentMarked = new bool[graph.ComponentCount];
        _groups = new GroupRecovery(graph, _end, _onset, _off);
        Array.Fill(_onset, Hours.Never);
        Array.Fill(_own, GroupRecovery.NotLost);
    }

    /// <summary>False when a cycle did not settle; its times are then those of the last round.</summary>
    public bool Converged { get; private set; } = true;

    /// <summary>Nodes touched by the last event, in order of computing.</summary>
    internal IReadOnlyList<int> Touched => _touched;

    internal ReadOnlySpan<long> End => _end;

    internal ReadOnlySpan<long> Onset => _onset;

    /// <summary>Recovery moment of a node in hours after the event; 0 when not interrupted.</summary>
    public decimal EndHours(int node) => Hours.ToDecimal(_end[node]) ?? throw new InvalidOperationException("Never recovers.");

    /// <summary>Onset in hours after the event; null when not interrupted.</summary>
    public decimal? OnsetHours(int node) => Hours.ToDecimal(_onset[node]);

    /// <summary>Length of the outage in hours; 0 when not interrupted.</summary>
    public decimal OutageHours(int node) => Outage(node) / 100m;

    /// <summary>Computes the event in which each given node is lost for its own recovery hours.</summary>
    /// <param name="lost">Node numbers with their own recovery time in decimal hours.</param>
    public void Run(IEnumerable<(int Node, decimal Hours)> lost) => Run(lost.Select(x => (x.Node, Hours.From(x.Hours))).ToArray().AsSpan());

    internal void Run(params ReadOnlySpan<(int Node, long Hundredths)> lost)
    {
        Reset();
        foreach (var (node, hundredths) in lost)
        {
            _own[node] = Math.Max(_own[node], hundredths);
            Mark(node);
        }

        Collect();
        bool again;
        do
        {
            foreach (var v in _touched)
            {
                _end[v] = 0;
                _onset[v] = Hours.Never;
            }

            Converged = true;
            foreach (var c in _components)
            {
                Component(c);
            }

            again = SwitchOffShortAlternatives();
        }
        while (again);
    }

    internal long Outage(int node) => _onset[node] == Hours.Never ? 0 : _end[node] - _onset[node];

    /// <summary>
    /// The chain from a node down to a lost one: at each step the member or reference that is back last in the requirement that
    /// decides. Through a cycle it takes the shortest way to what took the cycle down. Ends at a node whose own recovery decides.
    /// </summary>
    public IReadOnlyList<string> Chain(int node)
    {
        var chain = new List<string>();
        var v = _end[node] > 0 ? node : -1;
        while (v >= 0)
        {
            if (_graph.IsCycle[_graph.Component[v]])
            {
                v = LeaveCycle(v, chain);
            }
            else
            {
                chain.Add(_graph.Ids[v]);
                v = Cause(v, false).LastOrDefault(-1);
            }
        }

        return chain;
    }

    /// <summary>Adds the way through the cycle of a node and gives what took it down from outside, or -1 at a lost member.</summary>
    private int LeaveCycle(int node, List<string> chain)
    {
        var component = _graph.Component[node];
        var from = new Dictionary<int, int> { [node] = -1 };
        var open = new Queue<int>([node]);
        while (open.TryDequeue(out var v))
        {
            var causes = Cause(v, true);
            var outside = causes.LastOrDefault(x => _graph.Component[x] != component, -1);
            if (outside >= 0 || _own[v] != GroupRecovery.NotLost || causes.Count == 0)
            {
                var path = new List<string>();
                for (var w = v; w >= 0; w = from[w])
                {
                    path.Add(_graph.Ids[w]);
                }

                path.Reverse();
                chain.AddRange(path);
                return _own[v] != GroupRecovery.NotLost && outside < 0 ? -1 : outside;
            }

            foreach (var next in causes.Where(x => from.TryAdd(x, v)))
            {
                open.Enqueue(next);
            }
        }

        chain.Add(_graph.Ids[node]);
        return -1;
    }

    /// <summary>What the felt requirements of a node wait for, the latest last; with <paramref name="every"/> not only those that decide its end.</summary>
    private List<int> Cause(int node, bool every)
    {
        var causes = new List<(long End, int Node)>();
        for (var g = _graph.RequirementStart[node]; g < _graph.RequirementStart[node + 1]; g++)
        {
            var group = _groups.Of(g);
            var decides = every || (_graph.RecoveryMode[g] == RecoveryMode.Parallel ? group.End : group.End + Math.Max(_own[node], _graph.Restart[node] * (_own[node] < 0 ? 1 : 0))) == _end[node];
            if (group.Felt && decides && _groups.LastBack(g) is var last and >= 0)
            {
                causes.Add((group.End, last));
            }
        }

        return [.. causes.OrderBy(c => c.End).Select(c => c.Node)];
    }

    private void Component(int c)
    {
        var graph = _graph;
        var nodes = graph.ComponentNodes.AsSpan(graph.ComponentStart[c]..graph.ComponentStart[c + 1]);
        if (!graph.IsCycle[c])
        {
            (_end[nodes[0]], _onset[nodes[0]]) = Node(nodes[0], graph.Restart[nodes[0]]);
            return;
        }

        var changed = true;
        for (var round = 0; changed; round++)
        {
            if (round == MostRounds)
            {
                Converged = false;
                break;
            }

            changed = false;
            foreach (var v in nodes)
            {
                var (end, onset) = Node(v, 0);
                changed |= end != _end[v] || onset != _onset[v];
                (_end[v], _onset[v]) = (end, onset);
            }
        }

        long restart = 0;
        foreach (var v in nodes)
        {
            restart = _cycleRule == CycleRule.Sum ? restart + graph.Restart[v] : Math.Max(restart, graph.Restart[v]);
        }

        foreach (var v in nodes)
        {
            _end[v] = _end[v] > 0 ? Hours.Add(_end[v], restart) : 0;
        }
    }

    /// <summary>
    /// E = max(own, latest felt After group + w, latest felt Parallel group), w = own recovery of a lost node, else its restart.
    /// B = 0 for a lost node, else the first start of a felt group.
    /// </summary>
    private (long End, long Onset) Node(int node, long restart)
    {
        var own = _own[node];
        var lost = own != GroupRecovery.NotLost;
        var added = lost ? own : restart;
        var end = lost ? own : 0;
        var onset = lost ? 0 : Hours.Never;
        for (var g = _graph.RequirementStart[node]; g < _graph.RequirementStart[node + 1]; g++)
        {
            var group = _groups.Of(g);
            if (group.Felt)
            {
                end = Math.Max(end, _graph.RecoveryMode[g] == RecoveryMode.After ? Hours.Add(group.End, added) : group.End);
                onset = Math.Min(onset, group.Start);
            }
        }

        return (end, onset);
    }

    /// <summary>Alternatives that end before the primaries are back are switched off, all at once; true when there were any.</summary>
    private bool SwitchOffShortAlternatives()
    {
        var any = false;
        foreach (var v in _touched)
        {
            for (var g = _graph.RequirementStart[v]; g < _graph.RequirementStart[v + 1]; g++)
            {
                var from = _graph.AlternativeStart[g];
                var to = _graph.AlternativeStart[g + 1];
                if (from == to)
                {
                    continue;
                }

                var (back, on) = _groups.Primaries(g);
                for (var a = from; a < to && back > 0 && on != Hours.Never; a++)
                {
                    if (!_off[a] && _groups.IsUsable(a, g) && back > Hours.Add(on + _graph.AlternativeSwitch[a], _graph.AlternativeMax[a]))
                    {
                        _off[a] = any = true;
                    }
                }
            }
        }

        return any;
    }

    private void Mark(int node)
    {
        if (!_marked[node])
        {
            _marked[node] = true;
            _touched.Add(node);
        }
    }

    /// <summary>Everything above the lost nodes, by component in order of computing. A touched cycle is computed as a whole.</summary>
    private void Collect()
    {
        var graph = _graph;
        for (var i = 0; i < _touched.Count; i++)
        {
            var v = _touched[i];
            var c = graph.Component[v];
            if (!_componentMarked[c])
            {
                _componentMarked[c] = true;
                _components.Add(c);
                for (var m = graph.ComponentStart[c]; m < graph.ComponentStart[c + 1]; m++)
                {
                    Mark(graph.ComponentNodes[m]);
                }
            }

            for (var u = graph.UserStart[v]; u < graph.UserStart[v + 1]; u++)
            {
                Mark(graph.Owner[graph.User[u]]);
            }

            for (var r = graph.ReferrerStart[v]; r < graph.ReferrerStart[v + 1]; r++)
            {
                Mark(graph.Owner[graph.AlternativeRequirement[graph.Referrer[r]]]);
            }
        }

        _components.Sort();
    }

    private void Reset()
    {
        foreach (var v in _touched)
        {
            _end[v] = 0;
            _onset[v] = Hours.Never;
            _own[v] = GroupRecovery.NotLost;
            _marked[v] = false;
            _off.AsSpan(_graph.AlternativeStart[_graph.RequirementStart[v]].._graph.AlternativeStart[_graph.RequirementStart[v + 1]]).Clear();
        }

        foreach (var c in _components)
        {
            _componentMarked[c] = false;
        }

        _touched.Clear();
        _components.Clear();
    }
}
