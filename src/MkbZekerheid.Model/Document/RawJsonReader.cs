using System.Buffers;
using System.Text.Json;

namespace MkbZekerheid.Model.Document;

/// <summary>Takes any JSON value along as it is, with plain numbers and without repeated keys; used for unions, extensions, snapshots and stated values.</summary>
internal sealed class RawJsonReader(JsonTokens tokens, ProblemList problems, DocumentPath path) : IDisposable
{
    private const int MostDecimals = 28;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter? _writer;
    private bool _sound = true;

    /// <summary>Takes the current value; false when something in it was reported.</summary>
    public bool Read(out JsonElement json)
    {
        _writer = new Utf8JsonWriter(_buffer);
        Value();
        json = default;
        if (_sound)
        {
            _writer.Flush();
            using var document = JsonDocument.Parse(_buffer.WrittenMemory);
            json = document.RootElement.Clone();
        }

        return _sound;
    }

    public void Dispose()
    {
        _writer?.Reset();
        _writer?.Dispose();
    }

    private void Value()
    {
        switch (tokens.Type)
        {
            case JsonTokenType.StartObject:
                Object();
                break;
            case JsonTokenType.StartArray:
                Array();
                break;
            case JsonTokenType.String when tokens.Text is { } text:
                _writer!.WriteStringValue(text);
                break;
            case JsonTokenType.Number:
                Number();
                break;
            case JsonTokenType.True or JsonTokenType.False:
                _writer!.WriteBooleanValue(tokens.Type == JsonTokenType.True);
                break;
            case JsonTokenType.Null:
                _writer!.WriteNullValue();
                break;
            default:
                Report("badText");
                _writer!.WriteNullValue();
                break;
        }
    }

    private void Object()
    {
        _writer!.WriteStartObject();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (tokens.Read() && tokens.Type == JsonTokenType.PropertyName)
        {
            var key = tokens.Text;
            path.Push(key ?? "?");
            if (key is null)
            {
                Report("badText");
            }
            else if (!seen.Add(key))
            {
                Report("duplicateKey", key);
            }

            _writer.WritePropertyName(key ?? "?");
            tokens.Read();
            Value();
            path.Pop();
        }

        _writer.WriteEndObject();
    }

    private void Array()
    {
        _writer!.WriteStartArray();
        for (var i = 0; tokens.Read() && tokens.Type != JsonTokenType.EndArray; i++)
        {
            path.Push(i);
            Value();
            path.Pop();
        }

        _writer.WriteEndArray();
    }

    private void Number()
    {
        var fault = PlainNumber.Parse(tokens.Number, MostDecimals, out var number);
        if (fault != NumberFault.None)
        {
            Report(fault == NumberFault.Exponent ? "exponent" : "numberTooLong");
        }

        _writer!.WriteRawValue(PlainNumber.Format(number));
    }

    private void Report(string key, params string[] arguments)
    {
        problems.Error(key, arguments);
        _sound = false;
    }
}
