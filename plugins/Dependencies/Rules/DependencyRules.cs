using MkbZekerheid.Dependencies.Measures;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies.Rules;

/// <summary>The done-rules of phase 4 (method 1.4). Single points of failure are computed with the measures that work today.</summary>
internal sealed class DependencyRules : RuleSet
{
    private const int TopSuppliers = 5;
    private const int WordsPerReason = 10;

    public DependencyRules()
    {
        Blocking("F4-01", Every_single_option_that_takes_too_long_is_decided);
        Blocking("F4-02", The_suppliers_that_matter_are_assessed);
        Blocking("F4-03", Concentration_is_known_and_acted_upon);
        Blocking("F4-04", Every_dependency_has_a_baseline);
        Warning("F4-05", Every_person_who_stands_alone_has_an_action);
        Warning("F4-06", CommonCause.No_alternative_falls_with_its_primary);
        Warning("F4-07", Every_ring_is_confirmed);
    }

    private static RuleResult Every_single_option_that_takes_too_long_is_decided(ResilienceModel model)
    {
        if (!model.Resources.IsKnown || model.Analysis().PointsOfFailure is not { } points)
        {
            return Answer.Unknown("F4-01");
        }

        var over = Ordered(model, points.SelectMany(point => point.OverRto));
        return over.Count > 0 && !model.SpofVerdicts.IsKnown
            ? Answer.Unknown("F4-01", "NeverDecided", over.Count)
            : Answer.Of("F4-01", over.Where(code => !IsDecided(model, code)), over.Count);
    }

    /// <summary>
    /// A verdict that stands: reduce; irresponsible with an action that has an owner and a date; acceptable with a reason of ten
    /// words that the sponsor approved.
    /// </summary>
    private static bool IsDecided(ResilienceModel model, string resource) => model.SpofVerdicts.LastOrDefault(verdict => verdict.ResourceId == resource) switch
    {
        { Verdict: Verdict.Reduce } => true,
        { Verdict: Verdict.Irresponsible } verdict => model.Actions.Any(action => action is { OwnerRole: not null, DueOn: not null }
            && (verdict.ActionIds.Contains(action.Id) || action.About.Any(about => (about.Kind == EntityKind.Resource && about.Ref == resource) || (about.Kind == EntityKind.SpofVerdict && about.Ref == verdict.Id)))),
        { Verdict: Verdict.Acceptable } verdict => Words.Count(verdict.Reason) >= WordsPerReason
            && model.Approvals.LastOrDefault(approval => (approval.Kind == EntityKind.SpofVerdict && approval.Ref == verdict.Id) || (approval.Kind == EntityKind.Resource && approval.Ref == resource))
                is { Status: ApprovalStatus.Approved, ApprovedAs: ProgrammeRole.Director },
        _ => false,
    };

    private static RuleResult The_suppliers_that_matter_are_assessed(ResilienceModel model)
    {
        var suppliers = model.Resources.Where(resource => resource.Kind == ResourceKind.Supplier).ToList();
        if (!model.Resources.IsKnown || !model.SupplierAssessments.IsKnown || model.Analysis().PointsOfFailure is not { } points)
        {
            return Answer.Unknown("F4-02");
        }

        var top = suppliers.Where(supplier => supplier.AnnualSpend is > 0).OrderByDescending(supplier => supplier.AnnualSpend).Take(TopSuppliers).Select(supplier => supplier.Id);
        var asked = top.Concat(points.SelectMany(point => point.Structural)).ToHashSet(StringComparer.Ordinal);
        var assessed = model.SupplierAssessments.Where(assessment => assessment.AssessedOn is not null).Select(assessment => assessment.SupplierId).ToHashSet(StringComparer.Ordinal);
        var missing = suppliers.Where(supplier => asked.Contains(supplier.Id) && !assessed.Contains(supplier.Id)).Select(supplier => supplier.Id).ToList();
        return missing.Count == 0 && suppliers.Exists(supplier => supplier.AnnualSpend is null && !assessed.Contains(supplier.Id)) && suppliers.Count > TopSuppliers
            ? Answer.Unknown("F4-02", "SpendUnknown", suppliers.Count(supplier => supplier.AnnualSpend is null))
            : Answer.Of("F4-02", missing, suppliers.Count(supplier => asked.Contains(supplier.Id)));
    }

    private static RuleResult Concentration_is_known_and_acted_upon(ResilienceModel model)
    {
        if (Spread.Customers(model) is not { } customers || Spread.Suppliers(model) is not { } suppliers
            || model.RiskAppetite is not { CustomerHhiMax: { } customerMax, SupplierHhiMax: { } supplierMax })
        {
            return Answer.Unknown("F4-03");
        }

        // An action on a concentration is about the largest party, or about a dependency on it.
        bool Acted(string party, EntityKind kind) => model.Actions.Any(action => action.SourceKind == ActionSource.Concentration
            && action.About.Any(about => (about.Kind == kind && about.Ref == party)
                || (about.Kind == EntityKind.Dependency && model.Dependencies.Any(dependency => dependency.Id == about.Ref && dependency.Ref == party))));
        List<string> open = [];
        if (customers.Hhi > customerMax && !Acted(customers.LargestId, EntityKind.Customer))
        {
            open.Add(customers.LargestId);
        }

        if (suppliers.Hhi > supplierMax && !Acted(suppliers.LargestId, EntityKind.Resource))
        {
            open.Add(suppliers.LargestId);
        }

        return Answer.Of("F4-03", open, customers.Hhi, suppliers.Hhi);
    }

    private static RuleResult Every_dependency_has_a_baseline(ResilienceModel model) => model.Dependencies switch
    {
        { IsKnown: false } => Answer.Unknown("F4-04"),
        { Count: 0 } => RuleResult.NotMet("F4-04.None", []),
        _ => Answer.Of("F4-04", model.Dependencies.Where(dependency => dependency.RetiredOn is null && dependency.History.Count == 0).Select(dependency => dependency.Id), model.Dependencies.Count),
    };

    /// <summary>
    /// For each critical activity that needs a person of whom there is only one: an action on that person or activity, or a task of
    /// the activity that two people can do alone.
    /// </summary>
    private static RuleResult Every_person_who_stands_alone_has_an_action(ResilienceModel model)
    {
        if (!model.Activities.IsKnown || model.Analysis().PointsOfFailure is not { } points)
        {
            return Answer.Unknown("F4-05");
        }

        var single = points.SelectMany(point => point.Structural).ToHashSet(StringComparer.Ordinal);
        var people = model.Resources.Where(resource => resource.Kind == ResourceKind.Employee && single.Contains(resource.Id)).Select(resource => resource.Id).ToHashSet(StringComparer.Ordinal);
        var impact = model.Analysis().Impact;
        var needing = model.Activities.Where(activity => impact.IsCritical(activity) == true)
            .Select(activity => (activity.Id, People: activity.Requirements.SelectMany(requirement => requirement.Primaries).Select(primary => primary.Ref).Where(people.Contains).ToList()))
            .Where(pair => pair.People.Count > 0).ToList();
        return Answer.Of("F4-05", needing.Where(pair => !Knowledge.IsShared(model, pair.Id) && !pair.People.TrueForAll(person => Knowledge.HasAction(model, pair.Id, person))).Select(pair => pair.Id), needing.Count);
    }

    private static RuleResult Every_ring_is_confirmed(ResilienceModel model)
    {
        if (model.Analysis().Cycles is not { } rings)
        {
            return Answer.Unknown("F4-07");
        }

        var open = rings.Where(ring => !model.ConfirmedCycles.Any(confirmed => confirmed.ConfirmedOn is not null && confirmed.Refs.ToHashSet(StringComparer.Ordinal).SetEquals(ring))).ToList();
        return open.Count > 0 && !model.ConfirmedCycles.IsKnown
            ? Answer.Unknown("F4-07", "NeverConfirmed", open.Count)
            : Answer.Of("F4-07", open.Select(ring => string.Join("+", ring)), rings.Count);
    }

    private static List<string> Ordered(ResilienceModel model, IEnumerable<string> codes)
    {
        var found = codes.ToHashSet(StringComparer.Ordinal);
        return [.. model.Resources.Select(resource => resource.Id).Where(found.Contains)];
    }
}
