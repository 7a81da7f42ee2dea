using System.Text.Json.Nodes;
using CsCheck;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class ImpactTests
{
    private static readonly JsonNode D1 = Vector.Examples["D1_mtpd"]!;

    private static decimal[] Points(JsonNode node) => [.. node.AsArray().Select(p => p!.GetValue<decimal>())];

    private static ImpactCurve Curve(string id, int from, JsonNode levels) => new(id, from, [.. levels.AsArray().Select(l => (int?)l!.GetValue<int>())]);

    [Fact]
    public void The_worked_example_gives_72_hours_driven_by_customers()
    {
        var result = Impact.Mtpd(
            Points(D1["points"]!),
            [.. D1["levels"]!.AsObject().Select(l => Curve(l.Key, D1["thresholds"]![l.Key]!.GetValue<int>(), l.Value!))]);

        Assert.Equal(D1["expected"]!.Dec("mtpd"), result.MtpdHours);
        Assert.Equal(D1["expected"]!.Text("driver"), result.DriverCategoryId);
        Assert.Equal(D1["expected"]!.Dec("lastAcceptable"), result.LastAcceptableHours);
        Assert.Equal(D1["expected"]!.Dec("lastAcceptable"), result.RtoProposalHours);
        Assert.All(D1["perCategory"]!.AsObject(), c => Assert.Equal(c.Value?.GetValue<decimal>(), result.Categories.Single(x => x.CategoryId == c.Key).MtpdHours));
    }

    [Fact]
    public void An_impact_that_stays_acceptable_has_no_mtpd()
    {
        var result = Impact.Mtpd([4, 8, 24, 72, 168, 336, 672], [new("FIN", 4, [1, 1, 1, 2, 2, 3, 3])]);

        Assert.Null(result.MtpdHours);
        Assert.Null(result.RtoProposalHours);
    }

    [Fact]
    public void Between_points_the_loss_grows_in_a_straight_line()
    {
        var example = Vector.Examples["D1c_mtpd_interpolated"]!;
        var result = Impact.Mtpd(
            Points(D1["points"]!),
            [new("FIN", 4, [1, 1, 2, 3, 4, 5, 5]) { CumulativeLoss = Points(example["loss"]!), LossLimit = example.Dec("threshold") }],
            MtpdPoint.Interpolation);

        Assert.Equal(example.Dec("expected"), result.MtpdHours);
        Assert.Equal(72, result.RtoProposalHours);
    }

    [Fact]
    public void The_cautious_rule_takes_the_last_acceptable_point_and_zero_before_the_first()
    {
        Assert.Equal(24, Impact.Mtpd([4, 24, 72], [new("KLA", 4, [1, 3, 4])], MtpdPoint.LastAcceptablePoint).MtpdHours);
        Assert.Equal(0, Impact.Mtpd([4, 24, 72], [new("KLA", 4, [4, 4, 4])], MtpdPoint.LastAcceptablePoint).MtpdHours);
    }

    [Fact]
    public void When_the_first_point_is_unacceptable_half_of_it_is_proposed() =>
        Assert.Equal(2, Impact.Mtpd([4, 24], [new("KLA", 4, [4, 5])]).RtoProposalHours);

    [Fact]
    public void All_activities_and_products_of_the_demo_company_have_their_golden_mtpd()
    {
        foreach (var node in Vector.Demo.List("activities").Concat(Vector.Demo.List("products")))
        {
            var golden = Vector.Expected["mtpd"]![node.Text("id")]!;
            var result = DemoReader.Mtpd(node);
            Assert.Equal(golden.Dec("mtpdHours"), result.MtpdHours);
            Assert.Equal(golden["driver"]?.GetValue<string>(), result.DriverCategoryId);
            Assert.Equal(golden.Dec("lastAcceptableHours"), result.LastAcceptableHours);
        }
    }

    [Fact]
    public void The_critical_activities_of_the_demo_company_are_those_of_class_a_to_c() =>
        Assert.Equal(
            Vector.Expected["criticalActivities"]!.Strings(),
            Vector.Demo.List("activities").Where(a => Impact.IsCritical(Impact.ClassOf(DemoReader.Mtpd(a).MtpdHours))).Select(a => a.Text("id")));

    [Fact]
    public void Money_gets_the_level_of_the_last_bound_it_reaches()
    {
        decimal[] bounds = [0, 10_000, 50_000, 150_000, 500_000];

        Assert.Equal(2, Impact.LevelOfMoney(49_999, bounds));
        Assert.Equal(4, Impact.LevelOfMoney(150_000, bounds));
        Assert.Equal(1, Impact.LevelOfMoney(0, bounds));
    }

    [Fact]
    public void Levels_that_fall_over_time_are_refused() =>
        Assert.Throws<ArgumentException>(() => Impact.Mtpd([4, 8], [new("FIN", 4, [3, 2])]));

    [Fact]
    public void A_level_that_is_not_filled_in_makes_the_answer_incomplete()
    {
        var result = Impact.Mtpd([4, 8, 24], [new("FIN", 4, [1, null, 4])]);

        Assert.False(result.Complete);
        Assert.Equal(24, result.MtpdHours);
    }

    [Fact]
    public void The_proposed_target_always_fits_and_worse_impact_never_gives_more_time() =>
        Gen.Select(Gen.Int[1, 5].Array[5], Gen.Int[2, 5], Gen.Enum<MtpdPoint>()).Sample((raw, limit, rule) =>
        {
            decimal[] points = [4, 8, 24, 72, 168];
            var levels = raw.Order().ToArray();
            var worse = levels.Select(l => Math.Min(5, l + 1));
            MtpdResult Of(IEnumerable<int> x) => Impact.Mtpd(points, [new("FIN", limit, [.. x.Select(l => (int?)l)])], rule);
            var result = Of(levels);
            var after = Of(worse);
            return (result.RtoProposalHours is not { } rto || Impact.RtoFits(rto, result.MtpdHours))
                && (result.MtpdHours is null || after.MtpdHours <= result.MtpdHours);
        });
}
