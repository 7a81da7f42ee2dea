using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Processes.Rules;

/// <summary>The done-rules of phase 2 about lists that must fit together (method 1.2).</summary>
internal static class ListRules
{
    private const decimal TurnoverTolerance = 0.02m;

    public static RuleResult Everything_inside_hangs_together(ResilienceModel model)
    {
        if (!model.Products.IsKnown || !model.Processes.IsKnown || !model.Activities.IsKnown || !model.ProductProcessLinks.IsKnown)
        {
            return Answer.Unknown("F2-01");
        }

        var unlinked = InScope.Products(model).Where(product => !model.ProductProcessLinks.Any(link => link.ProductId == product.Id)).Select(product => product.Id);
        var own = model.Activities.ToLookup(activity => activity.ProcessId, StringComparer.Ordinal);
        var hollow = InScope.Processes(model).Where(process => !own[process.Id].Any(activity => activity.Essential == true)).ToList();

        // A process whose activities were not all judged may still turn out to have an essential one.
        var undecided = hollow.Where(process => own[process.Id].Any(activity => activity.Essential is null)).ToList();
        var offenders = unlinked.Concat(hollow.Except(undecided).Select(process => process.Id)).ToList();
        return offenders.Count == 0 && undecided.Count > 0
            ? Answer.Unknown("F2-01", "EssentialUnknown", undecided.Count)
            : Answer.Of("F2-01", offenders, InScope.Products(model).Count(), InScope.Processes(model).Count());
    }

    public static RuleResult Turnover_adds_up(ResilienceModel model)
    {
        if (model.Company.Turnover is not { } total || !model.Products.IsKnown || !model.Customers.IsKnown
            || model.Products.Any(product => product.Turnover is null) || model.Customers.Any(customer => !customer.TurnoverByProduct.IsKnown))
        {
            return Answer.Unknown("F2-07");
        }

        var products = model.Products.Sum(product => product.Turnover!.Value);
        var customers = model.Customers.Sum(customer => customer.TurnoverByProduct.Values.Sum());
        return Near(products, total) && Near(customers, total)
            ? RuleResult.Met("F2-07.Met", Show.Euro(total))
            : RuleResult.NotMet("F2-07.NotMet", [], Show.Euro(total), Show.Euro(products), Show.Euro(customers));
    }

    /// <summary>Used: needed in normal work or by another way of working, also one that a strategy adds.</summary>
    public static RuleResult Every_resource_is_used(ResilienceModel model)
    {
        if (!model.Resources.IsKnown || !model.Activities.IsKnown)
        {
            return Answer.Unknown("F2-08");
        }

        var requirements = Requirements(model).ToList();
        var used = requirements.SelectMany(pair => pair.Requirement.Primaries.Select(primary => primary.Ref))
            .Concat(requirements.SelectMany(pair => pair.Requirement.Alternatives.SelectMany(alternative => alternative.Refs)))
            .Concat(model.Strategies.SelectMany(strategy => strategy.Effects).SelectMany(Used))
            .ToHashSet(StringComparer.Ordinal);
        return Answer.Of("F2-08", model.Resources.Where(resource => !used.Contains(resource.Id)).Select(resource => resource.Id), model.Resources.Count);
    }

    public static RuleResult No_requirement_points_at_nothing(ResilienceModel model)
    {
        if (!model.Resources.IsKnown || !model.Activities.IsKnown)
        {
            return Answer.Unknown("F2-08b");
        }

        var there = model.Resources.Select(resource => resource.Id).Concat(model.Activities.Select(activity => activity.Id)).ToHashSet(StringComparer.Ordinal);
        return Answer.Of("F2-08b", Requirements(model)
            .Where(pair => pair.Requirement.Primaries.Any(primary => !there.Contains(primary.Ref)) || pair.Requirement.Alternatives.Any(alternative => alternative.Refs.Any(code => !there.Contains(code))))
            .Select(pair => pair.Requirement.Id));
    }

    public static RuleResult Data_loss_is_known_where_it_matters(ResilienceModel model)
    {
        if (!model.Resources.IsKnown || !model.Activities.IsKnown)
        {
            return Answer.Unknown("F2-09");
        }

        var direct = model.Activities.Where(activity => activity.RpoHours is not null)
            .SelectMany(activity => activity.Requirements).SelectMany(requirement => requirement.Primaries).Select(primary => primary.Ref).ToHashSet(StringComparer.Ordinal);
        var asked = model.Resources.Where(resource => resource.Kind == ResourceKind.Ict && direct.Contains(resource.Id)).ToList();
        return Answer.Of("F2-09", asked.Where(resource => resource.RpoActualHours is null).Select(resource => resource.Id), asked.Count);
    }

    private static IEnumerable<(string Owner, Requirement Requirement)> Requirements(ResilienceModel model) =>
        model.Activities.SelectMany(activity => activity.Requirements.Select(requirement => (activity.Id, requirement)))
            .Concat(model.Resources.SelectMany(resource => resource.Requirements.Select(requirement => (resource.Id, requirement))));

    private static IEnumerable<string> Used(StrategyEffect effect) => effect switch
    {
        AddAlternative added => added.Alternative.Refs,
        AddUnits added => [added.Ref],
        _ => [],
    };

    private static bool Near(decimal sum, decimal total) => Math.Abs(sum - total) <= TurnoverTolerance * total;
}
