using System.Globalization;
using System.Text.RegularExpressions;

namespace MkbZekerheid.Design;

/// <summary>Reads the colour tokens of a theme out of tokens.css and computes WCAG 2 contrast.</summary>
internal static partial class Tokens
{
    public static Dictionary<string, string> Light(string css) => Read(css[..css.IndexOf("@media", StringComparison.Ordinal)]);

    /// <summary>The two dark blocks: by system preference and by choice.</summary>
    public static List<Dictionary<string, string>> Dark(string css)
    {
        var system = css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);
        var chosen = css.IndexOf("[data-theme=\"dark\"]", StringComparison.Ordinal);
        var print = css.IndexOf("@media print", StringComparison.Ordinal);
        return [Read(css[system..chosen]), Read(css[chosen..print])];
    }

    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static Dictionary<string, string> Read(string block)
    {
        var tokens = new Dictionary<string, string>();
        foreach (Match match in Token().Matches(block))
        {
            tokens[match.Groups[1].Value] = match.Groups[2].Value;
        }

        return tokens;
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var c = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex("--([a-z0-9-]+):\\s*(#[0-9a-fA-F]{6})\\b")]
    private static partial Regex Token();
}
