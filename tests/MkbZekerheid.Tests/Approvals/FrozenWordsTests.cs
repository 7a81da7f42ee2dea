using System.Text.Json;
using System.Xml.Linq;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Approvals;

/// <summary>A kept version is read by people: everything that the model document can hold has words.</summary>
public sealed class FrozenWordsTests
{
    [Fact]
    public void Every_section_key_and_word_of_the_document_that_a_phase_owns_has_a_text()
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(LoadedPlugins.RepositoryRoot, "docs", "model-document.schema.json")));
        var texts = XDocument.Load(Path.Combine(LoadedPlugins.RepositoryRoot, "src", "MkbZekerheid.Host", "Pages", "Approvals", "FrozenTexts.resx")).Root!
            .Elements("data").Select(data => (string)data.Attribute("name")!).ToHashSet(StringComparer.Ordinal);
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var section in schema.RootElement.GetProperty("properties").EnumerateObject())
        {
            if (section.Value.TryGetProperty("x-owner", out var owner) && owner.GetString() is not ("core" or "extension"))
            {
                needed.Add("Section." + section.Name);
                Walk(schema.RootElement, section.Value, [], needed);
            }
        }

        Assert.True(needed.Count > 400, $"only {needed.Count} words were found");
        Assert.Empty(needed.Except(texts));
    }

    private static void Walk(JsonElement root, JsonElement at, HashSet<string> seen, SortedSet<string> needed)
    {
        if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in at.EnumerateArray())
            {
                Walk(root, item, seen, needed);
            }
        }

        if (at.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (at.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!.Split('/')[^1];
            if (seen.Add(name))
            {
                Walk(root, root.GetProperty("$defs").GetProperty(name), seen, needed);
            }
        }

        foreach (var part in at.EnumerateObject())
        {
            if (part.Name == "properties")
            {
                foreach (var field in part.Value.EnumerateObject())
                {
                    needed.Add("Field." + field.Name);
                    Walk(root, field.Value, seen, needed);
                }
            }
            else if (part.Name is "items" or "additionalProperties" or "anyOf" or "oneOf")
            {
                Walk(root, part.Value, seen, needed);
            }
            else if (part.Name == "enum")
            {
                // The four letters of who does what are letters in every language.
                needed.UnionWith(part.Value.EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!).Where(word => char.IsLower(word[0])).Select(word => "Token." + word));
            }
            else if (part.Name == "const")
            {
                needed.Add("Token." + part.Value.GetString());
            }
        }
    }
}
