using System.Text.Json;
using System.Text.Json.Nodes;

namespace MkbZekerheid.Model.Document;

/// <summary>Writes the JSON Schema of the canonical form (docs/model-document.schema.json) from the shapes.</summary>
public static class DocumentSchema
{
    private const string TextPattern = "^[^\\u0000]*$";

    /// <summary>The schema as UTF-8 JSON in the same layout as the documents.</summary>
    public static byte[] Write()
    {
        var definitions = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var root = Definition(Shapes.Root, null, definitions);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "MKB Zekerheid model document",
            ["description"] = "The canonical form. Import also takes missing keys (unknown), any order of keys, bare text where an object holds one text, and stated derived values that agree.",
        };
        foreach (var (key, value) in root.ToList())
        {
            root.Remove(key);
            schema[key] = value;
        }

        schema["$defs"] = new JsonObject(definitions.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        using var document = JsonDocument.Parse(schema.ToJsonString());
        using var stream = new MemoryStream();
        new DocumentWriter(stream).Write(document.RootElement);
        return stream.ToArray();
    }

    private static JsonObject Definition(RecordShape shape, string? unionType, SortedDictionary<string, JsonNode> definitions)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        if (unionType is not null)
        {
            properties[UnionShape.TypeKey] = new JsonObject { ["const"] = unionType };
            required.Add(UnionShape.TypeKey);
        }

        foreach (var field in shape.Fields)
        {
            var property = field.CodeKind is null ? Of(field.Shape, definitions) : new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 40 };
            if (field.RefKinds is { } kinds)
            {
                property["x-refersTo"] = new JsonArray([.. kinds.Select(kind => (JsonNode)ModelTokens.Of(kind))]);
            }

            if (field.Owner is not null)
            {
                property["x-owner"] = field.Owner;
            }

            properties[field.Key] = field.IsRequired ? property : OrNull(property);
            if (field.IsRequired)
            {
                required.Add(field.Key);
            }
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = properties,
            ["required"] = required,
        };
    }

    private static JsonObject Of(Shape shape, SortedDictionary<string, JsonNode> definitions)
    {
        switch (shape)
        {
            case RecordShape record:
                Define(record.Type.Name, definitions, () => Definition(record, null, definitions));
                return new JsonObject { ["$ref"] = "#/$defs/" + record.Type.Name };
            case UnionShape union:
                Define(union.Type.Name, definitions, () => new JsonObject
                {
                    ["oneOf"] = new JsonArray([.. union.Members.Select(member => (JsonNode)Definition(member, member.UnionType, definitions))]),
                });
                return new JsonObject { ["$ref"] = "#/$defs/" + union.Type.Name };
            case ListShape list:
                var item = Of(list.Item, definitions);
                return new JsonObject { ["type"] = "array", ["items"] = list.ItemMayBeNull ? OrNull(item) : item };
            case MapShape map:
                var value = Of(map.Value, definitions);
                return new JsonObject
                {
                    ["type"] = "object",
                    ["propertyNames"] = new JsonObject { ["minLength"] = 1, ["maxLength"] = 40 },
                    ["additionalProperties"] = map.Value is ListShape ? OrNull(value) : value,
                };
            case EnumShape word:
                return new JsonObject { ["enum"] = new JsonArray([.. ModelTokens.All(word.Type).Select(token => (JsonNode)token)]) };
            case NumberShape number:
                return Number(number);
            case TextShape:
                return new JsonObject { ["type"] = "string", ["maxLength"] = 20_000, ["pattern"] = TextPattern };
            case BoolShape:
                return new JsonObject { ["type"] = "boolean" };
            case DateShape:
                return new JsonObject { ["type"] = "string", ["format"] = "date" };
            case InstantShape:
                return new JsonObject { ["type"] = "string", ["format"] = "date-time", ["pattern"] = "Z$" };
            default:
                return new JsonObject { ["description"] = "Any JSON with plain numbers." };
        }
    }

    private static JsonObject Number(NumberShape number) => new()
    {
        ["type"] = number.IsWhole ? "integer" : "number",
        ["minimum"] = number.Minimum,
        ["maximum"] = number.Maximum,
        ["x-decimals"] = number.Decimals,
    };

    /// <summary>Unknown is null: a type gains "null", a word list gains null, anything else becomes a choice.</summary>
    private static JsonObject OrNull(JsonObject property)
    {
        if (property["type"] is { } type)
        {
            property["type"] = new JsonArray(type.GetValue<string>(), "null");
            return property;
        }

        if (property["enum"] is JsonArray words)
        {
            words.Add(null);
            return property;
        }

        if (property.Remove("$ref", out var reference))
        {
            property["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = reference!.GetValue<string>() }, new JsonObject { ["type"] = "null" });
        }

        return property;
    }

    private static void Define(string name, SortedDictionary<string, JsonNode> definitions, Func<JsonObject> make)
    {
        if (definitions.TryAdd(name, new JsonObject()))
        {
            definitions[name] = make();
        }
    }
}
