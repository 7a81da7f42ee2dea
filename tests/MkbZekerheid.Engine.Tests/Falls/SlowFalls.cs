namespace MkbZekerheid.Engine.Tests;

/// <summary>
/// What falls, straight from the definition, on the input records with decimals: look at every node again and again until no node
/// changes. Shares no code with the engine.
/// </summary>
internal static class SlowFalls
{
    public static HashSet<string> Down(IReadOnlyList<NodeInput> nodes, IReadOnlyCollection<string> lost)
    {
        var down = new HashSet<string>(lost);
        bool changed;
        do
        {
            changed = false;
            foreach (var node in nodes)
            {
                changed |= !down.Contains(node.Id) && node.Requirements.Any(g => Fails(g, Math.Max(node.Mol ?? 1, 0.0001m), down)) && down.Add(node.Id);
            }
        }
        while (changed);
        return down;
    }

    /// <summary>Per id what falls with it, those below their level with nothing lost left out.</summary>
    public static Dictionary<string, HashSet<string>> All(IReadOnlyList<NodeInput> nodes)
    {
        var already = Down(nodes, []);
        return nodes.ToDictionary(n => n.Id, n => already.Contains(n.Id) ? [] : Down(nodes, [n.Id]).Except(already).ToHashSet());
    }

    private static bool Fails(RequirementInput g, decimal level, HashSet<string> down)
    {
        var enough = g.Mode == RequirementMode.All
            ? !g.Primaries.Any(m => down.Contains(m.Ref))
            : g.Primaries.Where(m => !down.Contains(m.Ref)).Sum(m => m.Units) >= g.Needed * level;
        return !enough && !g.Alternatives.Any(a => a.Capacity >= level && !a.Refs.Any(down.Contains));
    }
}
