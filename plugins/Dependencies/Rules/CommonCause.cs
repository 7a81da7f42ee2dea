using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies.Rules;

/// <summary>
/// Whether an alternative falls together with what it replaces (method 2.8): both stand in the same place, come from the same
/// supplier, or need the same place, supplier or power feed somewhere below. What is itself duplicated is no shared cause.
/// </summary>
internal static class CommonCause
{
    public static RuleResult No_alternative_falls_with_its_primary(ResilienceModel model)
    {
        if (!model.Resources.IsKnown || !model.Activities.IsKnown)
        {
            return Answer.Unknown("F4-06");
        }

        var resources = model.Resources.ToDictionary(resource => resource.Id, StringComparer.Ordinal);
        var requirements = model.Activities.SelectMany(activity => activity.Requirements).Concat(model.Resources.SelectMany(resource => resource.Requirements)).ToList();
        var withAlternatives = requirements.Where(requirement => requirement.Alternatives.Any(alternative => alternative.Refs.Count > 0)).ToList();
        return Answer.Of("F4-06", withAlternatives.Where(requirement => Shares(resources, requirement)).Select(requirement => requirement.Id), withAlternatives.Count);
    }

    private static bool Shares(Dictionary<string, Resource> resources, Requirement requirement)
    {
        var normal = requirement.Primaries.SelectMany(primary => Causes(resources, primary.Ref)).ToHashSet(StringComparer.Ordinal);
        return requirement.Alternatives.Any(alternative => alternative.Refs.Any(code => Causes(resources, code).Overlaps(normal)));
    }

    /// <summary>The resource itself and everything that it cannot do without: its place, its supplier, and what it needs without another way.</summary>
    private static HashSet<string> Causes(Dictionary<string, Resource> resources, string code)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([code]);
        while (waiting.TryPop(out var next))
        {
            if (!found.Add(next) || !resources.TryGetValue(next, out var resource))
            {
                continue;
            }

            foreach (var below in new[] { resource.LocationId, resource.SupplierId }.OfType<string>().Concat(resource.Requirements
                .Where(requirement => requirement.Mode == RequirementMode.All && requirement.Alternatives.Count == 0)
                .SelectMany(requirement => requirement.Primaries).Select(primary => primary.Ref)))
            {
                waiting.Push(below);
            }
        }

        return found;
    }
}
