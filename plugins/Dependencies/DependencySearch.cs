using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies;

/// <summary>Dependencies and critical tasks can be found by name or code.</summary>
internal sealed class DependencySearch : ISearchSource
{
    private const string Path = "stap/4-afhankelijkheden";

    public IEnumerable<SearchHit> Entries(ResilienceModel model) =>
    [
        .. model.Dependencies.Select(dependency => new SearchHit("dependency", dependency.Id, dependency.Name ?? dependency.Id, $"{Path}#{dependency.Id}")),
        .. model.SkillMatrix.Select(task => new SearchHit("skillTask", task.Id, task.Task ?? task.Id, $"{Path}#kennis")),
    ];
}
