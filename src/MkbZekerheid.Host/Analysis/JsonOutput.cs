using System.Text.Encodings.Web;
using System.Text.Json;

namespace MkbZekerheid.Host.Analysis;

/// <summary>How results are written: UTF-8, an indent of one space, LF, and null for what is unknown.</summary>
internal static class JsonOutput
{
    public static Utf8JsonWriter Create(Stream output) => new(output, new JsonWriterOptions
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static void Decimal(this Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } known)
        {
            writer.WriteNumber(name, known / 1.0000000000000000000000000000m);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static void Double(this Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } known && double.IsFinite(known))
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    public static void Strings(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    public static void Sets(this Utf8JsonWriter writer, string name, IEnumerable<IReadOnlyList<string>> sets)
    {
        writer.WriteStartArray(name);
        foreach (var set in sets)
        {
            writer.WriteStartArray();
            foreach (var value in set)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
