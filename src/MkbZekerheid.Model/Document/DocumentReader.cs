using System.Text.Json;

namespace MkbZekerheid.Model.Document;

/// <summary>
/// Reads a document value by value along the shapes. Bad input never stops it before the end of the text, except text
/// that is not JSON at all; then there is one syntax error more.
/// </summary>
internal sealed class DocumentReader
{
    private readonly JsonTokens _tokens;
    private readonly DocumentPath _path = new();
    private readonly ProblemList _problems;
    private readonly ScalarReader _scalars;
    private readonly List<string> _sections = [];
    private readonly List<StatedValue> _stated = [];
    private object? _root;

    public DocumentReader(Stream stream, IProgress<ReadProgress>? progress, CancellationToken cancellation)
    {
        _problems = new ProblemList(_path);
        _tokens = new JsonTokens(stream, progress, cancellation);
        _scalars = new ScalarReader(_tokens, _problems, _path);
    }

    public DocumentReadResult Read()
    {
        var complete = false;
        try
        {
            _tokens.Read();
            ReadValue(Shapes.Root, out _root);
            while (_tokens.Read())
            {
            }

            complete = true;
        }
        catch (JsonException bad)
        {
            var line = (bad.LineNumber ?? 0) + 1;
            var column = (bad.BytePositionInLine ?? 0) + 1;
            _problems.ErrorAt(() => "$", "syntax", Invariant(line), Invariant(column));
        }

        if (complete && _root is ResilienceModel { Company: not null } model)
        {
            new DocumentChecks(model, _problems, _stated).Run();
            return new DocumentReadResult(_problems.ErrorCount == 0 ? model : null, _problems.Problems, _problems.ErrorCount, _sections);
        }

        return new DocumentReadResult(null, _problems.Problems, _problems.ErrorCount, _sections);
    }

    private bool ReadValue(Shape shape, out object? value)
    {
        switch (shape)
        {
            case RecordShape record:
                return ReadRecord(record, out value);
            case UnionShape union:
                return ReadUnion(union, out value);
            case ListShape list:
                return ReadList(list, out value);
            case MapShape map:
                return ReadMap(map, out value);
            default:
                return _scalars.Read(shape, out value);
        }
    }

    private bool ReadRecord(RecordShape shape, out object? value)
    {
        if (_tokens.Type == JsonTokenType.StartObject)
        {
            value = shape.Create();
            ReadFields(shape, value, 0);
            return true;
        }

        if (shape.Shorthand is { } shorthand && _tokens.Type is JsonTokenType.String or JsonTokenType.Number)
        {
            value = null;
            if (!_scalars.Read(shape.Shorthand!.Shape, out var bare))
            {
                return false;
            }

            value = shape.Create();
            shape.Shorthand.Set(value, bare);
            return true;
        }

        value = null;
        return WrongType("@object");
    }

    /// <summary>Reads keys up to the end of the object; <paramref name="seen"/> holds one bit for each field already read.</summary>
    private void ReadFields(RecordShape shape, object owner, ulong seen)
    {
        HashSet<string>? others = null;
        while (_tokens.Read() && _tokens.Type == JsonTokenType.PropertyName)
        {
            if (_tokens.Text is not { } key)
            {
                _problems.Error("badText");
                _tokens.Read();
                _tokens.Skip();
                continue;
            }

            _path.Push(key);
            if (shape.ByKey.TryGetValue(key, out var field))
            {
                var bit = 1UL << field.Index;
                if ((seen & bit) != 0)
                {
                    _problems.Error("duplicateKey", key);
                }

                seen |= bit;
                _tokens.Read();
                ReadField(field, owner);
            }
            else if ((others ??= new HashSet<string>(StringComparer.Ordinal)).Add(key))
            {
                _tokens.Read();
                ReadStated(shape, owner, key);
            }
            else
            {
                _problems.Error("duplicateKey", key);
                _tokens.Read();
                _tokens.Skip();
            }

            _path.Pop();
        }

        foreach (var field in shape.Fields)
        {
            if (field.IsRequired && (seen & (1UL << field.Index)) == 0)
            {
                _path.Push(field.Key);
                _problems.Error("required");
                _path.Pop();
            }
        }
    }

    private void ReadField(Field field, object owner)
    {
        if (_tokens.Type == JsonTokenType.Null)
        {
            if (field.IsRequired)
            {
                _problems.Error("required");
            }

            return;
        }

        if (field.Owner is not null)
        {
            _sections.Add(field.Key);
        }

        if (ReadValue(field.Shape, out var value) && (field.CodeKind is null || _scalars.IsCode((string)value!)))
        {
            field.Set(owner, value);
            if (field.Owner == "extension")
            {
                _sections.AddRange(((ModelMap<JsonElement>)value!).Keys.Select(module => "extensions." + module));
            }
        }
    }

    /// <summary>A key that is no fact: a derived value that has to equal ours, or an unknown key.</summary>
    private void ReadStated(RecordShape shape, object owner, string key)
    {
        if (!StatedValues.IsKnown(shape.Type, key))
        {
            _problems.Error("unknownKey", key);
            _tokens.Skip();
        }
        else if (_scalars.ReadJson(out var json))
        {
            _stated.Add(new StatedValue(_path.ToString(), owner, key, json));
        }
    }

    private bool ReadUnion(UnionShape shape, out object? value)
    {
        value = null;
        if (_tokens.Type != JsonTokenType.StartObject)
        {
            return WrongType("@object");
        }

        // The key that tells the record apart may come last, so the object is taken whole first; unions are small.
        if (!_scalars.ReadJson(out var json))
        {
            return false;
        }

        return new UnionReader(_path, _problems, ReadNested).Read(shape, json, out value);
    }

    /// <summary>Reads the keys of a union member from the text that was taken.</summary>
    private bool ReadNested(RecordShape shape, byte[] text, out object? value)
    {
        using var stream = new MemoryStream(text, writable: false);
        var nested = new DocumentReader(stream, this);
        nested._tokens.Read();
        return nested.ReadRecord(shape, out value);
    }

    private DocumentReader(Stream stream, DocumentReader outer)
    {
        _path = outer._path;
        _problems = outer._problems;
        _sections = outer._sections;
        _stated = outer._stated;
        _tokens = new JsonTokens(stream, null, CancellationToken.None);
        _scalars = new ScalarReader(_tokens, _problems, _path);
    }

    private bool ReadList(ListShape shape, out object? value)
    {
        value = null;
        if (_tokens.Type != JsonTokenType.StartArray)
        {
            return WrongType("@list");
        }

        var items = new List<object?>();
        var sound = true;
        while (_tokens.Read() && _tokens.Type != JsonTokenType.EndArray)
        {
            _path.Push(items.Count);
            object? item = null;
            if (_tokens.Type == JsonTokenType.Null)
            {
                if (!shape.ItemMayBeNull)
                {
                    _problems.Error("required");
                    sound = false;
                }
            }
            else if (!ReadValue(shape.Item, out item))
            {
                // A record that could not be read keeps its place, so that the paths of later checks stay right.
                sound &= shape.Item is RecordShape or UnionShape;
            }

            items.Add(item);
            _path.Pop();
        }

        if (!sound && shape.Item is not (RecordShape or UnionShape))
        {
            return false;
        }

        value = shape.Build(items);
        return true;
    }

    private bool ReadMap(MapShape shape, out object? value)
    {
        value = null;
        if (_tokens.Type != JsonTokenType.StartObject)
        {
            return WrongType("@object");
        }

        var pairs = new List<KeyValuePair<string, object?>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (_tokens.Read() && _tokens.Type == JsonTokenType.PropertyName)
        {
            var key = _tokens.Text;
            _path.Push(key ?? "?");
            _tokens.Read();
            if (key is null || !_scalars.IsCode(key))
            {
                if (key is null)
                {
                    _problems.Error("badText");
                }

                _tokens.Skip();
            }
            else if (!keys.Add(key))
            {
                _problems.Error("duplicateKey", key);
                _tokens.Skip();
            }
            else if (_tokens.Type == JsonTokenType.Null && shape.Value is not (ListShape or JsonShape))
            {
                _problems.Error("required");
            }
            else if (_tokens.Type == JsonTokenType.Null && shape.Value is ListShape)
            {
                pairs.Add(KeyValuePair.Create(key, (object?)default(ModelList<int?>)));
            }
            else if (ReadValue(shape.Value, out var item))
            {
                pairs.Add(KeyValuePair.Create(key, item));
            }

            _path.Pop();
        }

        value = shape.Build(pairs);
        return true;
    }

    private bool WrongType(string expected)
    {
        _problems.Error("wrongType", expected);
        _tokens.Skip();
        return false;
    }

    private static string Invariant(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
