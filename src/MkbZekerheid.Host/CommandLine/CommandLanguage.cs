using System.Globalization;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>
/// Which language the command line speaks: <c>--language nl|en</c>, else the language of the machine. Dutch when the
/// machine does not say; English for every language but Dutch. The launcher follows the same rule.
/// </summary>
internal static class CommandLanguage
{
    public const string Option = "--language";

    private static readonly string[] Variables = ["MKBZ_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Reads the language before the arguments are parsed, for the help itself is in that language.</summary>
    public static CultureInfo Of(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == Option && i + 1 < arguments.Count)
            {
                return Culture(arguments[i + 1]);
            }

            if (arguments[i].StartsWith(Option + "=", StringComparison.Ordinal))
            {
                return Culture(arguments[i][(Option.Length + 1)..]);
            }
        }

        return Culture(Variables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "");
    }

    private static CultureInfo Culture(string language) =>
        language is "" or "C" or "POSIX"
        || language.StartsWith("C.", StringComparison.Ordinal)
        || language.StartsWith("nl", StringComparison.OrdinalIgnoreCase)
            ? CultureInfo.GetCultureInfo("nl-NL")
            : CultureInfo.GetCultureInfo("en-GB");
}
