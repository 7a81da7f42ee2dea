using MkbZekerheid.Engine;

namespace MkbZekerheid.Benchmarks.Graphs;

/// <summary>
/// The plain ways to count what falls: a search per node with counters per group (what a careful programmer writes first), and a
/// sweep over all nodes with one 64-bit word of losses at a time (what graph libraries do, without the groups they cannot express).
/// </summary>
internal sealed class PlainFalls
{
    private readonly int[][] _groupsOf;
    private readonly (int Owner, int[] Members, int Slack)[] _groups;
    private readonly int _count;

    public PlainFalls(NodeInput[] nodes)
    {
        _count = nodes.Length;
        var index = nodes.Select((n, i) => (n.Id, i)).ToDictionary(x => x.Id, x => x.i);
        _groups = [.. nodes.SelectMany((n, i) => n.Requirements.Select(g => (i, g.Primaries.Select(m => index[m.Ref]).ToArray(),
            g.Mode == RequirementMode.All ? 0 : g.Primaries.Count - (int)g.Needed!.Value)))];
        var users = Enumerable.Range(0, _count).Select(_ => new List<int>()).ToArray();
        for (var g = 0; g < _groups.Length; g++)
        {
            foreach (var m in _groups[g].Members)
            {
                users[m].Add(g);
            }
        }

        _groupsOf = [.. users.Select(u => u.ToArray())];
    }

    public int[] Search()
    {
        var counts = new int[_count];
        var mark = new int[_count];
        var lost = new int[_groups.Length];
        var stamp = new int[_groups.Length];
        var open = new List<int>();
        for (var x = 0; x < _count; x++)
        {
            open.Clear();
            open.Add(x);
            mark[x] = x + 1;
            for (var i = 0; i < open.Count; i++)
            {
                foreach (var g in _groupsOf[open[i]])
                {
                    if (stamp[g] != x + 1)
                    {
                        (stamp[g], lost[g]) = (x + 1, 0);
                    }

                    var owner = _groups[g].Owner;
                    if (++lost[g] > _groups[g].Slack && mark[owner] != x + 1)
                    {
                        mark[owner] = x + 1;
                        open.Add(owner);
                    }
                }
            }

            counts[x] = open.Count;
        }

        return counts;
    }

    /// <summary>Only for graphs in file order without cycles and pools: 64 losses per sweep.</summary>
    public int[] Words()
    {
        var counts = new int[_count];
        var state = new ulong[_count];
        for (var block = 0; block < _count; block += 64)
        {
            Array.Clear(state);
            for (var x = block; x < Math.Min(block + 64, _count); x++)
            {
                state[x] = 1UL << (x - block);
            }

            foreach (var (owner, members, _) in _groups)
            {
                foreach (var m in members)
                {
                    state[owner] |= state[m];
                }
            }

            foreach (var word in state)
            {
                for (var bits = word; bits != 0; bits &= bits - 1)
                {
                    counts[block + System.Numerics.BitOperations.TrailingZeroCount(bits)]++;
                }
            }
        }

        return counts;
    }
}
