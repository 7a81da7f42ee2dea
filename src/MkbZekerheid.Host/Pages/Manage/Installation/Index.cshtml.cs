using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Plugins;

namespace MkbZekerheid.Host.Pages.Manage.Installation;

/// <summary>What the administrator of the installation sees: every plugin with its state, and why one does not work.</summary>
[Authorize("administrator")]
internal sealed class IndexModel(PluginCatalogue catalogue, ModuleTexts moduleTexts, IStringLocalizer<InstallationTexts> texts, InstallationOptions options) : PageModel
{
    public bool RunsJobs => JobServices.RunsHere(options);

    public IReadOnlyList<PluginState> Plugins => catalogue.States;

    public string Finding => Plugins.Count(plugin => plugin.Status is PluginStatus.Failed or PluginStatus.Skipped) switch
    {
        0 => texts["Finding.Fine", Plugins.Count(plugin => plugin.Status == PluginStatus.Loaded)],
        1 => texts["Finding.One"],
        var faulty => texts["Finding.Many", faulty],
    };

    public string NameOf(PluginState plugin) => plugin.Loaded is { Descriptor.Phase: not null } loaded ? moduleTexts.Of(loaded.Id, "Phase.Name") : plugin.Name;

    public string ReasonOf(PluginState plugin) => plugin.ReasonKey is null ? "" : moduleTexts.Of("core", plugin.ReasonKey, plugin.ReasonArgument ?? "");

    public void OnGet() => ViewData["Title"] = texts["Title"];
}
