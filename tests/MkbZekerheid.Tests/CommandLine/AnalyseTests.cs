using System.Text.Json;
using Xunit;

namespace MkbZekerheid.Tests.CommandLine;

public sealed class AnalyseTests
{
    [Fact]
    public async Task Analysing_the_example_company_says_what_falls_and_what_is_late()
    {
        using var result = JsonDocument.Parse((await CommandRun.OfAsync("analyse", CommandRun.Demo)).Output);
        var root = result.RootElement;
        Assert.Equal("mkb-zekerheid/analysis/1", root.GetProperty("format").GetString());
        Assert.Equal("implemented", root.GetProperty("configuration").GetString());
        var nodes = root.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("id").GetString()!);
        Assert.All(nodes.Values, node => Assert.True(node.GetProperty("falls").GetInt32() >= 1));

        // The planning system must be back in 46.5 hours and takes 48: its own time against what the company needs.
        Assert.Equal(1.5m, nodes["IT04"].GetProperty("gapHours").GetDecimal());
        Assert.Equal(JsonValueKind.Null, nodes["IT07"].GetProperty("requiredHours").ValueKind);
        Assert.Equal(["A04", "A05"], root.GetProperty("cycles")[0].EnumerateArray().Select(id => id.GetString()));
        Assert.Contains("LE01", root.GetProperty("products")[0].GetProperty("singlePointsOfFailure").GetProperty("overMtpd").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task Analysing_says_who_is_down_when_in_every_standard_scenario_and_what_helps()
    {
        using var result = JsonDocument.Parse((await CommandRun.OfAsync("analyse", CommandRun.Demo)).Output);
        var scenarios = result.RootElement.GetProperty("scenarios").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!);
        Assert.Equal(["buildingGone", "peopleGone", "itGone", "supplierGone", "powerOut", "netOut", "SCN1", "SCN2", "SCN3", "SCN4"], scenarios.Keys);
        Assert.Equal(["LE04"], scenarios["powerOut"].GetProperty("losses").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(["IT06", "IT07"], scenarios["netOut"].GetProperty("losses").EnumerateArray().Select(one => one.GetProperty("id").GetString()));

        // With the grid away for three days the halls stand still at once: 72 hours, half an hour to start the main supply, one for the laser.
        // The generator is the measure that saves most per euro.
        var power = scenarios["powerOut"];
        Assert.Equal("S09", power.GetProperty("measures")[0].GetProperty("id").GetString());
        var laser = power.GetProperty("down").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "MA01");
        Assert.Equal((0, 73.5), (laser.GetProperty("fromHours").GetDouble(), laser.GetProperty("untilHours").GetDouble()));
        Assert.Equal(["MA01", "MA17", "LE04"], laser.GetProperty("chain").EnumerateArray().Select(one => one.GetString()));
        Assert.All(scenarios.Values, one => Assert.Equal(
            one.GetProperty("loss").GetDouble(), one.GetProperty("products").EnumerateArray().Sum(product => product.GetProperty("loss").GetDouble()), 0.05));
    }

    [Fact]
    public async Task Analysing_says_where_the_exact_calculation_differs_and_which_chain_makes_a_gap()
    {
        using var result = JsonDocument.Parse((await CommandRun.OfAsync("analyse", CommandRun.Demo)).Output);
        var supply = result.RootElement.GetProperty("differences").EnumerateArray().Single(one =>
            one.GetProperty("lost").GetString() == "IT15" && one.GetProperty("id").GetString() == "P4");
        Assert.True(supply.GetProperty("exactHours").GetDouble() > supply.GetProperty("planningHours").GetDouble());
        Assert.Equal("reducedLevelIsTooLow", supply.GetProperty("reason").GetString());

        var late = result.RootElement.GetProperty("nodes").EnumerateArray().Where(node => node.GetProperty("gapBecause").ValueKind == JsonValueKind.String).ToList();
        Assert.NotEmpty(late);
        Assert.All(late, node =>
        {
            var chain = node.GetProperty("gapChain").EnumerateArray().Select(one => one.GetString()).ToList();
            Assert.Equal(node.GetProperty("id").GetString(), chain[0]);
            Assert.Equal(node.GetProperty("gapBecause").GetString(), node.GetProperty("kind").GetString() == "resource" ? chain[1] : chain[^1]);
        });
    }

    [Fact]
    public async Task Simulating_holds_recovery_times_against_what_each_product_can_bear_and_lists_the_ten_inputs_that_matter()
    {
        using var result = JsonDocument.Parse((await CommandRun.OfAsync("simulate", CommandRun.Demo, "--years", "500")).Output);
        Assert.All(
            result.RootElement.GetProperty("configurations")[0].GetProperty("products").EnumerateArray(),
            product => Assert.True(product.GetProperty("mtpdHours").GetDouble() > 0 && product.GetProperty("recoveryP95").GetDouble() > 0));
        var inputs = result.RootElement.GetProperty("sensitivity").GetProperty("inputs").EnumerateArray().Select(one => one.GetProperty("swing").GetDouble()).ToList();
        Assert.Equal(10, inputs.Count);
        Assert.Equal(inputs.OrderDescending(), inputs);
    }

    [Fact]
    public async Task A_document_with_resources_only_has_empty_product_parts()
    {
        using var folder = new TestFolder();
        var file = folder.Write("r.json", """
            {"schemaVersion":1,"company":{"id":"R"},"resources":[
              {"id":"A","kind":"ict"},
              {"id":"B","kind":"ict","requirements":[{"id":"B-R1","mode":"all","recovery":"parallel","primaries":[{"ref":"A"}]}]},
              {"id":"C","kind":"ict","requirements":[{"id":"C-R1","mode":"pool","needed":1,"recovery":"parallel","primaries":[{"ref":"A"},{"ref":"B"}]}]}]}
            """);
        using var result = JsonDocument.Parse((await CommandRun.OfAsync("analyse", file)).Output);
        Assert.Empty(result.RootElement.GetProperty("products").EnumerateArray());
        Assert.Equal([3, 1, 1], result.RootElement.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("falls").GetInt32()));
    }

    [Theory]
    [InlineData("analyse")]
    [InlineData("simulate")]
    public async Task A_wrong_document_gives_every_error_with_its_path_and_writes_nothing(string command)
    {
        using var folder = new TestFolder();
        var file = folder.Write("fout.json", """{"schemaVersion":1,"company":{"id":"X","name":7},"onbekend":1}""");
        var output = Path.Combine(folder.Path, "uit.json");
        var run = await CommandRun.OfAsync(command, file, "--out", output);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("$.company.name: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("$.onbekend: ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Simulating_twice_gives_the_same_bytes_for_one_and_two_threads()
    {
        using var folder = new TestFolder();
        string[] common = ["simulate", CommandRun.Demo, "--years", "1000", "--seed", "7"];
        var one = await CommandRun.OfAsync([.. common, "--threads", "1"]);
        var file = Path.Combine(folder.Path, "twee.json");
        Assert.Equal(0, (await CommandRun.OfAsync([.. common, "--threads", "2", "--out", file])).ExitCode);
        Assert.Equal(one.Output, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        using var result = JsonDocument.Parse(one.Output);
        Assert.Equal(["none", "implemented", "chosen", "every"], result.RootElement.GetProperty("configurations").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        var other = await CommandRun.OfAsync("simulate", CommandRun.Demo, "--years", "1000", "--seed", "8");
        Assert.NotEqual(one.Output, other.Output);
    }
}
