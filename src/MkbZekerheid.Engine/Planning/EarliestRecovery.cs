namespace MkbZekerheid.Engine;

/// <summary>When a node can be back at the earliest after everything stopped.</summary>
/// <param name="Id">The node.</param>
/// <param name="Hours">Earliest moment; null when a pool above its units can never be met.</param>
/// <param name="WaitsFor">What it waits for last; null when it starts at once.</param>
/// <param name="InDeadlock">It is in a group that only starts because its members start together.</param>
public sealed record EarliestTime(string Id, decimal? Hours, string? WaitsFor, bool InDeadlock);

/// <summary>
/// Earliest recovery after a complete stop: T of v = own hours + max over requirements of the first moment at which its members (All:
/// the last; Pool: when their units reach needed x level) or an alternative (switch, and the last reference) are there. Components are
/// solved in order; inside a cycle labels are set earliest first (a superior function: no time is earlier than what it waits for).
/// Members that wait for each other for ever start together once everything outside is there, and are reported.
/// </summary>
public sealed class EarliestRecovery
{
    private readonly CompanyGraph _graph;
    private readonly long[] _own;
    private readonly long[] _time;
    private readonly int[] _waitsFor;
    private readonly bool[] _deadlock;
    private readonly List<(long Time, double Units, int Node)> _members = [];

    private EarliestRecovery(CompanyGraph graph, long[] own)
    {
        _graph = graph;
        _own = own;
        _time = new long[graph.NodeCount];
        _waitsFor = new int[graph.NodeCount];
        _deadlock = new bool[graph.NodeCount];
        Array.Fill(_time, Hours.Never);
        Array.Fill(_waitsFor, -1);
    }

    /// <summary>Earliest recovery of every node; own hours are the recovery hours of a node where known, else its restart hours.</summary>
    public static EarliestRecovery Of(CompanyGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var own = new long[graph.NodeCount];
        for (var v = 0; v < own.Length; v++)
        {
            own[v] = graph.Recovery[v] == CompanyGraph.UnknownHours ? graph.Restart[v] : graph.Recovery[v];
        }

        var result = new EarliestRecovery(graph, own);
        for (var c = 0; c < graph.ComponentCount; c++)
        {
            var nodes = graph.ComponentNodes.AsSpan(graph.ComponentStart[c]..graph.ComponentStart[c + 1]);
            if (graph.IsCycle[c])
            {
                result.Cycle(nodes);
            }
            else
            {
                result.Set(nodes[0], result.Ready(nodes[0]));
            }
        }

        return result;
    }

    /// <summary>Earliest time of a node.</summary>
    public EarliestTime Explain(int node) =>
        new(_graph.Ids[node], Hours.ToDecimal(_time[node]), _waitsFor[node] < 0 ? null : _graph.Ids[_waitsFor[node]], _deadlock[node]);

    /// <summary>The chain of what waits for what, from a node down to one that starts at once.</summary>
    public IReadOnlyList<string> CriticalChain(int node)
    {
        var chain = new List<string>();
        var seen = new HashSet<int>();
        for (var v = node; v >= 0 && seen.Add(v); v = _waitsFor[v])
        {
            chain.Add(_graph.Ids[v]);
        }

        return chain;
    }

    /// <summary>Groups whose members wait for each other and only start together, in file order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Deadlocks() =>
        [.. Enumerable.Range(0, _graph.NodeCount).Where(v => _deadlock[v]).GroupBy(v => _graph.Component[v]).Select(g => (IReadOnlyList<string>)[.. g.Select(v => _graph.Ids[v])])];

    internal ReadOnlySpan<long> Times => _time;

    private void Set(int node, (long Time, int WaitsFor) ready)
    {
        _time[node] = Hours.Add(ready.Time, _own[node]);
        _waitsFor[node] = ready.WaitsFor;
    }

    private void Cycle(ReadOnlySpan<int> nodes)
    {
        // Times that are set so far make lower bounds exact in order: the earliest candidate is final.
        var component = _graph.Component[nodes[0]];
        var queue = new PriorityQueue<int, long>();
        var best = new Dictionary<int, (long Time, int WaitsFor)>();
        foreach (var v in nodes)
        {
            Offer(v);
        }

        while (queue.TryDequeue(out var v, out var at))
        {
            if (_time[v] != Hours.Never || Hours.Add(best[v].Time, _own[v]) != at)
            {
                continue;
            }

            Set(v, best[v]);
            for (var i = _graph.UserStart[v]; i < _graph.UserStart[v + 1]; i++)
            {
                Again(_graph.Owner[_graph.User[i]]);
            }

            for (var i = _graph.ReferrerStart[v]; i < _graph.ReferrerStart[v + 1]; i++)
            {
                Again(_graph.Owner[_graph.AlternativeRequirement[_graph.Referrer[i]]]);
            }
        }

        StartTogether(nodes);

        void Again(int v)
        {
            if (_graph.Component[v] == component && _time[v] == Hours.Never)
            {
                Offer(v);
            }
        }

        void Offer(int v)
        {
            var ready = Ready(v);
            if (ready.Time != Hours.Never && (!best.TryGetValue(v, out var known) || ready.Time < known.Time))
            {
                best[v] = ready;
                queue.Enqueue(v, Hours.Add(ready.Time, _own[v]));
            }
        }
    }

    /// <summary>What is left waits for itself: with each other counted as there, the latest need from outside starts them all.</summary>
    private void StartTogether(ReadOnlySpan<int> nodes)
    {
        var left = nodes.ToArray().Where(v => _time[v] == Hours.Never).ToArray();
        foreach (var v in left)
        {
            _time[v] = 0;
        }

        var start = (Time: 0L, WaitsFor: -1);
        var impossible = false;
        foreach (var v in left)
        {
            var ready = Ready(v);
            impossible |= ready.Time == Hours.Never;
            start = ready.Time > start.Time ? ready : start;
        }

        foreach (var v in left)
        {
            _deadlock[v] = true;
            _time[v] = impossible ? Hours.Never : start.Time + _own[v];
            _waitsFor[v] = start.WaitsFor;
        }
    }

    private (long Time, int WaitsFor) Ready(int node)
    {
        var latest = (Time: 0L, WaitsFor: -1);
        for (var g = _graph.RequirementStart[node]; g < _graph.RequirementStart[node + 1]; g++)
        {
            var there = Primaries(g, node);
            for (var a = _graph.AlternativeStart[g]; a < _graph.AlternativeStart[g + 1]; a++)
            {
                if (Capacity.Below(_graph.AlternativeCapacity[a], _graph.Level[node]))
                {
                    continue;
                }

                var way = (Time: _graph.AlternativeSwitch[a], WaitsFor: -1);
                for (var r = _graph.ReferenceStart[a]; r < _graph.ReferenceStart[a + 1]; r++)
                {
                    way = _time[_graph.Reference[r]] > way.Time ? (_time[_graph.Reference[r]], _graph.Reference[r]) : way;
                }

                there = way.Time < there.Time ? way : there;
            }

            latest = there.Time > latest.Time ? there : latest;
        }

        return latest;
    }

    private (long Time, int Node) Primaries(int requirement, int owner)
    {
        var from = _graph.MemberStart[requirement];
        var to = _graph.MemberStart[requirement + 1];
        if (_graph.Mode[requirement] == RequirementMode.All)
        {
            var last = (Time: 0L, Node: -1);
            for (var m = from; m < to; m++)
            {
                last = _time[_graph.Member[m]] > last.Time ? (_time[_graph.Member[m]], _graph.Member[m]) : last;
            }

            return last;
        }

        _members.Clear();
        for (var m = from; m < to; m++)
        {
            _members.Add((_time[_graph.Member[m]], _graph.Units[m], _graph.Member[m]));
        }

        _members.Sort(static (x, y) => x.Time != y.Time ? x.Time.CompareTo(y.Time) : x.Node.CompareTo(y.Node));
        var wanted = _graph.Needed[requirement] * _graph.Level[owner];
        double units = 0;
        foreach (var (time, given, member) in _members)
        {
            units += given;
            if (!Capacity.Below(units, wanted))
            {
                return (time, time == 0 ? -1 : member);
            }
        }

        return (Hours.Never, -1);
    }
}
