using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace MkbZekerheid.Modules;

/// <summary>
/// One field of a form that stands for one column of a row. A field has one spelling for each value, so that what two people
/// typed can be compared as text. Its texts are <c>{Name}</c>, perhaps <c>{Name}.Hint</c>, and <c>Error.{Name}</c>.
/// </summary>
public abstract record FormField(string Name, string Column)
{
    /// <summary>True when the field may not stay empty.</summary>
    public bool Required { get; init; }

    /// <summary>Key of the heading above this field, or null.</summary>
    public string? Heading { get; init; }

    /// <summary>Type of the input; <c>select</c> for a choice.</summary>
    public virtual string Type => "text";

    /// <summary>Highest number of characters; 0 is no limit.</summary>
    public virtual int Max => 0;

    /// <summary>"n" for a narrow input.</summary>
    public virtual string? Size => null;

    /// <summary>Value for the browser's own completion, or null.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>The value for the column; false when what was typed is not one. Empty is null.</summary>
    public bool TryRead(string? typed, out object? value)
    {
        value = null;
        return string.IsNullOrWhiteSpace(typed) ? !Required : TryParse(typed.Trim(), out value);
    }

    /// <summary>The spelling of a stored value, or null when there is none.</summary>
    public string? Write(object? stored) => stored is null or DBNull ? null : Spell(stored);

    /// <summary>The spelling of what was typed; what cannot be read stays as it is.</summary>
    public string? Canon(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : TryRead(typed, out var value) ? Write(value) : typed.Trim();

    /// <summary>A value as people read it.</summary>
    public virtual string? Show(string? text) => text;

    /// <summary>Reads trimmed text that is not empty; false when it is no value of this field.</summary>
    protected abstract bool TryParse(string typed, out object? value);

    /// <summary>The one spelling of a stored value.</summary>
    protected virtual string? Spell(object stored) => Convert.ToString(stored, CultureInfo.InvariantCulture);
}

/// <summary>Words on one line.</summary>
public sealed record TextField(string Name, string Column, int Longest) : FormField(Name, Column)
{
    /// <inheritdoc />
    public override int Max => Longest;

    /// <inheritdoc />
    protected override bool TryParse(string typed, out object? value)
    {
        value = typed;
        return typed.Length <= Longest && !typed.Any(char.IsControl);
    }
}

/// <summary>Words on more than one line.</summary>
public sealed record ParagraphField(string Name, string Column, int Longest) : FormField(Name, Column)
{
    /// <inheritdoc />
    public override string Type => "textarea";

    /// <inheritdoc />
    public override int Max => Longest;

    /// <inheritdoc />
    public override string? Size => "w";

    /// <inheritdoc />
    protected override bool TryParse(string typed, out object? value)
    {
        // A form sends line ends as two signs; they are kept as one.
        var text = typed.ReplaceLineEndings("\n");
        value = text;
        return text.Length <= Longest && !text.Any(sign => char.IsControl(sign) && sign is not ('\n' or '\t'));
    }
}

/// <summary>An e-mail address.</summary>
public sealed record EmailField(string Name, string Column) : FormField(Name, Column)
{
    /// <inheritdoc />
    public override string Type => "email";
    /// <inheritdoc />
    public override int Max => 254;

    /// <inheritdoc />
    protected override bool TryParse(string typed, out object? value)
    {
        value = typed;
        return typed.Length <= Max && MailAddress.TryCreate(typed, out var address) && address.Address == typed;
    }
}

/// <summary>A telephone number: digits, and what people write between them.</summary>
public sealed partial record PhoneField(string Name, string Column) : FormField(Name, Column)
{
    /// <inheritdoc />
    public override string Type => "tel";
    /// <inheritdoc />
    public override int Max => 30;

    /// <inheritdoc />
    protected override bool TryParse(string typed, out object? value)
    {
        value = typed;
        return Number().IsMatch(typed) && typed.Count(char.IsAsciiDigit) is >= 3 and <= 15;
    }

    [GeneratedRegex(@"^\+?[0-9 ().\-]{3,29}$")]
    private static partial Regex Number();
}

/// <summary>A day: yyyy-MM-dd from the browser; dd-MM-yyyy is understood too, for browsers without a date field.</summary>
public sealed record DateField(string Name, string Column) : FormField(Name, Column)
{
    private const string Form = "yyyy-MM-dd";

    /// <inheritdoc />
    public override string Type => "date";
    /// <inheritdoc />
    public override string? Size => "n";
    /// <inheritdoc />
    public override string? Show(string? text) => TryRead(text, out var value) && value is DateOnly date ? date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) : text;

    /// <inheritdoc />
    protected override bool TryParse(string typed, out object? value)
    {
        var read = DateOnly.TryParseExact(typed, [Form, "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        value = date;
        return read;
    }

    /// <inheritdoc />
    protected override string? Spell(object stored) => (stored is DateTime time ? DateOnly.FromDateTime(time) : (DateOnly)stored).ToString(Form, CultureInfo.InvariantCulture);
}

/// <summary>A whole number, with or without the marks between thousands of the reader's language.</summary>
public sealed record WholeField(string Name, string Column, int Least, int Most) : FormField(Name, Column)
{
    /// <inheritdoc />
    public override string? Size => "n";

    /// <inheritdoc />
    protected override bool TryParse(string typed, out object? value)
    {
        var read = AmountField.TryReadPlain(typed, out var number) && number >= Least && number <= Most && number == decimal.Truncate(number);
        value = read ? (int)number : null;
        return read;
    }
}

/// <summary>A number with decimals, in the notation of the reader's language. The label says the unit.</summary>
/// <param name="Decimals">Most decimals.</param>
public sealed record NumberField(string Name, string Column, decimal Least, decimal Most, int Decimals) : FormField(Name, Column)
{
    /// <inheritdoc />
    public override string? Size => "n";

    /// <inheritdoc />
    protected override bool TryParse(string typed, out object? value)
    {
        var read = AmountField.TryReadPlain(typed, out var number) && number >= Least && number <= Most && decimal.Round(number, Decimals) == number;
        value = read ? number : null;
        return read;
    }

    /// <inheritdoc />
    protected override string? Spell(object stored) => Convert.ToDecimal(stored, CultureInfo.InvariantCulture).ToString("#,0.######", CultureInfo.CurrentCulture);
}

/// <summary>An amount of money with at most two decimals, in the notation of the reader's language: 1.250.000,50 or 1,250,000.50.</summary>
public sealed partial record AmountField(string Name, string Column, decimal Least, decimal Most) : FormField(Name, Column)
{
    /// <inheritdoc />
    protected override bool TryParse(string typed, out object? value)
    {
        var read = TryReadPlain(typed.TrimStart('€', ' '), out var number) && number >= Least && number <= Most && decimal.Round(number, 2) == number;
        value = read ? number : null;
        return read;
    }

    /// <inheritdoc />
    protected override string? Spell(object stored) => Convert.ToDecimal(stored, CultureInfo.InvariantCulture).ToString("#,0.##", CultureInfo.CurrentCulture);

    /// <summary>
    /// A number whose marks stand where they belong: groups of three, then perhaps decimals. The framework's own reading skips
    /// marks wherever they stand, and would take 1250.50 in Dutch for a hundred times as much.
    /// </summary>
    public static bool TryReadPlain(string typed, out decimal number)
    {
        var format = CultureInfo.CurrentCulture.NumberFormat;
        var plain = typed.Replace('\u2212', '-');
        number = 0;
        return (format.NumberDecimalSeparator == "," ? Comma() : Point()).IsMatch(plain)
            && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, format, out number);
    }

    [GeneratedRegex(@"^-?([0-9]{1,15}|[0-9]{1,3}(\.[0-9]{3}){1,4})(,[0-9]+)?$")]
    private static partial Regex Comma();

    [GeneratedRegex(@"^-?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})(\.[0-9]+)?$")]
    private static partial Regex Point();
}

/// <summary>One of a number of choices.</summary>
public sealed record ChoiceField(string Name, string Column, IReadOnlyList<Choice> Choices) : FormField(Name, Column)
{
    /// <inheritdoc />
    public override string Type => "select";
    /// <inheritdoc />
    public override string? Show(string? text) => Choices.FirstOrDefault(choice => choice.Key == text)?.Text ?? text;

    /// <inheritdoc />
    protected override bool TryParse(string typed, out object? value)
    {
        var chosen = Choices.FirstOrDefault(choice => choice.Key == typed);
        value = chosen?.Value;
        return chosen is not null;
    }

    /// <inheritdoc />
    protected override string? Spell(object stored) => Choices.FirstOrDefault(choice => choice.Value.Equals(stored))?.Key ?? base.Spell(stored);
}

/// <summary>A choice: what the form sends, what the column gets, and what people read.</summary>
public sealed record Choice(string Key, object Value, string Text)
{
    /// <summary>A choice that is a word.</summary>
    public static Choice Of(string word) => new(word, word, word);
}
