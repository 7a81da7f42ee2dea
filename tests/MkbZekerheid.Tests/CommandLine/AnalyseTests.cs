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
