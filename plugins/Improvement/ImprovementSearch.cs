using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Improvement;

/// <summary>Incidents, reviews and changes can be found by text or code.</summary>
internal sealed class ImprovementSearch : ISearchSource
{
    private const string Path = "stap/8-bijhouden";

    public IEnumerable<SearchHit> Entries(ResilienceModel model) =>
    [
        .. model.Incidents.Select(incident => new SearchHit("incident", incident.Id, incident.Description ?? incident.Id, $"{Path}#incidenten")),
        .. model.ChangeTriggers.Select(trigger => new SearchHit("changeTrigger", trigger.Id, trigger.Text ?? trigger.Id, $"{Path}#wijzigingen")),
        .. model.Reviews.Select(review => new SearchHit("review", review.Id, review.Id, $"{Path}#beoordelingen")),
    ];
}
