using System.Text.Json;

namespace MkbZekerheid.Model.Document;

/// <summary>The tokens of a JSON stream, one at a time, with a buffer that holds one chunk and no more than the longest token needs.</summary>
internal sealed class JsonTokens
{
    private const int ChunkBytes = 64 * 1024;
    private const int LongestToken = 16 * 1024 * 1024;

    private readonly Stream _stream;
    private readonly IProgress<ReadProgress>? _progress;
    private readonly long? _total;
    private readonly CancellationToken _cancellation;
    private byte[] _buffer = new byte[ChunkBytes];
    private int _start;
    private int _end;
    private bool _final;
    private long _read;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 64 });
    private int _numberStart;
    private int _numberLength;

    public JsonTokens(Stream stream, IProgress<ReadProgress>? progress, CancellationToken cancellation)
    {
        _stream = stream;
        _progress = progress;
        _cancellation = cancellation;
        _total = stream.CanSeek ? stream.Length - stream.Position : null;
        Fill();
        if (_end >= 3 && _buffer[0] == 0xEF && _buffer[1] == 0xBB && _buffer[2] == 0xBF)
        {
            _start = 3;
        }
    }

    public JsonTokenType Type { get; private set; }

    /// <summary>The text of a string or key; null when it holds bytes or escapes that are no text.</summary>
    public string? Text { get; private set; }

    public ReadOnlySpan<byte> Number => _buffer.AsSpan(_numberStart, _numberLength);

    /// <summary>The next token; false at the end. Throws <see cref="JsonException"/> on bad syntax.</summary>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
            if (reader.Read())
            {
                Take(ref reader);
                return true;
            }

            _state = reader.CurrentState;
            _start += (int)reader.BytesConsumed;
            if (_final)
            {
                return false;
            }

            Fill();
        }
    }

    /// <summary>Skips the value that the current token begins.</summary>
    public void Skip()
    {
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        for (var depth = 1; depth > 0 && Read();)
        {
            depth += Type switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                _ => 0,
            };
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        Type = reader.TokenType;
        switch (Type)
        {
            case JsonTokenType.String or JsonTokenType.PropertyName:
                Text = TextOf(ref reader);
                break;
            case JsonTokenType.Number:
                _numberStart = _start + (int)reader.TokenStartIndex;
                _numberLength = reader.ValueSpan.Length;
                break;
        }

        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            var text = reader.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair, or bytes that are not UTF-8
        }
    }

    private void Fill()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestToken)
            {
                throw new JsonException("A value is too long.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _read += count;
        _final = count == 0;
        _progress?.Report(new ReadProgress(_read, _total));
    }
}
