using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MkbZekerheid.Tests.ModelDocuments;

/// <summary>Says the same in other words: keys in another order, unknown keys left out, numbers with zeros behind, no layout.</summary>
internal static class Shuffle
{
    public static string Document(byte[] canonical, int seed)
    {
        using var document = JsonDocument.Parse(canonical);
        var text = new StringBuilder();
        Value(document.RootElement, new Random(seed), text, keepOrder: false);
        return text.ToString();
    }

    /// <summary>Inside what other modules keep, order is content.</summary>
    private static void Value(JsonElement json, Random random, StringBuilder text, bool keepOrder)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var properties = json.EnumerateObject().ToArray();
                if (!keepOrder)
                {
                    random.Shuffle(properties);
                    properties = [.. properties.Where(property => property.Value.ValueKind != JsonValueKind.Null || random.Next(2) == 0)];
                }

                text.Append('{').AppendJoin(',', properties.Select(property => Property(property, random, keepOrder))).Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[').AppendJoin(" , ", json.EnumerateArray().Select(item => Inner(item, random, keepOrder))).Append(']');
                break;
            case JsonValueKind.Number when json.GetRawText().Length < 25:
                text.Append(json.GetRawText()).Append(json.GetRawText().Contains('.', StringComparison.Ordinal) ? "000" : random.Next(2) == 0 ? ".0" : "");
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(json.GetString()));
                break;
            default:
                text.Append(json.GetRawText());
                break;
        }
    }

    private static string Property(JsonProperty property, Random random, bool keepOrder) => string.Create(
        CultureInfo.InvariantCulture,
        $"{JsonSerializer.Serialize(property.Name)} :\n{Inner(property.Value, random, keepOrder || property.Name is "snapshot" or "extensions")}");

    private static string Inner(JsonElement json, Random random, bool keepOrder)
    {
        var text = new StringBuilder();
        Value(json, random, text, keepOrder);
        return text.ToString();
    }
}
