using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Search;

/// <summary>Finds processes, people by role, plans, suppliers and actions by name or code, in all modules.</summary>
[RequiresPermission(CorePermissions.OrganisationRead)]
internal sealed class IndexModel(
    IResilienceModels models, IOrganisationContext organisation, PluginCatalogue catalogue, ModuleTexts moduleTexts, IServiceProvider services, IStringLocalizer<SearchTexts> texts) : PageModel
{
    private const int MostPerKind = 20;

    public string Query { get; private set; } = "";

    public string Finding { get; private set; } = "";

    /// <summary>Hits by kind, the kind with the best hit first.</summary>
    public IReadOnlyList<(string Kind, IReadOnlyList<SearchHit> Hits)> Groups { get; private set; } = [];

    public string Link(string path) => organisation.Url(path);

    public async Task OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        Query = (q ?? "").Trim();
        ViewData["Query"] = Query;
        ViewData["Title"] = texts["Title"];
        var model = await models.GetAsync(organisation.OrganisationId, cancellationToken);
        var hits = Query.Length == 0 ? [] : catalogue.Loaded
            .Where(module => module.Descriptor.Permissions.All(permission => !permission.Key.EndsWith(".read", StringComparison.Ordinal) || organisation.Has(permission.Key)))
            .SelectMany(module => module.Descriptor.Search.SelectMany(type => ((ISearchSource)services.GetRequiredService(type)).Entries(model)).Select(hit => (Module: module.Id, Hit: hit)))
            .Concat(model.Actions.Select(action => (Module: "core", Hit: new SearchHit("action", action.Id, action.Text ?? action.Id, "acties"))))
            .Concat(model.People.Select(person => (Module: "core", Hit: new SearchHit("person", person.Id, person.Role ?? person.Id, "plan-b"))))
            .Select(item => (item.Module, item.Hit, Rank: RankOf(item.Hit, Query))).Where(item => item.Rank > 0).OrderByDescending(item => item.Rank).ToList();
        Groups = [.. hits.GroupBy(item => (item.Module, item.Hit.Kind))
            .Select(group => (group.Key.Module == "core" ? texts[$"Kind.{group.Key.Kind}"].Value : moduleTexts.Of(group.Key.Module, $"Kind.{group.Key.Kind}"), (IReadOnlyList<SearchHit>)[.. group.Take(MostPerKind).Select(item => item.Hit)]))];
        Finding = Query.Length == 0 ? texts["Finding.Ask"] : hits.Count switch
        {
            0 => texts["Finding.None", Query],
            1 => texts["Finding.One", Query],
            _ => texts["Finding.Many", hits.Count, Query],
        };
    }

    /// <summary>4 the code itself, 3 starts with it, 2 a word starts with it, 1 holds it, 0 no hit.</summary>
    private static int RankOf(SearchHit hit, string query) => hit.Code.Equals(query, StringComparison.OrdinalIgnoreCase) ? 4
        : hit.Title.StartsWith(query, StringComparison.CurrentCultureIgnoreCase) ? 3
        : hit.Title.Contains(" " + query, StringComparison.CurrentCultureIgnoreCase) ? 2
        : hit.Title.Contains(query, StringComparison.CurrentCultureIgnoreCase) ? 1 : 0;
}
