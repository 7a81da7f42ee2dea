using CsCheck;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class FailureTreeTests
{
    [Fact]
    public void Two_of_four_groups_that_each_need_two_of_three_have_54_sets_of_four()
    {
        var gates = Enumerable.Range(0, 4).Select(g => new FailureGate($"G{g}", 2, [.. Enumerable.Range(0, 3).Select(e => $"E{g}{e}")]))
            .Append(new FailureGate("TOP", 2, ["G0", "G1", "G2", "G3"]));
        var result = new FailureTree("TOP", gates).Solve(_ => 0.1);

        // One group fails with chance q = 3 p^2 (1 - p) + p^3; at least two of four groups: 1 - (1 - q)^4 - 4 q (1 - q)^3.
        const double Q = (3 * 0.01 * 0.9) + 0.001;
        var exact = 1 - Math.Pow(1 - Q, 4) - (4 * Q * Math.Pow(1 - Q, 3));
        Assert.Equal(54, result.Count);
        Assert.Equal(new Dictionary<int, long> { [4] = 54 }, result.ByOrder);
        Assert.Equal(54 * 1e-4, result.RareEventSum!.Value, 12);
        Assert.Equal(exact, result.Probability!.Value, 12);
        Assert.All(result.Sets, s => Assert.Equal(4, s.Distinct().Count()));
    }

    [Fact]
    public void A_tree_with_a_million_sets_is_counted_without_listing_them()
    {
        // Six columns of ten events, one of each column: 10^6 sets of six.
        var gates = Enumerable.Range(0, 6).Select(g => new FailureGate($"G{g}", 1, [.. Enumerable.Range(0, 10).Select(e => $"E{g}{e}")]))
            .Append(new FailureGate("TOP", 6, [.. Enumerable.Range(0, 6).Select(g => $"G{g}")]));
        var result = new FailureTree("TOP", gates).Solve(_ => 0.01);

        Assert.Equal(1_000_000, result.Count);
        Assert.Empty(result.Sets);
        Assert.Equal(Math.Pow(1 - Math.Pow(0.99, 10), 6), result.Probability!.Value, 15);
    }

    [Fact]
    public void Shared_events_absorb_larger_sets()
    {
        // (A or BC) and (A or D): A, BCD.
        var result = new FailureTree("T", [new("T", 2, ["X", "Y"]), new("X", 1, ["A", "Z"]), new("Z", 2, ["B", "C"]), new("Y", 1, ["A", "D"])]).Solve();

        Assert.Equal([["A"], ["B", "C", "D"]], result.Sets);
        Assert.Null(result.Probability);
    }

    [Fact]
    public void Sets_and_probability_are_those_of_trying_every_combination()
    {
        Gen.Select(Gen.Int[2, 8], Gen.Int[1, 6], Gen.Int[0, int.MaxValue]).Sample((events, gateCount, seed) =>
        {
            var random = new Random(seed);
            var gates = new List<FailureGate>();
            for (var g = 0; g < gateCount; g++)
            {
                string[] below = [.. Enumerable.Range(0, events).Select(e => $"E{e}"), .. gates.Select(x => x.Id)];
                string[] inputs = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => below[random.Next(below.Length)]).Distinct()];
                gates.Add(new FailureGate($"G{g}", random.Next(1, inputs.Length + 1), inputs));
            }

            var tree = new FailureTree(gates[^1].Id, gates);
            var chance = Enumerable.Range(0, events).ToDictionary(e => $"E{e}", e => (e + 1) / 20.0);
            var result = tree.Solve(e => chance[e]);
            bool Fails(string id, int mask) => gates.Find(x => x.Id == id) is { } gate
                ? gate.Inputs.Count(i => Fails(i, mask)) >= gate.K
                : ((mask >> (id[1] - '0')) & 1) == 1;
            var failing = Enumerable.Range(0, 1 << events).Where(m => Fails(gates[^1].Id, m)).ToList();
            var minimal = failing.Where(m => !failing.Exists(o => o != m && (o & m) == o)).ToHashSet();
            var exact = failing.Sum(m => Enumerable.Range(0, events).Aggregate(1.0, (p, e) => p * (((m >> e) & 1) == 1 ? chance[$"E{e}"] : 1 - chance[$"E{e}"])));
            return minimal.SetEquals(result.Sets.Select(s => s.Sum(e => 1 << (e[1] - '0')))) && result.Count == minimal.Count
                && Math.Abs(exact - result.Probability!.Value) < 1e-12;
        }, iter: 2000);
    }

    [Fact]
    public void Trees_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new FailureTree("A", [new("A", 1, ["B"]), new("B", 1, ["A"])]));
        Assert.Throws<ArgumentException>(() => new FailureTree("A", [new("A", 3, ["B", "C"])]));
    }
}
