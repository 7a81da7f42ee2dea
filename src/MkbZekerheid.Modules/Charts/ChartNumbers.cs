using System.Globalization;
using MkbZekerheid.Modules.Texts;

namespace MkbZekerheid.Modules.Charts;

/// <summary>Writes the numbers of charts in words a reader knows.</summary>
internal static class ChartNumbers
{
    public static CultureInfo Culture(string language) =>
        CultureInfo.GetCultureInfo(string.Equals(language, "en", StringComparison.OrdinalIgnoreCase) ? "en-GB" : "nl-NL");

    /// <summary>"71%", "€ 2.400", "3 dagen"; unknown and not finite give the word for unknown.</summary>
    public static string Format(double? value, ChartUnit unit, CultureInfo culture)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return DesignTexts.Get("Chart.Unknown", culture);
        }

        if (Math.Abs(number) >= 1e15)
        {
            return number.ToString("0.##E+0", culture);
        }

        return unit switch
        {
            ChartUnit.Percent => number.ToString("0.#", culture) + "%",
            ChartUnit.Fraction => (number * 100).ToString(Math.Abs(number) is < 0.01 and > 0 ? "0.###" : "0.#", culture) + "%",
            ChartUnit.Euro => (number < 0 ? "-" : "") + "€ " + Math.Abs(number).ToString("#,##0", culture),
            ChartUnit.Count => number.ToString("#,##0", culture),
            ChartUnit.Hours => Duration(number, culture),
            ChartUnit.Days => Days(number, culture),
            _ => number.ToString("#,##0.##", culture),
        };
    }

    private static string Duration(double hours, CultureInfo culture) => hours switch
    {
        >= 168 when hours % 168 == 0 => Plural(hours / 168, "Chart.Week", "Chart.Weeks", culture),
        >= 24 when hours % 24 == 0 => Days(hours / 24, culture),
        _ => Plural(hours, "Chart.Hour", "Chart.Hours", culture),
    };

    private static string Days(double days, CultureInfo culture) => Plural(days, "Chart.Day", "Chart.Days", culture);

    private static string Plural(double number, string one, string many, CultureInfo culture) =>
        DesignTexts.Format(number == 1 ? one : many, culture, number.ToString("#,##0.##", culture));
}
