using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.PlanB;

/// <summary>Plans and contacts can be found by name or code.</summary>
internal sealed class PlanBSearch : ISearchSource
{
    private const string Path = "stap/6-plan";

    public IEnumerable<SearchHit> Entries(ResilienceModel model) =>
    [
        .. model.Plans.Select(plan => new SearchHit("plan", plan.Id, plan.Name ?? plan.Id, $"{Path}#{plan.Id}")),
        .. model.Contacts.Select(contact => new SearchHit("contact", contact.Id, contact.Name ?? contact.Id, $"{Path}#contacten")),
    ];
}
