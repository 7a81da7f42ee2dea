using System.Text.Json.Nodes;

namespace MkbZekerheid.Engine.Tests;

/// <summary>Reads the worked examples and the demo company with its golden results.</summary>
internal static class Vector
{
    public static JsonObject Examples { get; } = Read("test-vectors.json");

    public static JsonObject Demo { get; } = Read("demo-company.json");

    public static JsonObject Expected { get; } = Read("demo-company.expected.json");

    public static CompanyModel DemoModel { get; } = DemoReader.Read(Demo);

    /// <summary>The Dutch names of configurations in the golden files.</summary>
    public static IReadOnlyDictionary<string, Configuration> Configurations { get; } = new Dictionary<string, Configuration>
    {
        ["zonder"] = Configuration.None,
        ["ingevoerd"] = Configuration.Implemented,
        ["gekozen"] = Configuration.Chosen,
        ["alles"] = Configuration.Every,
    };

    /// <summary>A folder next to the repository with data that is not ours to ship, or null when it is not there.</summary>
    public static string? SharedFolder(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MkbZekerheid.sln")))
            {
                var shared = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", relative));
                var above = Path.GetFullPath(Path.Combine(folder.FullName, "..", "..", "shared", relative));
                return Directory.Exists(shared) ? shared : Directory.Exists(above) ? above : null;
            }
        }

        return null;
    }

    private static JsonObject Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", file)))!.AsObject();
}

/// <summary>Short ways to read values out of JSON.</summary>
internal static class JsonReading
{
    public static decimal? Dec(this JsonNode node, string key) => node[key]?.GetValue<decimal>();

    public static double? Dbl(this JsonNode node, string key) => node[key]?.GetValue<double>();

    public static string Text(this JsonNode node, string key) => node[key]!.GetValue<string>();

    public static IEnumerable<JsonNode> List(this JsonNode node, string key) => node[key]?.AsArray().Select(x => x!) ?? [];

    public static string[] Strings(this JsonNode node) => [.. node.AsArray().Select(x => x!.GetValue<string>())];
}
