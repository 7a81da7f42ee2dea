using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Processes.Rules;

/// <summary>The done-rules of phase 2 about impact, goals and levels (method 1.2); those about lists stand in <see cref="ListRules"/>.</summary>
internal sealed class ProcessRules : RuleSet
{
    public ProcessRules()
    {
        Blocking("F2-01", ListRules.Everything_inside_hangs_together);
        Blocking("F2-02", All_impact_levels_are_given_and_never_fall);
        Blocking("F2-03", Every_goal_is_shorter_than_its_limit);
        Blocking("F2-04", Every_critical_activity_has_level_owner_and_needs);
        Warning("F2-05", Goals_are_short_enough_for_the_products);
        Warning("F2-06", Levels_are_high_enough_for_the_products);
        Warning("F2-07", ListRules.Turnover_adds_up);
        Warning("F2-08", ListRules.Every_resource_is_used);
        Blocking("F2-08b", ListRules.No_requirement_points_at_nothing);
        Warning("F2-09", ListRules.Data_loss_is_known_where_it_matters);
        Blocking("F2-10", Every_department_and_the_sponsor_approved);
    }

    private static RuleResult All_impact_levels_are_given_and_never_fall(ResilienceModel model)
    {
        if (!model.Activities.IsKnown || model.Scales is not { ImpactCategories.Count: > 0, DurationPoints.Count: > 0 })
        {
            return Answer.Unknown("F2-02");
        }

        var activities = InScope.Activities(model).ToList();
        return Answer.Of("F2-02", activities.Where(activity => !HasAllLevels(model, activity)).Select(activity => activity.Id), activities.Count);
    }

    /// <summary>True when every category of the scales has a level at every duration point, and none falls over time.</summary>
    internal static bool HasAllLevels(ResilienceModel model, Activity activity) => (model.Scales?.ImpactCategories ?? default).All(category =>
        activity.ImpactLevels.TryGetValue(category.Id, out var levels)
        && levels.Count == model.Scales!.DurationPoints.Count
        && levels.All(level => level is not null)
        && levels.Zip(levels.Skip(1)).All(pair => pair.First <= pair.Second));

    private static RuleResult Every_goal_is_shorter_than_its_limit(ResilienceModel model)
    {
        if (!model.Activities.IsKnown || !model.Products.IsKnown)
        {
            return Answer.Unknown("F2-03");
        }

        var nodes = GoalAndLimit.Of(model);
        var late = nodes.Where(node => node.Limit is not null && !node.Fits).Select(node => node.Code).ToList();
        var undecided = nodes.Count(node => !node.Complete);
        return late.Count == 0 && undecided > 0 ? Answer.Unknown("F2-03", "LevelsMissing", undecided)
            : Answer.Of("F2-03", late, nodes.Count(node => node.Limit is not null));
    }

    private static RuleResult Every_critical_activity_has_level_owner_and_needs(ResilienceModel model)
    {
        if (!model.Activities.IsKnown)
        {
            return Answer.Unknown("F2-04");
        }

        var impact = model.Analysis().Impact;
        var critical = InScope.Activities(model).Where(activity => impact.IsCritical(activity) == true).ToList();
        var poor = critical.Where(activity => activity.MolPercent is not > 0 || string.IsNullOrWhiteSpace(activity.OwnerRole) || activity.Requirements.Count == 0)
            .Select(activity => activity.Id).ToList();
        var undecided = InScope.Activities(model).Count(activity => impact.IsCritical(activity) is null);
        return poor.Count == 0 && undecided > 0 ? Answer.Unknown("F2-04", "LevelsMissing", undecided) : Answer.Of("F2-04", poor, critical.Count);
    }

    /// <summary>The required time of an activity comes top-down from the products, through the activities that need it (method 2.4).</summary>
    private static RuleResult Goals_are_short_enough_for_the_products(ResilienceModel model)
    {
        if (!model.Activities.IsKnown || !model.Products.IsKnown || !model.ProductProcessLinks.IsKnown
            || model.Analysis() is not { Graph: { } graph, Required: { } required })
        {
            return Answer.Unknown("F2-05");
        }

        var asked = InScope.Activities(model).Where(activity => activity.Essential == true && required.HoursOf(graph.IndexOf(activity.Id)) is not null).ToList();
        return Answer.Of("F2-05", asked.Where(activity => activity.RtoHours is not { } goal || goal > required.HoursOf(graph.IndexOf(activity.Id))).Select(activity => activity.Id), asked.Count);
    }

    private static RuleResult Levels_are_high_enough_for_the_products(ResilienceModel model)
    {
        if (!model.Activities.IsKnown || !model.Products.IsKnown || !model.ProductProcessLinks.IsKnown)
        {
            return Answer.Unknown("F2-06");
        }

        var tolerance = (model.Settings?.MolTolerancePoints ?? 2.5m) / 100;
        var needed = MinimumLevel.Needed(model.Analysis().Company);
        var asked = InScope.Activities(model).Where(activity => needed.GetValueOrDefault(activity.Id) is not null).ToList();
        var low = asked.Where(activity => activity.MolPercent is { } level && !MinimumLevel.IsEnough(level / 100, needed[activity.Id], tolerance)).Select(activity => activity.Id).ToList();
        var unknown = asked.Count(activity => activity.MolPercent is null);
        return low.Count == 0 && unknown > 0 ? Answer.Unknown("F2-06", "LevelMissing", unknown) : Answer.Of("F2-06", low, asked.Count);
    }

    private static RuleResult Every_department_and_the_sponsor_approved(ResilienceModel model)
    {
        if (!model.Approvals.IsKnown || !model.Departments.IsKnown)
        {
            return Answer.Unknown("F2-10", "NoApprovals");
        }

        var departments = model.Departments.Where(department => department.InScope != false).ToList();
        var waiting = departments.Where(department => PhaseApproval.Standing(model, "F2", department.Id)?.Status != ApprovalStatus.Approved).Select(department => department.Id).ToList();
        return waiting.Count > 0 ? RuleResult.NotMet("F2-10.Departments", waiting, waiting.Count, departments.Count)
            : PhaseApproval.By(model, "F2-10", "F2", ProgrammeRole.Director);
    }
}
