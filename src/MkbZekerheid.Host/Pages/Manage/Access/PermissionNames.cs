using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Access;

/// <summary>Every permission of the installation with its name on screen, those of the house first.</summary>
internal sealed class PermissionNames(PluginCatalogue catalogue, ModuleTexts texts)
{
    public IReadOnlyList<(string Key, string Name)> All =>
    [
        .. CorePermissions.All.Select(permission => (permission.Key, texts.Of("core", $"Permission.{permission.Key}"))),
        .. catalogue.Loaded.SelectMany(module => module.Descriptor.Permissions.Select(permission => (permission.Key, texts.Of(module.Id, $"Permission.{permission.Key}")))),
    ];

    /// <summary>The names of some of them, in that order; one that is gone is named by its key.</summary>
    public IReadOnlyList<string> Of(IEnumerable<string> keys)
    {
        var names = All.ToDictionary(permission => permission.Key, permission => permission.Name, StringComparer.Ordinal);
        return [.. keys.Select(key => names.GetValueOrDefault(key, key))];
    }
}
