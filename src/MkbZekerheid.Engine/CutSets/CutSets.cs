namespace MkbZekerheid.Engine;

/// <summary>
/// Smallest combinations of resources that bring a product under its MBCO when each loses one unit (method 2.7): sets of one, two
/// and three of which every member is needed. Alternatives count in full, without time.
/// </summary>
public static class CutSets
{
    /// <summary>
    /// Minimal cut sets of a node up to an order (at most 3), by trying combinations of the resources below it. Meant for companies:
    /// n resources below a product cost n^3/6 evaluations of that product's own part of the graph.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="node">The product (or other node) that must keep its level.</param>
    /// <param name="order">1, 2 or 3.</param>
    /// <returns>Sets of ids in file order, by size and then by the order of their members.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Of(CompanyGraph graph, int node, int order = 3) => Of(graph, node, graph.NodesOf(NodeKind.Resource), order);

    /// <summary>As above, with combinations of the given nodes only.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(CompanyGraph graph, int node, IEnumerable<int> candidates, int order = 3)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, 3);
        var cone = new ConeCapacity(graph, node);
        var below = candidates.Where(cone.Contains).Order().ToArray();
        var result = new List<int[]>();
        var rest = new List<int>();
        foreach (var v in below)
        {
            if (cone.FallsWithout(v))
            {
                result.Add([v]);
            }
            else
            {
                rest.Add(v);
            }
        }

        var n = rest.Count;
        var pair = new bool[n, n];
        for (var i = 0; order >= 2 && i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                if (cone.FallsWithout(rest[i], rest[j]))
                {
                    pair[i, j] = true;
                    result.Add([rest[i], rest[j]]);
                }
            }
        }

        for (var i = 0; order >= 3 && i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                for (var k = j + 1; !pair[i, j] && k < n; k++)
                {
                    if (!pair[i, k] && !pair[j, k] && cone.FallsWithout(rest[i], rest[j], rest[k]))
                    {
                        result.Add([rest[i], rest[j], rest[k]]);
                    }
                }
            }
        }

        return [.. result.Select(set => (IReadOnlyList<string>)[.. set.Select(v => graph.Ids[v])])];
    }
}
