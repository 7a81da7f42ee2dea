using System.Text;
using System.Text.Json.Nodes;
using MkbZekerheid.Model.Document;
using Xunit;

namespace MkbZekerheid.Tests.ModelDocuments;

/// <summary>The documents of the repository, and short ways to read them.</summary>
internal static class Documents
{
    public static string Root { get; } = FindRoot();

    /// <summary>The demo company of the product: canonical.</summary>
    public static byte[] Demo { get; } = File.ReadAllBytes(Path.Combine(Root, "demo", "demo-company.json"));

    /// <summary>The reference company of the method: older form, with stated values and bare texts.</summary>
    public static byte[] Reference { get; } = File.ReadAllBytes(Path.Combine(Root, "tests", "MkbZekerheid.Engine.Tests", "Vectors", "demo-company.json"));

    public static DocumentReadResult Read(string json) => ModelDocument.Read(Encoding.UTF8.GetBytes(json));

    public static DocumentReadResult Read(JsonNode json) => Read(json.ToJsonString());

    public static JsonNode DemoNode() => JsonNode.Parse(Demo)!;

    /// <summary>Reads a document that must be right, and writes it again.</summary>
    public static byte[] Canonical(ReadOnlySpan<byte> text)
    {
        var result = ModelDocument.Read(text);
        Assert.Empty(result.Errors);
        return ModelDocument.Write(result.Model!);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MkbZekerheid.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
