using System.Globalization;
using System.Resources;
using MkbZekerheid.Host.Plugins;

namespace MkbZekerheid.Host.CommandLine;

/// <summary>Why a plugin is not loaded, in the language of the user; the same texts as on the administration page.</summary>
internal static class PluginReason
{
    private static readonly ResourceManager Texts = new(typeof(ShellTexts).FullName!, typeof(ShellTexts).Assembly);

    public static string Of(PluginState state) => state.ReasonKey is null
        ? ""
        : string.Format(CultureInfo.CurrentCulture, Texts.GetString(state.ReasonKey, CultureInfo.CurrentUICulture) ?? state.ReasonKey + ": {0}", state.ReasonArgument);
}
