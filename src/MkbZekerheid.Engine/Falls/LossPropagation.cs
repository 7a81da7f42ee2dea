namespace MkbZekerheid.Engine;

/// <summary>
/// What falls when given nodes are lost entirely. A node is down when one of its requirements has less than needed x level units
/// of members that are up (or, in mode All, a member that is down) and no alternative large enough has all its references up;
/// nodes that are down give nothing. The answer is the least such set, so a cycle stays up as long as nothing outside takes it down.
/// Each member is looked at once per loss (counters per requirement, undone afterwards): time grows with what falls, not with the
/// graph. One object serves one thread.
/// </summary>
public sealed class LossPropagation
{
    private readonly CompanyGraph _graph;
    private readonly bool[] _down;
    private readonly long[] _slack;
    private readonly int[] _usable;
    private readonly int[] _referencesDown;
    private readonly List<int> _fallen = [];
    private readonly int _base;

    /// <summary>For one graph. Nodes below their level with nothing lost are found here, once.</summary>
    public LossPropagation(CompanyGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph;
        _down = new bool[graph.NodeCount];
        _slack = new long[graph.RequirementCount];
        _usable = new int[graph.RequirementCount];
        _referencesDown = new int[graph.AlternativeCapacity.Length];
        for (var g = 0; g < graph.RequirementCount; g++)
        {
            _slack[g] = Slack(graph, g);
            for (var a = graph.AlternativeStart[g]; a < graph.AlternativeStart[g + 1]; a++)
            {
                _usable[g] += IsLargeEnough(graph, a) ? 1 : 0;
            }
        }

        for (var g = 0; g < graph.RequirementCount; g++)
        {
            Check(g);
        }

        Spread(0);
        _base = _fallen.Count;
        _fallen.Sort();
        AlreadyBelow = [.. _fallen];
    }

    /// <summary>Nodes below their minimum level with nothing lost, ascending. They are never part of an answer.</summary>
    public IReadOnlyList<int> AlreadyBelow { get; }

    /// <summary>
    /// Nodes that are down when the given ones are lost entirely, these included, those already below left out; in the order in
    /// which they fall. Valid until the next call.
    /// </summary>
    public ReadOnlySpan<int> Of(params ReadOnlySpan<int> lost)
    {
        for (var i = _fallen.Count - 1; i >= _base; i--)
        {
            Undo(_fallen[i]);
        }

        _fallen.RemoveRange(_base, _fallen.Count - _base);
        foreach (var v in lost)
        {
            Fall(v);
        }

        Spread(_base);
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_fallen)[_base..];
    }

    internal bool IsDown(int node) => _down[node];

    /// <summary>Pool: millionths of units that may be missed; All: no member may be missed.</summary>
    internal static long Slack(CompanyGraph graph, int requirement)
    {
        if (graph.Mode[requirement] == RequirementMode.All)
        {
            return 0;
        }

        long total = 0;
        for (var m = graph.MemberStart[requirement]; m < graph.MemberStart[requirement + 1]; m++)
        {
            total += graph.UnitMillionths[m];
        }

        return total - graph.NeededMillionths[requirement];
    }

    internal static bool IsLargeEnough(CompanyGraph graph, int alternative) =>
        !Capacity.Below(graph.AlternativeCapacity[alternative], graph.Level[graph.Owner[graph.AlternativeRequirement[alternative]]]);

    private void Spread(int from)
    {
        for (var i = from; i < _fallen.Count; i++)
        {
            var v = _fallen[i];
            for (var u = _graph.UserStart[v]; u < _graph.UserStart[v + 1]; u++)
            {
                var g = _graph.User[u];
                _slack[g] -= UnitsOf(g, v);
                Check(g);
            }

            for (var r = _graph.ReferrerStart[v]; r < _graph.ReferrerStart[v + 1]; r++)
            {
                var a = _graph.Referrer[r];
                if (_referencesDown[a]++ == 0 && IsLargeEnough(_graph, a))
                {
                    _usable[_graph.AlternativeRequirement[a]]--;
                    Check(_graph.AlternativeRequirement[a]);
                }
            }
        }
    }

    private void Undo(int v)
    {
        _down[v] = false;
        for (var u = _graph.UserStart[v]; u < _graph.UserStart[v + 1]; u++)
        {
            _slack[_graph.User[u]] += UnitsOf(_graph.User[u], v);
        }

        for (var r = _graph.ReferrerStart[v]; r < _graph.ReferrerStart[v + 1]; r++)
        {
            var a = _graph.Referrer[r];
            if (--_referencesDown[a] == 0 && IsLargeEnough(_graph, a))
            {
                _usable[_graph.AlternativeRequirement[a]]++;
            }
        }
    }

    private void Check(int requirement)
    {
        if (_slack[requirement] < 0 && _usable[requirement] == 0)
        {
            Fall(_graph.Owner[requirement]);
        }
    }

    private void Fall(int node)
    {
        if (!_down[node])
        {
            _down[node] = true;
            _fallen.Add(node);
        }
    }

    private long UnitsOf(int requirement, int member)
    {
        if (_graph.Mode[requirement] == RequirementMode.All)
        {
            return 1;
        }

        var m = _graph.MemberStart[requirement];
        while (_graph.Member[m] != member)
        {
            m++;
        }

        return _graph.UnitMillionths[m];
    }
}
