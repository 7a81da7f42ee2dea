using CsCheck;

namespace MkbZekerheid.Engine.Tests;

/// <summary>Small random graphs with pools, units, alternatives, counts and cycles.</summary>
internal static class RandomGraphs
{
    /// <summary>Bare nodes N0, N1, ...; levels, units and capacities are multiples of a quarter or a tenth, hours are whole.</summary>
    public static Gen<NodeInput[]> Nodes(int most, bool cycles = true) =>
        Gen.Select(Gen.Int[1, most], Gen.Int[0, int.MaxValue]).Select((n, seed) => Make(n, seed, cycles));

    /// <summary>The same seed always gives the same nodes.</summary>
    public static NodeInput[] Make(int n, int seed, bool cycles)
    {
        var random = new Random(seed);
        int[] levels = [0, 25, 50, 55, 60, 75, 100];
        return [.. Enumerable.Range(0, n).Select(i => new NodeInput($"N{i}", i < (n + 1) / 2 ? NodeKind.Resource : NodeKind.Activity)
        {
            Count = random.Next(4) == 0 ? random.Next(2, 5) : 1,
            Mol = random.Next(6) == 0 ? null : levels[random.Next(levels.Length)] / 100m,
            RtoHours = random.Next(2) == 0 ? null : random.Next(0, 100),
            RecoveryHours = random.Next(0, 60),
            RestartHours = random.Next(3) == 0 ? 0 : random.Next(0, 12),
            Requirements = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Requirement(i)).Where(g => g.Primaries.Count > 0)],
        })];

        RequirementInput Requirement(int owner)
        {
            string[] Some(int most)
            {
                var pool = cycles && random.Next(4) == 0 ? n : owner;
                return pool == 0 ? [] : [.. Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => $"N{random.Next(pool)}").Distinct()];
            }

            var mode = random.Next(2) == 0 ? RequirementMode.All : RequirementMode.Pool;
            var members = Some(4).Select(m => new MemberInput(m, random.Next(3) == 0 ? random.Next(1, 5) / 4m : 1)).ToArray();
            return new RequirementInput(null, members)
            {
                Mode = mode,
                Needed = mode == RequirementMode.Pool ? Math.Max(0.25m, Math.Round(members.Sum(m => m.Units) * random.Next(1, 6) / 4, 2)) : null,
                BufferHours = random.Next(2) == 0 ? 0 : random.Next(0, 40),
                Recovery = random.Next(3) == 0 ? RecoveryMode.Parallel : RecoveryMode.After,
                Alternatives = [.. Enumerable.Range(0, Math.Max(0, random.Next(-2, 3))).Select(_ => new AlternativeInput(
                    null, random.Next(1, 11) / 10m, random.Next(0, 10), random.Next(2) == 0 ? null : random.Next(1, 50), random.Next(3) == 0 ? [] : Some(2)))],
            };
        }
    }
}
