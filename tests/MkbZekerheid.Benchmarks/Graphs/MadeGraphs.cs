using System.Globalization;
using MkbZekerheid.Engine;

namespace MkbZekerheid.Benchmarks.Graphs;

/// <summary>Graphs of any size from a fixed seed, and graphs from a file of groups.</summary>
internal static class MadeGraphs
{
    /// <summary>
    /// Company-shaped: 60 % resources over a core of shared infrastructure, 25 % activities, 10 % processes, 5 % products; two of three
    /// requirements need all their members, the others are pools; one node in five hundred also needs something above it.
    /// </summary>
    public static NodeInput[] Company(int count, int seed)
    {
        var random = new Random(seed);
        var core = Math.Max(4, (int)Math.Sqrt(count));
        int[] layers = [core, (int)(count * 0.6), (int)(count * 0.85), (int)(count * 0.95), count];
        return Nodes(count, i =>
        {
            var layer = Array.FindIndex(layers, end => i < end);
            if (layer == 0 || (layer == 1 && random.Next(2) == 0))
            {
                return [];
            }

            var low = layer <= 2 ? 0 : layers[layer - 2];
            var high = layer == 1 ? i : layers[layer - 1];
            var groups = Enumerable.Range(0, layer == 1 ? random.Next(1, 3) : random.Next(2, 5)).Select(_ => Group(random, () =>
                random.Next(4) == 0 ? low + (int)(Math.Min(core, high - low) * Math.Pow(random.NextDouble(), 3)) : random.Next(low, high))).ToList();
            if (random.Next(500) == 0 && i + 1 < count)
            {
                groups.Add((1, [random.Next(i + 1, Math.Min(count, i + core))]));
            }

            return groups;
        });
    }

    /// <summary>Deep: every node needs one or two groups of nodes not far before it, so most losses take down a large part.</summary>
    public static NodeInput[] Deep(int count, int seed, bool pools)
    {
        var random = new Random(seed);
        var window = Math.Max(2, count / 50);
        return Nodes(count, i => i < 10 ? [] : Enumerable.Range(0, random.Next(1, 3)).Select(_ => pools
            ? Group(random, () => random.Next(Math.Max(0, i - window), i))
            : (1, [random.Next(Math.Max(0, i - window), i)])));
    }

    /// <summary>Reads "nodes groups", then per group "owner needed count members..."; <paramref name="every"/> needs every member (hard).</summary>
    public static NodeInput[] File(string path, bool every)
    {
        using var lines = System.IO.File.ReadLines(path).GetEnumerator();
        lines.MoveNext();
        var count = int.Parse(lines.Current.Split(' ')[0], CultureInfo.InvariantCulture);
        var groups = new List<(int, int[])>[count];
        while (lines.MoveNext())
        {
            var numbers = lines.Current.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => int.Parse(x, CultureInfo.InvariantCulture)).ToArray();
            (groups[numbers[0]] ??= []).Add((every ? numbers[2] : numbers[1], numbers[3..]));
        }

        return Nodes(count, i => groups[i] ?? []);
    }

    private static (int K, int[] Members) Group(Random random, Func<int> pick)
    {
        var (k, n) = random.Next(10) switch { < 5 => (1, 1), < 7 => (2, 2), < 9 => (1, 2), _ => (2, 3) };
        var members = Enumerable.Range(0, n).Select(_ => pick()).Distinct().ToArray();
        return (Math.Min(k, members.Length), members);
    }

    private static NodeInput[] Nodes(int count, Func<int, IEnumerable<(int K, int[] Members)>> groups) =>
        [.. Enumerable.Range(0, count).Select(i => new NodeInput($"N{i}", NodeKind.Resource)
        {
            Requirements = [.. groups(i).Select(g => new RequirementInput(null, [.. g.Members.Select(m => new MemberInput($"N{m}"))])
            {
                Mode = g.K == g.Members.Length ? RequirementMode.All : RequirementMode.Pool,
                Needed = g.K,
            })],
        })];
}
