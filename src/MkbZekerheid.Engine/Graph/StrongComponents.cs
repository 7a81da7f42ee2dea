namespace MkbZekerheid.Engine;

/// <summary>
/// Strongly connected components of the dependency graph: groups of nodes that, directly or through others, wait for each other.
/// Components are numbered dependencies first: what a component needs has a lower number.
/// </summary>
internal static class StrongComponents
{
    /// <summary>
    /// Component number of every node. <paramref name="start"/> and <paramref name="targets"/> hold the edges from a node to what
    /// it needs (CSR). Iterative, so a chain of any length cannot exhaust the stack. O(nodes + edges).
    /// </summary>
    public static int[] Find(int nodes, ReadOnlySpan<int> start, ReadOnlySpan<int> targets, out int count)
    {
        var component = new int[nodes];
        var low = new int[nodes];
        var index = new int[nodes];
        var next = new int[nodes];
        var open = new int[nodes];
        var path = new int[nodes];
        Array.Fill(component, -1);
        count = 0;
        var clock = 0;
        var openCount = 0;
        for (var root = 0; root < nodes; root++)
        {
            if (index[root] != 0)
            {
                continue;
            }

            var depth = 0;
            Enter(root, start);
            while (depth > 0)
            {
                var node = path[depth - 1];
                if (next[node] < start[node + 1])
                {
                    var target = targets[next[node]++];
                    if (index[target] == 0)
                    {
                        Enter(target, start);
                    }
                    else if (component[target] < 0)
                    {
                        low[node] = Math.Min(low[node], index[target]);
                    }

                    continue;
                }

                depth--;
                if (depth > 0)
                {
                    low[path[depth - 1]] = Math.Min(low[path[depth - 1]], low[node]);
                }

                if (low[node] == index[node])
                {
                    int member;
                    do
                    {
                        member = open[--openCount];
                        component[member] = count;
                    }
                    while (member != node);
                    count++;
                }
            }

            void Enter(int node, ReadOnlySpan<int> first)
            {
                index[node] = low[node] = ++clock;
                next[node] = first[node];
                open[openCount++] = node;
                path[depth++] = node;
            }
        }

        return component;
    }
}
