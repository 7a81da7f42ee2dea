using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Scope;

/// <summary>Objectives, stakeholders and requirements can be found by name or code.</summary>
internal sealed class ScopeSearch : ISearchSource
{
    private const string Path = "stap/1-beeldvorming";

    public IEnumerable<SearchHit> Entries(ResilienceModel model) =>
    [
        .. model.Objectives.Select(objective => new SearchHit("objective", objective.Id, objective.Text ?? objective.Id, $"{Path}#doelen")),
        .. model.Stakeholders.Select(stakeholder => new SearchHit("stakeholder", stakeholder.Id, stakeholder.Name ?? stakeholder.Id, $"{Path}#belanghebbenden")),
        .. model.LegalRequirements.Select(requirement => new SearchHit("legalRequirement", requirement.Id, requirement.Name ?? requirement.Id, $"{Path}#eisen")),
    ];
}
