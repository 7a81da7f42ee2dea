using System.Buffers;
using System.Text.Json;

namespace MkbZekerheid.Model.Document;

/// <summary>Reads one of several records by its "type".</summary>
internal sealed class UnionReader(DocumentPath path, ProblemList problems, UnionReader.NestedRead nested)
{
    public delegate bool NestedRead(RecordShape shape, byte[] text, out object? value);

    public bool Read(UnionShape shape, JsonElement json, out object? value)
    {
        value = null;
        path.Push(UnionShape.TypeKey);
        var member = MemberOf(shape, json);
        path.Pop();
        return member is not null && nested(member, WithoutType(json), out value);
    }

    private RecordShape? MemberOf(UnionShape shape, JsonElement json)
    {
        if (!json.TryGetProperty(UnionShape.TypeKey, out var type) || type.ValueKind == JsonValueKind.Null)
        {
            problems.Error("required");
            return null;
        }

        if (type.ValueKind != JsonValueKind.String)
        {
            problems.Error("wrongType", "@text");
            return null;
        }

        var member = shape.ByType(type.GetString()!);
        if (member is null)
        {
            problems.Error("unknownToken", type.GetString()!, string.Join(", ", shape.Members.Select(one => one.UnionType)));
        }

        return member;
    }

    private static byte[] WithoutType(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in json.EnumerateObject().Where(property => property.Name != UnionShape.TypeKey))
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
