using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MkbZekerheid.Model.Document;

/// <summary>Writes the canonical form: one way to write each model, byte for byte. Streams, so a large company needs no large text.</summary>
internal sealed class DocumentWriter(Stream stream)
{
    private const int FlushAt = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt + 4096);
    private int _depth;

    public void Write(ResilienceModel model)
    {
        Value(Shapes.Root, model);
        Raw("\n"u8);
        Flush();
    }

    /// <summary>Any JSON in the same layout.</summary>
    public void Write(JsonElement json)
    {
        Json(json);
        Raw("\n"u8);
        Flush();
    }

    private void Value(Shape shape, object? value)
    {
        if (value is null)
        {
            Raw("null"u8);
            return;
        }

        switch (shape)
        {
            case RecordShape record:
                Record(record, value, null);
                break;
            case UnionShape union:
                var member = union.Of(value);
                Record(member, value, member.UnionType);
                break;
            case ListShape list:
                List(list, value);
                break;
            case MapShape map:
                Map(map, value);
                break;
            case JsonShape:
                Json((JsonElement)value);
                break;
            case TextShape:
                Text((string)value);
                break;
            case EnumShape word:
                Text(ModelTokens.Of(word.Type, value));
                break;
            case BoolShape:
                Raw((bool)value ? "true"u8 : "false"u8);
                break;
            case DateShape:
                Text(((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case InstantShape:
                Text(((DateTimeOffset)value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            case NumberShape:
                Ascii(value is int whole ? whole.ToString(CultureInfo.InvariantCulture) : PlainNumber.Format((decimal)value));
                break;
        }
    }

    private void Record(RecordShape shape, object value, string? unionType)
    {
        Open('{');
        var first = true;
        if (unionType is not null)
        {
            Key(UnionShape.TypeKey, ref first);
            Text(unionType);
        }

        foreach (var field in shape.Fields)
        {
            Key(field.Key, ref first);
            Value(field.Shape, field.Get(value));
        }

        Close('}', first);
    }

    private void List(ListShape shape, object value)
    {
        var items = shape.Items(value);
        if (items is null)
        {
            Raw("null"u8);
            return;
        }

        Open('[');
        var first = true;
        foreach (var item in items)
        {
            Next(ref first);
            Value(shape.Item, item);
        }

        Close(']', first);
    }

    private void Map(MapShape shape, object value)
    {
        var pairs = shape.Pairs(value);
        if (pairs is null)
        {
            Raw("null"u8);
            return;
        }

        Open('{');
        var first = true;
        foreach (var (key, item) in pairs)
        {
            Key(key, ref first);
            Value(shape.Value, item);
        }

        Close('}', first);
    }

    private void Json(JsonElement json)
    {
        var first = true;
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                Open('{');
                foreach (var property in json.EnumerateObject())
                {
                    Key(property.Name, ref first);
                    Json(property.Value);
                }

                Close('}', first);
                break;
            case JsonValueKind.Array:
                Open('[');
                foreach (var item in json.EnumerateArray())
                {
                    Next(ref first);
                    Json(item);
                }

                Close(']', first);
                break;
            case JsonValueKind.String:
                Text(json.GetString()!);
                break;
            case JsonValueKind.Number:
                Ascii(PlainNumber.Format(json.GetDecimal()));
                break;
            case JsonValueKind.True:
                Raw("true"u8);
                break;
            case JsonValueKind.False:
                Raw("false"u8);
                break;
            default:
                Raw("null"u8);
                break;
        }
    }

    private void Open(char bracket)
    {
        Byte((byte)bracket);
        _depth++;
    }

    private void Close(char bracket, bool empty)
    {
        _depth--;
        if (!empty)
        {
            NewLine();
        }

        Byte((byte)bracket);
    }

    private void Key(string key, ref bool first)
    {
        Next(ref first);
        Text(key);
        Raw(": "u8);
    }

    private void Next(ref bool first)
    {
        if (!first)
        {
            Byte((byte)',');
        }

        first = false;
        NewLine();
        if (_buffer.WrittenCount >= FlushAt)
        {
            Flush();
        }
    }

    private void NewLine()
    {
        var span = _buffer.GetSpan(_depth + 1);
        span[0] = (byte)'\n';
        span.Slice(1, _depth).Fill((byte)' ');
        _buffer.Advance(_depth + 1);
    }

    /// <summary>Only what JSON demands is escaped, so that the bytes do not depend on a version of Unicode.</summary>
    private void Text(string text)
    {
        Byte((byte)'"');
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is >= ' ' and not '"' and not '\\')
            {
                continue;
            }

            Utf8(text.AsSpan(from, i - from));
            from = i + 1;
            Ascii(letter switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                '\b' => @"\b",
                '\f' => @"\f",
                _ => @"\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
            });
        }

        Utf8(text.AsSpan(from));
        Byte((byte)'"');
    }

    private void Utf8(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, _buffer);

    private void Ascii(string text) => Encoding.ASCII.GetBytes(text, _buffer);

    private void Raw(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    private void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    private void Flush()
    {
        stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
