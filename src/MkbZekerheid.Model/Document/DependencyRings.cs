namespace MkbZekerheid.Model.Document;

/// <summary>
/// Finds rings among activities and resources that need each other through primaries: strongly connected components
/// (Tarjan, without recursion, because chains may be long).
/// </summary>
internal static class DependencyRings
{
    public sealed record Ring(string Path, IReadOnlyList<string> Codes);

    public static IEnumerable<Ring> Find(ResilienceModel model)
    {
        var nodes = Nodes(model);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            numbers.TryAdd(nodes[i].Code, i);
        }

        var needs = nodes.Select(node => node.Requirements
            .Where(requirement => requirement is not null)
            .SelectMany(requirement => requirement.Primaries)
            .Where(primary => primary?.Ref is not null && numbers.ContainsKey(primary.Ref))
            .Select(primary => numbers[primary.Ref])
            .ToArray()).ToArray();
        foreach (var ring in Components(needs).Where(ring => ring.Count > 1 || needs[ring[0]].Contains(ring[0])))
        {
            ring.Sort();
            yield return new Ring(nodes[ring[0]].Path, [.. ring.Select(index => nodes[index].Code)]);
        }
    }

    private static List<(string Code, string Path, ModelList<Requirement> Requirements)> Nodes(ResilienceModel model)
    {
        var nodes = new List<(string, string, ModelList<Requirement>)>();
        for (var i = 0; i < model.Activities.Count; i++)
        {
            if (model.Activities[i] is { Id: not null } activity)
            {
                nodes.Add((activity.Id, $"$.activities[{i}].requirements", activity.Requirements));
            }
        }

        for (var i = 0; i < model.Resources.Count; i++)
        {
            if (model.Resources[i] is { Id: not null } resource)
            {
                nodes.Add((resource.Id, $"$.resources[{i}].requirements", resource.Requirements));
            }
        }

        return nodes;
    }

    private static IEnumerable<List<int>> Components(int[][] needs)
    {
        var order = new int[needs.Length];
        var low = new int[needs.Length];
        var onStack = new bool[needs.Length];
        var stack = new Stack<int>();
        var calls = new Stack<(int Node, int Next)>();
        var counter = 0;
        for (var start = 0; start < needs.Length; start++)
        {
            if (order[start] == 0)
            {
                calls.Push((start, 0));
            }

            while (calls.TryPop(out var call))
            {
                var (node, next) = call;
                if (next == 0)
                {
                    order[node] = low[node] = ++counter;
                    stack.Push(node);
                    onStack[node] = true;
                }
                else
                {
                    low[node] = Math.Min(low[node], low[needs[node][next - 1]]);
                }

                while (next < needs[node].Length && order[needs[node][next]] != 0)
                {
                    var seen = needs[node][next++];
                    low[node] = onStack[seen] ? Math.Min(low[node], order[seen]) : low[node];
                }

                if (next < needs[node].Length)
                {
                    calls.Push((node, next + 1));
                    calls.Push((needs[node][next], 0));
                }
                else if (low[node] == order[node])
                {
                    yield return Pop(node);
                }
            }
        }

        List<int> Pop(int root)
        {
            var component = new List<int>();
            int popped;
            do
            {
                popped = stack.Pop();
                onStack[popped] = false;
                component.Add(popped);
            }
            while (popped != root);
            return component;
        }
    }
}
