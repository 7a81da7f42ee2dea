using System.Globalization;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Plugins;

/// <summary>Texts of the modules in the language of the request; a key that nobody has is shown as itself, so that it is noticed.</summary>
internal sealed class ModuleTexts(PluginCatalogue catalogue, IStringLocalizerFactory localizers)
{
    /// <summary>The text of a key in the module, its placeholders filled.</summary>
    public string Of(string moduleId, string key, params IReadOnlyList<object> arguments)
    {
        var type = catalogue.Loaded.FirstOrDefault(module => module.Id == moduleId)?.TextsType ?? typeof(ShellTexts);
        var text = localizers.Create(type)[key];
        if (text.ResourceNotFound || arguments.Count == 0)
        {
            return text.Value;
        }

        try
        {
            return string.Format(CultureInfo.CurrentCulture, text.Value, [.. arguments]);
        }
        catch (FormatException)
        {
            // A text of a module that asks for more than it gets must not take a page down; shown as it is, it is noticed.
            return text.Value;
        }
    }
}
