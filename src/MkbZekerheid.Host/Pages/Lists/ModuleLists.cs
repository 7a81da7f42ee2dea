using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Lists;

/// <summary>One list as a page uses it.</summary>
/// <param name="Module">The module that declared it.</param>
/// <param name="Texts">Its texts in the language of the request.</param>
internal sealed record ModuleList(LoadedModule Module, ListDefinition Definition, IStringLocalizer Texts)
{
    /// <summary>Path of the list within the organisation.</summary>
    public string Path => $"lijst/{Definition.Key}";

    /// <summary>Path of the form within the organisation.</summary>
    public string RowPath => $"{Path}/rij";

    /// <summary>The fields, with the role titles of the company to choose from.</summary>
    public async Task<IReadOnlyList<FormField>> FieldsAsync(OrganisationSession db, CancellationToken ct)
    {
        var roles = await db.QueryAsync<string>(
            "select distinct role from core.person where organisation_id = @organisation and role <> '' order by role", new { organisation = db.OrganisationId }, ct);
        return Definition.Fields(new ListChoices(roles, key => Texts[key]));
    }
}

/// <summary>The lists that the loaded modules declared.</summary>
internal sealed class ModuleLists(PluginCatalogue catalogue, IStringLocalizerFactory localizers, IStringLocalizer<ListTexts> shared)
{
    /// <summary>The list with this key, or null.</summary>
    public ModuleList? Find(string key)
    {
        foreach (var module in catalogue.Loaded)
        {
            if (module.Descriptor.Lists.FirstOrDefault(list => list.Key == key) is { } definition)
            {
                return new ModuleList(module, definition, new OneListTexts(localizers.Create(module.TextsType ?? typeof(ListTexts)), key, shared));
            }
        }

        return null;
    }
}
