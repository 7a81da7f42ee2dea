using System.Text.Json.Nodes;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class DemoPlanningTests
{
    public static TheoryData<string> Configurations => ["zonder", "ingevoerd", "gekozen"];

    private static CompanyGraph Graph(string configuration) => CompanyGraph.Build(Vector.DemoModel, Vector.Configurations[configuration]);

    [Fact]
    public void Every_node_has_its_golden_required_recovery_time()
    {
        var graph = Graph("zonder");
        var required = RequiredRecovery.Of(graph);

        Assert.All(Vector.Expected["required"]!.AsObject(), golden => Assert.Equal(golden.Value?.GetValue<decimal>(), required.HoursOf(graph.IndexOf(golden.Key))));
        Assert.Empty(required.Infeasible());
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Recovery_gaps_have_their_golden_size_and_cause(string configuration)
    {
        var graph = Graph(configuration);
        var golden = Vector.Expected["rtoGaps"]![configuration]!.AsObject();
        var gaps = RecoveryGaps.Of(graph, RequiredRecovery.Of(graph)).Where(g => g.GapHours > 0).ToDictionary(g => g.Id);

        Assert.Equal(golden.Select(g => g.Key).Order(), gaps.Keys.Order());
        Assert.All(golden, g => Assert.Equal(
            (g.Value!.Dec("ist")!.Value, g.Value!.Dec("soll")!.Value, g.Value!.Dec("gap")!.Value, g.Value!.Text("because")),
            (gaps[g.Key].AchievableHours, gaps[g.Key].RequiredHours, gaps[g.Key].GapHours, gaps[g.Key].Because)));
        Assert.All(gaps.Values, g => Assert.Equal((g.Id, g.Because), (g.Chain[0], g.Chain[1])));
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Single_losses_take_down_what_the_golden_file_says_for_as_long(string configuration)
    {
        var golden = Vector.Expected["singleLoss"]![configuration]!.AsObject();
        var losses = SingleLosses.Of(Graph(configuration)).ToDictionary(l => l.ResourceId);

        Assert.Equal(golden.Select(g => g.Key).Order(), losses.Keys.Order());
        foreach (var (id, expected) in golden)
        {
            Assert.Equal(Hours(expected!["products"]!), losses[id].Products);
            Assert.Equal(Hours(expected["activities"]!), losses[id].Activities);
            Assert.Equal(expected["breachRto"]!.Strings(), losses[id].OverRto);
            Assert.Equal(expected["breachMtpd"]!.Strings(), losses[id].OverMtpd);
        }
    }

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Single_points_of_failure_are_those_of_the_golden_file(string configuration)
    {
        var graph = Graph(configuration);
        var golden = Vector.Expected["spof"]![configuration]!.AsObject();
        var points = SingleLosses.PointsOfFailure(graph, SingleLosses.Of(graph));

        Assert.Equal(golden.Select(g => g.Key), points.Select(p => p.ProductId));
        Assert.All(points, p =>
        {
            Assert.Equal(golden[p.ProductId]!["structural"]!.Strings(), p.Structural);
            Assert.Equal(golden[p.ProductId]!["overRto"]!.Strings(), p.OverRto);
            Assert.Equal(golden[p.ProductId]!["overMtpd"]!.Strings(), p.OverMtpd);
        });
    }

    [Fact]
    public void The_single_points_out_too_long_with_the_implemented_strategies_are_fourteen_and_seven_have_no_threat()
    {
        var graph = Graph("ingevoerd");
        var over = SingleLosses.PointsOfFailure(graph, SingleLosses.Of(graph)).SelectMany(p => p.OverRto).Distinct().Order(StringComparer.Ordinal).ToList();
        var hit = Vector.DemoModel.Threats.SelectMany(t => t.Effects).Select(e => e.Ref).ToHashSet();

        Assert.Equal(Vector.Expected["spofOverRtoIngevoerd"]!.Strings(), over);
        Assert.Equal(Vector.Expected["spofWithoutThreat"]!.Strings(), over.Where(r => !hit.Contains(r)));
    }

    [Fact]
    public void The_pairs_that_stop_product_p2_are_those_of_the_golden_file()
    {
        var graph = Graph("zonder");
        var sets = CutSets.Of(graph, graph.IndexOf("P2"), 2);

        Assert.Equal(Vector.Expected["cutSets2_P2_zonder"]!.AsArray().Select(s => s!.Strings()), sets.Where(s => s.Count == 2));
        Assert.Equal(Vector.Expected["spof"]!["zonder"]!["P2"]!["structural"]!.Strings(), sets.Where(s => s.Count == 1).Select(s => s[0]));
    }

    [Fact]
    public void Activities_are_ranked_as_in_the_golden_file()
    {
        var places = CriticalityRanking.Of(Graph("zonder"), Impacts());

        Assert.Equal(Vector.Expected["criticalityRank"]!.Strings(), places.Select(p => p.ActivityId));
        Assert.All(places, p =>
        {
            var golden = Vector.Expected["criticality"]![p.ActivityId]!;
            Assert.Equal(golden.Dbl("index")!.Value, p.Index, 4);
            Assert.Equal(golden.Text("class"), p.Class.ToString());
        });
    }

    [Fact]
    public void The_worked_indices_of_criticality_are_reproduced() =>
        Assert.All(Vector.Examples["D7_criticality"]!.List("cases"), c => Assert.Equal(
            c.Dbl("expected")!.Value,
            CriticalityRanking.Index(c.Dec("mtpd"), (double)CriticalityRanking.WeightedImpact([(1, c["level72"]!.GetValue<int>())]), c.Dbl("marginShare")!.Value, c.Dbl("downstream")!.Value),
            4));

    [Fact]
    public void Data_loss_gaps_are_those_of_the_golden_file()
    {
        var gaps = RecoveryGaps.DataLoss(Graph("zonder"));

        Assert.Equal(Vector.Expected["rpo"]!.AsObject().Select(g => g.Key), gaps.Select(g => g.Id));
        Assert.All(gaps, g => Assert.Equal(
            (Vector.Expected["rpo"]![g.Id]!.Dec("target"), Vector.Expected["rpo"]![g.Id]!.Dec("actual"), Vector.Expected["rpo"]![g.Id]!.Dec("gap")),
            (g.TargetHours, g.ActualHours, g.GapHours)));
        Assert.Equal(Vector.Expected["kpi"]!.Dec("KPI04"), gaps.Count(g => g.GapHours > 0));
    }

    [Fact]
    public void What_the_products_alone_require_of_activities_is_as_in_the_golden_file() =>
        Assert.All(RecoveryGaps.FromProducts(Vector.DemoModel), r => Assert.Equal(Vector.Expected["requiredFromProductsOnly"]![r.ActivityId]?.GetValue<decimal>(), r.Hours));

    internal static ActivityImpact[] Impacts()
    {
        var scales = Vector.Demo["scales"]!;
        var at72 = scales.List("durationPoints").Select(p => p.GetValue<int>()).ToList().IndexOf(72);
        return [.. Vector.Demo.List("activities").Select(a => new ActivityImpact(
            a.Text("id"),
            DemoReader.Mtpd(a).MtpdHours,
            CriticalityRanking.WeightedImpact(scales.List("impactCategories").Select(c => (c.Dec("weight")!.Value, a["impactLevels"]![c.Text("id")]![at72]!.GetValue<int>())))))];
    }

    private static IEnumerable<(string, decimal)> Hours(JsonNode map) => map.AsObject().Select(x => (x.Key, x.Value!.GetValue<decimal>()));
}
