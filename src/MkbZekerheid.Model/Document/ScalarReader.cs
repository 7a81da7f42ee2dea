using System.Globalization;
using System.Text.Json;

namespace MkbZekerheid.Model.Document;

/// <summary>Reads single values: text, numbers, dates, words, and JSON that is kept as it is.</summary>
internal sealed class ScalarReader(JsonTokens tokens, ProblemList problems, DocumentPath path)
{
    private const int LongestText = 20_000;
    private const int LongestCode = 40;

    public bool Read(Shape shape, out object? value) => shape switch
    {
        TextShape => Text(out value),
        NumberShape number => Number(number, out value),
        BoolShape => Bool(out value),
        DateShape => Date(out value),
        InstantShape => Instant(out value),
        EnumShape word => Word(word, out value),
        JsonShape => ReadJsonValue(out value),
        _ => throw new InvalidOperationException(shape.GetType().Name),
    };

    /// <summary>Reports a code that is empty, too long, or has spaces around it or control characters in it.</summary>
    public bool IsCode(string code)
    {
        if (code.Length is 0 or > LongestCode || code != code.Trim() || code.Any(char.IsControl))
        {
            problems.Error("badCode", LongestCode.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        return true;
    }

    public bool ReadJson(out JsonElement json)
    {
        using var reader = new RawJsonReader(tokens, problems, path);
        return reader.Read(out json);
    }

    private bool ReadJsonValue(out object? value)
    {
        var sound = ReadJson(out var json);
        value = json;
        return sound;
    }

    private bool Text(out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.String)
        {
            return WrongType("@text");
        }

        if (tokens.Text is not { } text)
        {
            problems.Error("badText");
            return false;
        }

        if (text.Length > LongestText)
        {
            problems.Error("tooLong", LongestText.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        value = text;
        return true;
    }

    private bool Bool(out object? value)
    {
        value = tokens.Type == JsonTokenType.True;
        return tokens.Type is JsonTokenType.True or JsonTokenType.False || WrongType("@boolean");
    }

    private bool Number(NumberShape shape, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.Number)
        {
            return WrongType("@number");
        }

        switch (PlainNumber.Parse(tokens.Number, shape.Decimals, out var number))
        {
            case NumberFault.Exponent:
                problems.Error("exponent");
                return false;
            case NumberFault.TooManyDecimals:
                problems.Error("tooManyDecimals", shape.Decimals.ToString(CultureInfo.InvariantCulture));
                return false;
            case NumberFault.TooLarge:
                problems.Error("outOfRange", PlainNumber.Format(shape.Minimum), PlainNumber.Format(shape.Maximum));
                return false;
        }

        if (number < 0 && shape.Minimum >= 0)
        {
            problems.Error("negative");
            return false;
        }

        if (number < shape.Minimum || number > shape.Maximum)
        {
            problems.Error("outOfRange", PlainNumber.Format(shape.Minimum), PlainNumber.Format(shape.Maximum));
            return false;
        }

        value = shape.IsWhole ? (object)(int)number : number;
        return true;
    }

    private bool Date(out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.String)
        {
            return WrongType("@date");
        }

        if (!DateOnly.TryParseExact(tokens.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            problems.Error("badDate");
            return false;
        }

        value = date;
        return true;
    }

    private bool Instant(out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.String)
        {
            return WrongType("@instant");
        }

        if (!DateTimeOffset.TryParseExact(tokens.Text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            problems.Error("badInstant");
            return false;
        }

        value = instant;
        return true;
    }

    private bool Word(EnumShape shape, out object? value)
    {
        value = null;
        if (tokens.Type != JsonTokenType.String)
        {
            return WrongType("@text");
        }

        if (!ModelTokens.TryParse(shape.Type, tokens.Text, out value))
        {
            problems.Error("unknownToken", tokens.Text ?? "?", string.Join(", ", ModelTokens.All(shape.Type)));
            return false;
        }

        return true;
    }

    private bool WrongType(string expected)
    {
        problems.Error("wrongType", expected);
        tokens.Skip();
        return false;
    }
}
