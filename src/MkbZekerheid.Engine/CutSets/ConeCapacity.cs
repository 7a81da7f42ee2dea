namespace MkbZekerheid.Engine;

/// <summary>
/// Capacity of one node when others lose a unit, over only the part of the graph below it, laid out once in order of computing.
/// Nodes above what was lost are recomputed, the rest is full.
/// </summary>
internal sealed class ConeCapacity
{
    private readonly CompanyGraph _graph;
    private readonly int _target;
    private readonly int[] _components;
    private readonly bool[] _inside;
    private readonly double[] _capacity;
    private readonly double[] _own;
    private readonly double[] _nothingLost;

    public ConeCapacity(CompanyGraph graph, int target)
    {
        _graph = graph;
        _target = target;
        _inside = new bool[graph.NodeCount];
        _own = new double[graph.NodeCount];
        Array.Fill(_own, 1);
        var open = new Stack<int>([target]);
        _inside[target] = true;
        while (open.TryPop(out var v))
        {
            var first = graph.RequirementStart[v];
            var last = graph.RequirementStart[v + 1];
            Enter(graph.Member.AsSpan(graph.MemberStart[first]..graph.MemberStart[last]));
            Enter(graph.Reference.AsSpan(graph.ReferenceStart[graph.AlternativeStart[first]]..graph.ReferenceStart[graph.AlternativeStart[last]]));
        }

        _components = [.. Enumerable.Range(0, graph.NodeCount).Where(v => _inside[v]).Select(v => graph.Component[v]).Distinct().Order()];
        _nothingLost = new Capacity(graph).AfterLosingOneOf([]).ToArray();
        _capacity = (double[])_nothingLost.Clone();

        void Enter(ReadOnlySpan<int> nodes)
        {
            foreach (var v in nodes)
            {
                if (!_inside[v])
                {
                    _inside[v] = true;
                    open.Push(v);
                }
            }
        }
    }

    public bool Contains(int node) => _inside[node];

    /// <summary>True when the target falls under its level after each given node loses one unit.</summary>
    public bool FallsWithout(params ReadOnlySpan<int> lost)
    {
        var first = int.MaxValue;
        foreach (var v in lost)
        {
            _own[v] = Capacity.AfterLosingOne(_graph.Count[v]);
            first = Math.Min(first, _graph.Component[v]);
        }

        var start = Array.BinarySearch(_components, first);
        for (var i = start < 0 ? ~start : start; i < _components.Length; i++)
        {
            Component(_components[i]);
        }

        var falls = Capacity.Below(_capacity[_target], _graph.Level[_target]);
        foreach (var v in lost)
        {
            _own[v] = 1;
        }

        for (var i = start < 0 ? ~start : start; i < _components.Length; i++)
        {
            foreach (var v in _graph.ComponentNodes.AsSpan(_graph.ComponentStart[_components[i]].._graph.ComponentStart[_components[i] + 1]))
            {
                _capacity[v] = _nothingLost[v];
            }
        }

        return falls;
    }

    private void Component(int component) => Capacity.Component(_graph, component, _own, _capacity);
}
