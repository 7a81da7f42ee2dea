namespace MkbZekerheid.Engine;

/// <summary>
/// Long-run capacity of every node under a set of losses (method 2.3), alternatives counted in full and without time:
/// a requirement gives the largest of its primaries (All: the lowest member; Pool: min(1, sum of units x capacity / needed)) and its
/// alternatives (capacity x the lowest reference); a node gives the lowest of its own state and its requirements. In a cycle the
/// largest stable answer counts: members keep each other up. One object serves one thread and reuses its memory.
/// </summary>
public sealed class Capacity
{
    private const double Stable = 1e-12;
    private const int MostRounds = 10_000;

    private readonly CompanyGraph _graph;
    private readonly double[] _own;
    private readonly double[] _capacity;

    /// <summary>For one graph.</summary>
    public Capacity(CompanyGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph;
        _own = new double[graph.NodeCount];
        _capacity = new double[graph.NodeCount];
        Array.Fill(_own, 1);
    }

    /// <summary>Capacities 0-1 by node number of the last evaluation; valid until the next one.</summary>
    public ReadOnlySpan<double> Values => _capacity;

    /// <summary>Own state of a node after losing one unit: (n - 1) / n.</summary>
    public static double AfterLosingOne(int count) => (count - 1.0) / count;

    /// <summary>Capacities when each given node loses one unit.</summary>
    public ReadOnlySpan<double> AfterLosingOneOf(ReadOnlySpan<int> nodes)
    {
        foreach (var v in nodes)
        {
            _own[v] = AfterLosingOne(_graph.Count[v]);
        }

        EvaluateAll();
        foreach (var v in nodes)
        {
            _own[v] = 1;
        }

        return _capacity;
    }

    /// <summary>Capacities when each node has the given own state 0-1.</summary>
    public ReadOnlySpan<double> With(ReadOnlySpan<double> ownStates)
    {
        ownStates.CopyTo(_own);
        EvaluateAll();
        Array.Fill(_own, 1);
        return _capacity;
    }

    /// <summary>True when a capacity is below a level, beyond rounding.</summary>
    internal static bool Below(double capacity, double level) => capacity < level - CompanyGraph.Tolerance;

    /// <summary>Capacity of the primaries of a requirement, alternatives ignored.</summary>
    internal static double OfPrimaries(CompanyGraph graph, int requirement, ReadOnlySpan<double> capacity)
    {
        var from = graph.MemberStart[requirement];
        var to = graph.MemberStart[requirement + 1];
        if (graph.Mode[requirement] == RequirementMode.All)
        {
            double lowest = 1;
            for (var m = from; m < to; m++)
            {
                lowest = Math.Min(lowest, capacity[graph.Member[m]]);
            }

            return lowest;
        }

        double units = 0;
        for (var m = from; m < to; m++)
        {
            units += graph.Units[m] * capacity[graph.Member[m]];
        }

        return Math.Min(1, units / graph.Needed[requirement]);
    }

    /// <summary>Capacities of one component, when all that it needs is known. A cycle starts full and sinks until stable.</summary>
    internal static void Component(CompanyGraph graph, int component, ReadOnlySpan<double> own, Span<double> capacity)
    {
        var nodes = graph.ComponentNodes.AsSpan(graph.ComponentStart[component]..graph.ComponentStart[component + 1]);
        if (!graph.IsCycle[component])
        {
            capacity[nodes[0]] = Evaluate(graph, nodes[0], own[nodes[0]], capacity);
            return;
        }

        foreach (var v in nodes)
        {
            capacity[v] = 1;
        }

        var changed = true;
        for (var round = 0; changed && round < MostRounds; round++)
        {
            changed = false;
            foreach (var v in nodes)
            {
                var value = Evaluate(graph, v, own[v], capacity);
                changed |= capacity[v] - value > Stable;
                capacity[v] = value;
            }
        }
    }

    private void EvaluateAll()
    {
        for (var c = 0; c < _graph.ComponentCount; c++)
        {
            Component(_graph, c, _own, _capacity);
        }
    }

    private static double Evaluate(CompanyGraph graph, int node, double own, ReadOnlySpan<double> capacity)
    {
        var result = own;
        for (var g = graph.RequirementStart[node]; g < graph.RequirementStart[node + 1]; g++)
        {
            var value = OfPrimaries(graph, g, capacity);
            for (var a = graph.AlternativeStart[g]; value < result && a < graph.AlternativeStart[g + 1]; a++)
            {
                double lowest = 1;
                for (var r = graph.ReferenceStart[a]; r < graph.ReferenceStart[a + 1]; r++)
                {
                    lowest = Math.Min(lowest, capacity[graph.Reference[r]]);
                }

                value = Math.Max(value, graph.AlternativeCapacity[a] * lowest);
            }

            result = Math.Min(result, value);
        }

        return result;
    }
}
