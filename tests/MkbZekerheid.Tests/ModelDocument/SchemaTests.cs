using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;
using Xunit;

namespace MkbZekerheid.Tests.ModelDocuments;

public sealed class SchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Documents.Root, "docs", "model-document.schema.json")))!;

    [Fact]
    public void The_schema_in_the_papers_is_the_one_that_the_product_reads_by() =>
        Assert.Equal(Encoding.UTF8.GetString(DocumentSchema.Write()), Schema is null ? "" : File.ReadAllText(Path.Combine(Documents.Root, "docs", "model-document.schema.json")));

    [Fact]
    public void Every_property_of_every_record_is_in_the_schema_and_the_other_way_round()
    {
        var seen = new HashSet<Type>();
        Compare(typeof(ResilienceModel), Schema, seen);
        Assert.True(seen.Count > 60, $"only {seen.Count} records were compared");
    }

    [Fact]
    public void The_comparison_of_schema_and_records_notices_a_key_too_many_and_one_too_few()
    {
        var more = Schema.DeepClone();
        more["$defs"]!["Company"]!["properties"]!["shoeSize"] = new JsonObject();
        Assert.ThrowsAny<Exception>(() => Compare(typeof(ResilienceModel), more, []));
        var less = Schema.DeepClone();
        less["$defs"]!["Activity"]!["properties"]!.AsObject().Remove("rtoHours");
        Assert.ThrowsAny<Exception>(() => Compare(typeof(ResilienceModel), less, []));
    }

    [Fact]
    public void The_paper_names_every_section_with_its_owner_and_every_value_that_may_be_stated()
    {
        var paper = File.ReadAllText(Path.Combine(Documents.Root, "docs", "model-document.md"));
        foreach (var (key, owner) in ModelDocument.Sections)
        {
            Assert.Contains($"| `{key}` | {owner} |", paper, StringComparison.Ordinal);
        }

        foreach (var (_, key) in StatedValues.All)
        {
            Assert.Contains($"`{key}`", paper, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_example_in_the_paper_is_canonical()
    {
        var paper = File.ReadAllText(Path.Combine(Documents.Root, "docs", "model-document.md")).ReplaceLineEndings("\n");
        var from = paper.IndexOf("```json\n", StringComparison.Ordinal) + 8;
        var example = paper[from..paper.IndexOf("```", from, StringComparison.Ordinal)];
        Assert.Equal(example, Encoding.UTF8.GetString(Documents.Canonical(Encoding.UTF8.GetBytes(example))));
    }

    /// <summary>Walks the records by plain reflection, not by the shapes from which the schema was made.</summary>
    private static void Compare(Type record, JsonNode schema, HashSet<Type> seen, JsonNode? node = null)
    {
        if (!seen.Add(record))
        {
            return;
        }

        var definition = node ?? (record == typeof(ResilienceModel) ? schema : schema["$defs"]![record.Name]!);
        var inSchema = definition["properties"]!.AsObject().Select(property => property.Key).Where(key => key != "type" || record.BaseType == typeof(object)).Order();
        var properties = record.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite).ToList();
        var inRecord = properties.Select(KeyOf).Order();
        Assert.Equal(inRecord, inSchema);
        Assert.False(definition["additionalProperties"]!.GetValue<bool>());
        foreach (var property in properties)
        {
            foreach (var type in RecordsIn(property.PropertyType))
            {
                var members = type.GetCustomAttributes<UnionMemberAttribute>(inherit: false).ToList();
                if (members.Count == 0)
                {
                    Compare(type, schema, seen);
                }

                foreach (var member in members)
                {
                    var one = schema["$defs"]![type.Name]!["oneOf"]!.AsArray().Single(candidate => (string?)candidate!["properties"]!["type"]!["const"] == member.Type);
                    Compare(member.Record, schema, seen, one);
                }
            }
        }
    }

    private static string KeyOf(PropertyInfo property) =>
        property.GetCustomAttribute<KeyAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static IEnumerable<Type> RecordsIn(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
        {
            return type.GetGenericArguments().SelectMany(RecordsIn);
        }

        return type.Assembly == typeof(ResilienceModel).Assembly && type.IsClass ? [type] : [];
    }
}
