using System.Globalization;
using System.Resources;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>Texts of the command line, in the language of the person who types.</summary>
internal static class CommandTexts
{
    private static readonly ResourceManager Resources = new(typeof(CommandTexts).FullName!, typeof(CommandTexts).Assembly);

    /// <summary>The text of a key with its placeholders filled. An unknown key is shown as itself, so that it is noticed.</summary>
    public static string Of(string key, params object?[] arguments)
    {
        var text = Resources.GetString(key, CultureInfo.CurrentUICulture) ?? key;
        return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
    }

    /// <summary>The text of a key, or null when nobody wrote it.</summary>
    public static string? Find(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture);
}
