using MkbZekerheid.Model;

namespace MkbZekerheid.Processes.Rules;

/// <summary>Resources that activities need in normal work: directly, or through other resources (never through other activities).</summary>
internal static class NeededResources
{
    /// <summary>All resources under these activities, in file order.</summary>
    public static IReadOnlyList<Resource> Of(ResilienceModel model, IEnumerable<Activity> activities)
    {
        var resources = model.Resources.ToDictionary(resource => resource.Id, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(activities.SelectMany(activity => Primaries(activity.Requirements)));
        while (waiting.TryPop(out var id))
        {
            if (resources.TryGetValue(id, out var resource) && found.Add(id))
            {
                foreach (var below in Primaries(resource.Requirements))
                {
                    waiting.Push(below);
                }
            }
        }

        return [.. model.Resources.Where(resource => found.Contains(resource.Id))];
    }

    private static IEnumerable<string> Primaries(ModelList<Requirement> requirements) =>
        requirements.SelectMany(requirement => requirement.Primaries).Select(primary => primary.Ref);
}
