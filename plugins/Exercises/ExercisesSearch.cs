using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises;

/// <summary>Exercises and findings can be found by name, text or code.</summary>
internal sealed class ExercisesSearch : ISearchSource
{
    private const string Path = "stap/7-oefenen";

    public IEnumerable<SearchHit> Entries(ResilienceModel model) =>
    [
        .. model.Exercises.Select(exercise => new SearchHit("exercise", exercise.Id, exercise.Name ?? exercise.Id, $"{Path}#{exercise.Id}")),
        .. model.Exercises.SelectMany(exercise => exercise.Findings.Select(finding => new SearchHit("finding", finding.Id, finding.Text ?? finding.Id, $"{Path}#{exercise.Id}"))),
    ];
}
