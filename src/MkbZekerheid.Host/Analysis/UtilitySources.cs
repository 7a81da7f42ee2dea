using MkbZekerheid.Engine.Simulation;
using MkbZekerheid.Model;

namespace MkbZekerheid.Host.Analysis;

/// <summary>
/// Through which resources power, internet and telephony come in. A document does not say so, therefore the names do (Dutch and
/// English words), and for power also what a utility threat hits. Of resources that need each other only the first in the chain
/// counts, so that a generator behind the grid still helps. The losses are written with the scenario, so a reader sees what was taken.
/// </summary>
internal static class UtilitySources
{
    private static readonly string[] Power = ["netbeheer", "stroom", "elektri", "electri", "power supply", "power grid"];
    private static readonly string[] Network = ["internet", "glasvezel", "fibre", "telefon", "telephon", "voip", "5g", "4g"];

    public static StandardScenarioOptions Of(ResilienceModel model)
    {
        var hit = model.Threats.Where(threat => threat.Category == ThreatCategory.Utility).SelectMany(threat => threat.Effects).Select(effect => effect.Ref).ToHashSet(StringComparer.Ordinal);
        return new StandardScenarioOptions
        {
            PowerSources = First(model, resource => resource.Kind is not (ResourceKind.Employee or ResourceKind.Ict) && (hit.Contains(resource.Id) || Says(resource, Power))),
            NetworkSources = First(model, resource => resource.Kind is ResourceKind.Ict or ResourceKind.Supplier && Says(resource, Network)),
        };
    }

    private static bool Says(Resource resource, string[] words) =>
        Array.Exists(words, word => resource.Name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    private static List<string> First(ResilienceModel model, Predicate<Resource> match)
    {
        var all = model.Resources.Where(resource => match(resource)).ToList();
        var ids = all.Select(resource => resource.Id).ToHashSet(StringComparer.Ordinal);
        var needs = model.Resources.ToDictionary(resource => resource.Id, resource => resource.Requirements.SelectMany(one => one.Primaries).Select(one => one.Ref).ToList(), StringComparer.Ordinal);
        return [.. all.Where(resource => !NeedsOther(resource.Id)).Select(resource => resource.Id)];

        bool NeedsOther(string id)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { id };
            var open = new Stack<string>([id]);
            while (open.TryPop(out var one))
            {
                foreach (var next in needs.GetValueOrDefault(one, []).Where(seen.Add))
                {
                    if (ids.Contains(next))
                    {
                        return true;
                    }

                    open.Push(next);
                }
            }

            return false;
        }
    }
}
