namespace MkbZekerheid.Engine;

/// <summary>How fast a node must be back, and who says so.</summary>
/// <param name="Id">The node.</param>
/// <param name="Hours">Required recovery time; null is no requirement. Below 0: cannot be met, a restart is longer than its target.</param>
/// <param name="Because">The first dependent in file order that gives this time; null when it is the node's own target.</param>
/// <param name="Chain">From this node up to the node whose own target decides; at most a thousand steps.</param>
public sealed record RequiredRecoveryTime(string Id, decimal? Hours, string? Because, IReadOnlyList<string> Chain);

/// <summary>
/// Required recovery times, top-down (method 2.4): R of v = min(RTO of v, min over dependents u of lim), with
/// lim = R of u + buffer - restart of u (restart only with recovery After); no requirement when the primaries stay at the level of u
/// after losing one unit of v; alternatives that are large enough and start within lim raise it to switch + longest use;
/// inside a cycle lim is never below R of u.
/// </summary>
public sealed class RequiredRecovery
{
    /// <summary>Steps after which an explanation stops.</summary>
    private const int LongestChain = 1000;

    private readonly CompanyGraph _graph;
    private readonly long[] _required;
    private readonly int[] _because;

    private RequiredRecovery(CompanyGraph graph)
    {
        _graph = graph;
        _required = new long[graph.NodeCount];
        _because = new int[graph.NodeCount];
        Array.Fill(_required, Hours.Never);
        Array.Fill(_because, -1);
    }

    /// <summary>Computes the required recovery time of every node.</summary>
    public static RequiredRecovery Of(CompanyGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var result = new RequiredRecovery(graph);
        for (var c = graph.ComponentCount - 1; c >= 0; c--)
        {
            var nodes = graph.ComponentNodes.AsSpan(graph.ComponentStart[c]..graph.ComponentStart[c + 1]);
            bool changed;
            do
            {
                changed = false;
                foreach (var v in nodes)
                {
                    changed |= result.Update(v);
                }
            }
            while (changed && graph.IsCycle[c]);
        }

        return result;
    }

    /// <summary>Hours by node number, in hundredths; <see cref="Hours.Never"/> is no requirement.</summary>
    internal ReadOnlySpan<long> Hundredths => _required;

    /// <summary>Required recovery time of a node with its cause and chain.</summary>
    public RequiredRecoveryTime Explain(int node)
    {
        var chain = new List<string>();
        for (var v = node; v >= 0 && chain.Count < LongestChain;)
        {
            if (_graph.IsCycle[_graph.Component[v]])
            {
                v = LeaveCycle(v, chain);
            }
            else
            {
                chain.Add(_graph.Ids[v]);
                v = _because[v];
            }
        }

        return new RequiredRecoveryTime(_graph.Ids[node], Hours.ToDecimal(_required[node]), _because[node] < 0 ? null : _graph.Ids[_because[node]], chain);
    }

    /// <summary>Hours of a node; null is no requirement.</summary>
    public decimal? HoursOf(int node) => Hours.ToDecimal(_required[node]);

    /// <summary>
    /// Nodes that cannot be back in time whatever is done: their required time is below zero because a restart above them takes
    /// longer than its target.
    /// </summary>
    public IReadOnlyList<string> Infeasible() => [.. Enumerable.Range(0, _graph.NodeCount).Where(v => _required[v] < 0).Select(v => _graph.Ids[v])];

    /// <summary>
    /// Adds the shortest way through a cycle, over dependents that give the same time, to a member whose own target decides (then -1)
    /// or to a dependent outside that does: the first dependent alone could lead round and round.
    /// </summary>
    private int LeaveCycle(int node, List<string> chain)
    {
        var component = _graph.Component[node];
        var from = new Dictionary<int, int> { [node] = -1 };
        var open = new Queue<int>([node]);
        while (open.TryDequeue(out var v))
        {
            var grounded = _required[v] == _graph.Rto[v];
            var outside = -1;
            for (var i = _graph.UserStart[v]; !grounded && outside < 0 && i < _graph.UserStart[v + 1]; i++)
            {
                var user = _graph.Owner[_graph.User[i]];
                if (Limit(v, _graph.User[i]) != _required[v])
                {
                    continue;
                }

                if (_graph.Component[user] != component)
                {
                    outside = user;
                }
                else if (from.TryAdd(user, v))
                {
                    open.Enqueue(user);
                }
            }

            if (grounded || outside >= 0)
            {
                var path = new List<string>();
                for (var w = v; w >= 0; w = from[w])
                {
                    path.Add(_graph.Ids[w]);
                }

                path.Reverse();
                chain.AddRange(path);
                return outside;
            }
        }

        chain.Add(_graph.Ids[node]);
        return -1;
    }

    private bool Update(int node)
    {
        var graph = _graph;
        var best = graph.Rto[node];
        var because = -1;
        for (var i = graph.UserStart[node]; i < graph.UserStart[node + 1]; i++)
        {
            var requirement = graph.User[i];
            var limit = Limit(node, requirement);
            if (limit < best)
            {
                best = limit;
                because = graph.Owner[requirement];
            }
        }

        var changed = best != _required[node];
        _required[node] = best;
        _because[node] = because;
        return changed;
    }

    private long Limit(int node, int requirement)
    {
        var graph = _graph;
        var user = graph.Owner[requirement];
        if (_required[user] == Hours.Never || IsRedundant(graph, node, requirement))
        {
            return Hours.Never;
        }

        var limit = _required[user] + graph.Buffer[requirement] - (graph.RecoveryMode[requirement] == RecoveryMode.After ? graph.Restart[user] : 0);
        if (graph.Component[user] == graph.Component[node])
        {
            limit = Math.Max(limit, _required[user]);
        }

        bool raised;
        do
        {
            raised = false;
            for (var a = graph.AlternativeStart[requirement]; a < graph.AlternativeStart[requirement + 1]; a++)
            {
                if (!Capacity.Below(graph.AlternativeCapacity[a], graph.Level[user]) && graph.AlternativeSwitch[a] <= limit)
                {
                    var until = Hours.Add(graph.AlternativeSwitch[a], graph.AlternativeMax[a]);
                    raised |= until > limit;
                    limit = Math.Max(limit, until);
                }
            }
        }
        while (raised && limit != Hours.Never);
        return limit;
    }

    /// <summary>True when the primaries stay at the level of the owner after losing one unit of a member.</summary>
    private static bool IsRedundant(CompanyGraph graph, int node, int requirement)
    {
        var left = Capacity.AfterLosingOne(graph.Count[node]);
        double capacity;
        if (graph.Mode[requirement] == RequirementMode.All)
        {
            capacity = left;
        }
        else
        {
            double units = 0;
            for (var m = graph.MemberStart[requirement]; m < graph.MemberStart[requirement + 1]; m++)
            {
                units += graph.Units[m] * (graph.Member[m] == node ? left : 1);
            }

            capacity = Math.Min(1, units / graph.Needed[requirement]);
        }

        return !Capacity.Below(capacity, graph.Level[graph.Owner[requirement]]);
    }
}
