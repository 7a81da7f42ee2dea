using CsCheck;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class CoverTests
{
    [Fact]
    public void The_worked_example_has_its_exact_and_its_greedy_set()
    {
        var d10 = Vector.Examples["D10_cover"]!;
        string[] items = [.. d10.List("universe").Select(i => i.ToString())];
        CoverCandidate[] candidates = [.. d10["sets"]!.AsObject().Select(s => new CoverCandidate(s.Key, d10["cost"]!.Dec(s.Key)!.Value, [.. s.Value!.AsArray().Select(i => i!.ToString())]))];
        var exact = CheapestCover.Exact(items, candidates);
        var greedy = CheapestCover.Greedy(items, candidates);

        Assert.Equal(d10["exact"]![0]!.GetValue<decimal>(), exact.AnnualCost);
        Assert.Equal(d10["exact"]![1]!.Strings(), exact.Ids);
        Assert.Equal(d10["greedy"]![0]!.GetValue<decimal>(), greedy.AnnualCost);
        Assert.Equal(d10["greedy"]![1]!.Strings(), greedy.Ids);

        var selected = d10["selected"]!.Strings();
        var coverage = Coverage.Of(items, [.. candidates.Where(c => selected.Contains(c.Id)).Select(c => new Coverer(c.Id, c.Covers))]);
        Assert.All(coverage.Items, i => Assert.Equal(d10["counts"]!.Dec(i.Id), i.CoveredBy.Count));
        Assert.Equal(d10.List("uncovered").Select(i => i.ToString()), coverage.Uncovered);
        Assert.Equal(d10.List("doubleCovered").Select(i => i.ToString()), coverage.CoveredTwice);
        Assert.Equal(d10.Dec("coveragePct"), coverage.Percent);
    }

    [Fact]
    public void The_demo_company_has_its_golden_coverage_and_cheapest_set()
    {
        var golden = Vector.Expected["risk"]!;
        var relevant = golden["relevant"]!.Strings();
        var model = Vector.DemoModel;
        var coverage = Coverage.Of(relevant, [.. Configuration.Chosen.Select(model).Select(s => new Coverer(s.Id, [.. s.CoversThreatIds]))]);
        Assert.All(coverage.Items, i => Assert.Equal(golden["coverage"]![i.Id]!.Strings(), i.CoveredBy));
        Assert.Equal(golden["uncovered"]!.Strings(), coverage.Uncovered);
        Assert.Equal(golden["doubleCovered"]!.Strings(), coverage.CoveredTwice);
        Assert.Equal(golden.Dec("coveragePct"), Math.Round(coverage.Percent!.Value, 2));

        var cover = Vector.Expected["setCover"]!;
        CoverCandidate[] candidates = [.. model.Strategies.Select(s => new CoverCandidate(s.Id, StrategyValue.AnnualCost(s.CostOnce, s.CostPerYear, s.LifetimeYears), [.. s.CoversThreatIds]))];
        Assert.All(candidates, c => Assert.Equal(cover["annualCost"]!.Dec(c.Id), c.AnnualCost));
        var exact = CheapestCover.Exact(relevant, candidates);
        var greedy = CheapestCover.Greedy(relevant, candidates);
        Assert.Equal(cover["exact"]![0]!.GetValue<decimal>(), exact.AnnualCost);
        Assert.Equal(cover["exact"]![1]!.Strings(), exact.Ids);
        Assert.Equal(cover["greedy"]![0]!.GetValue<decimal>(), greedy.AnnualCost);
        Assert.Equal(cover["greedy"]![1]!.Strings(), greedy.Ids);
    }

    [Fact]
    public void Branch_and_bound_finds_the_same_set_as_trying_all_subsets()
    {
        var gen = Gen.Select(Gen.Int[1, 9], Gen.Int[0, 511].Array[1, 8], Gen.Int[0, 6].Array[8]);
        gen.Sample((items, sets, costs) =>
        {
            string[] universe = [.. Enumerable.Range(0, items).Select(i => $"R{i}")];
            CoverCandidate[] some = [.. sets.Select((s, i) => new CoverCandidate($"S{i}", costs[i], [.. universe.Where((_, bit) => ((s >> bit) & 1) == 1)]))];

            // Twenty-one candidates that cover nothing push the problem over the limit of enumeration.
            CoverCandidate[] padded = [.. some, .. Enumerable.Range(0, 21).Select(i => new CoverCandidate($"Z{i}", 1, []))];
            var small = CheapestCover.Exact(universe, some);
            var large = CheapestCover.Exact(universe, padded);
            return large.Proven && small.AnnualCost == large.AnnualCost && small.Ids.SequenceEqual(large.Ids) && small.NotCoverable.SequenceEqual(large.NotCoverable)
                && CheapestCover.Greedy(universe, some).AnnualCost >= small.AnnualCost;
        }, iter: 2000);
    }

    [Fact]
    public void Sixty_strategies_over_a_hundred_risks_are_solved_and_proven()
    {
        string[] universe = [.. Enumerable.Range(0, 100).Select(i => $"R{i}")];
        CoverCandidate[] candidates = [.. Enumerable.Range(0, 60).Select(c => new CoverCandidate($"S{c:00}", 100 + (c * 37 % 50), [.. universe.Where((_, i) => (i * 7 + c * 11) % 13 < 2)]))];
        var result = CheapestCover.Exact(universe, candidates);

        Assert.True(result.Proven);
        Assert.Empty(result.NotCoverable);
        Assert.True(result.AnnualCost <= CheapestCover.Greedy(universe, candidates).AnnualCost);
        Assert.All(universe, r => Assert.Contains(candidates, c => result.Ids.Contains(c.Id) && c.Covers.Contains(r)));
    }
}
