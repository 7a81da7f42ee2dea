using System.Globalization;
using System.Resources;

namespace MkbZekerheid.Modules;

/// <summary>Writes values as people read them, in the language and notation of the request. Unknown is a word, never 0.</summary>
public static class Show
{
    private static readonly ResourceManager Texts = new("MkbZekerheid.Modules.Display.ShowTexts", typeof(Show).Assembly);

    /// <summary>The word for a value that is not known.</summary>
    public static string Unknown => Text("Unknown");

    /// <summary>A duration in hours in its largest whole unit: "27 uur", "2 dagen", "1 week". Null gives the word for unknown.</summary>
    public static string Hours(decimal? hours) => hours switch
    {
        null => Unknown,
        > 0 when hours % 168 == 0 => Count(hours.Value / 168, "Week"),
        > 0 when hours % 24 == 0 => Count(hours.Value / 24, "Day"),
        _ => Count(hours.Value, "Hour"),
    };

    /// <summary>An amount in whole euro: "€ 2.400".</summary>
    public static string Euro(decimal? amount) => amount is { } value ? "€ " + value.ToString("#,0", CultureInfo.CurrentCulture) : Unknown;

    /// <summary>A percentage 0 to 100 with at most two decimals: "39,5%".</summary>
    public static string Percent(decimal? percent) => percent is { } value ? Number(value) + "%" : Unknown;

    /// <summary>A fraction 0 to 1 as a percentage.</summary>
    public static string Share(decimal? share) => Percent(share is { } value ? Math.Round(100 * value, 1, MidpointRounding.AwayFromZero) : null);

    /// <summary>A number with at most two decimals.</summary>
    public static string Number(decimal? number) => number is { } value ? value.ToString("#,0.##", CultureInfo.CurrentCulture) : Unknown;

    /// <summary>A date in words: "14 juli 2026".</summary>
    public static string Date(DateOnly? date) => date is { } value ? value.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) : Unknown;

    /// <summary>Yes, no or unknown.</summary>
    public static string YesNo(bool? answer) => answer is { } value ? Text(value ? "Yes" : "No") : Unknown;

    /// <summary>A text, or the word for unknown when there is none.</summary>
    public static string Words(string? text) => string.IsNullOrWhiteSpace(text) ? Unknown : text;

    private static string Count(decimal count, string unit) => $"{Number(count)} {Text(count == 1 ? unit : unit + "s")}";

    private static string Text(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
