using System.Globalization;

namespace MkbZekerheid.Model.Document;

/// <summary>Rings that may not be: steps of a plan that wait for each other, places that lie in each other.</summary>
internal sealed class RingChecks(ResilienceModel model, ProblemList problems)
{
    public void Run()
    {
        for (var i = 0; i < model.Plans.Count; i++)
        {
            if (model.Plans[i] is { } plan)
            {
                Steps(plan, i);
            }
        }

        Places();
    }

    private void Steps(Plan plan, int planIndex)
    {
        var after = new Dictionary<int, (int Index, int? AfterNo)>();
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            if (plan.Steps[i] is { No: > 0 } step && !after.TryAdd(step.No, (i, step.AfterNo)))
            {
                problems.ErrorAt(() => $"$.plans[{planIndex}].steps[{i}].no", "duplicateId", Number(step.No), "@PlanStep");
            }
        }

        var ring = InRings(after.Keys, no => after.TryGetValue(no, out var step) ? step.AfterNo : null);
        foreach (var (no, (index, afterNo)) in after)
        {
            if (afterNo is { } before && !after.ContainsKey(before))
            {
                problems.ErrorAt(() => $"$.plans[{planIndex}].steps[{index}].afterNo", "dangling", Number(before), "@PlanStep");
            }
            else if (ring.Contains(no))
            {
                problems.ErrorAt(() => $"$.plans[{planIndex}].steps[{index}].afterNo", "stepCycle", Number(no));
            }
        }
    }

    private void Places()
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var place in model.Resources)
        {
            if (place is { Kind: ResourceKind.Location, Id: not null, LocationId: not null })
            {
                parents.TryAdd(place.Id, place.LocationId);
            }
        }

        var ring = InRings(parents.Keys, id => parents.GetValueOrDefault(id));
        for (var i = 0; ring.Count > 0 && i < model.Resources.Count; i++)
        {
            if (model.Resources[i] is { Kind: ResourceKind.Location, Id: { } id } && ring.Contains(id))
            {
                problems.ErrorAt(() => $"$.resources[{i}].locationId", "locationCycle", id);
            }
        }
    }

    /// <summary>Everything that comes back to itself when each points at no more than one other. Visits each once.</summary>
    private static HashSet<T> InRings<T>(IEnumerable<T> all, Func<T, object?> next) where T : notnull
    {
        var ring = new HashSet<T>();
        var walkOf = new Dictionary<T, int>();
        var walk = 0;
        foreach (var start in all)
        {
            walk++;
            object? at = start;
            while (at is T here && walkOf.TryAdd(here, walk))
            {
                at = next(here);
            }

            if (at is T closing && walkOf[closing] == walk)
            {
                while (at is T member && ring.Add(member))
                {
                    at = next(member);
                }
            }
        }

        return ring;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
