using System.Globalization;

namespace MkbZekerheid.Model.Document;

internal enum NumberFault { None, Exponent, TooManyDecimals, TooLarge }

/// <summary>Numbers of the document: plain decimals, exact, without exponent, trailing zeros or a negative zero.</summary>
internal static class PlainNumber
{
    private const int MostDigits = 28;

    /// <summary>Takes a JSON number apart. Zeros at the end of the fraction do not count, so 4.0 and 4 are the same.</summary>
    public static NumberFault Parse(ReadOnlySpan<byte> text, int mostDecimals, out decimal value)
    {
        value = 0;
        if (text.IndexOfAny((byte)'e', (byte)'E') >= 0)
        {
            return NumberFault.Exponent;
        }

        var point = text.IndexOf((byte)'.');
        if (point >= 0)
        {
            text = text.TrimEnd((byte)'0');
            text = text[^1] == (byte)'.' ? text[..^1] : text;
            if (text.Length - point - 1 > mostDecimals)
            {
                return NumberFault.TooManyDecimals;
            }
        }

        if (text.Length > MostDigits || !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            return NumberFault.TooLarge;
        }

        value = value == 0 ? 0 : value;
        return NumberFault.None;
    }

    /// <summary>The shortest plain form: 4, never 4.0; 0, never -0.</summary>
    public static string Format(decimal value) =>
        value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);
}
