using System.Globalization;
using System.Resources;

namespace MkbZekerheid.Modules.Texts;

/// <summary>Words of the shared components and charts. Dutch is the neutral language, English is the second.</summary>
internal static class DesignTexts
{
    private static readonly ResourceManager Manager = new("MkbZekerheid.Modules.Texts.DesignTexts", typeof(DesignTexts).Assembly);

    /// <summary>The text of a key in the culture of the reader; an unknown key throws, so it cannot reach a screen.</summary>
    public static string Get(string key, CultureInfo? culture = null) =>
        Manager.GetString(key, culture ?? CultureInfo.CurrentUICulture)
        ?? throw new KeyNotFoundException($"No text for '{key}'.");

    /// <summary>The text of a key with its gaps filled.</summary>
    public static string Format(string key, CultureInfo? culture, params object?[] values) =>
        string.Format(culture ?? CultureInfo.CurrentUICulture, Get(key, culture), values);
}
