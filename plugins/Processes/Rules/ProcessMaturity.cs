using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Processes.Rules;

/// <summary>The maturity levels of phase 2 (method 2.17).</summary>
internal sealed class ProcessMaturity : MaturityScale
{
    private const int FreshDays = 365;
    private const decimal TestedShare = 0.8m;
    private static readonly string[] Consistency = ["F2-05", "F2-06"];

    protected override RuleResult Level1(MaturityInput input) => !input.Model.Activities.IsKnown ? Answer.Unknown("Maturity.1")
        : input.Model.Activities.Count > 0 ? RuleResult.Met("Maturity.1.Met", input.Model.Activities.Count) : RuleResult.NotMet("Maturity.1.NotMet", []);

    /// <summary>
    /// Whether an activity is critical follows from its levels, so the ones that a process cannot miss, or that were said to need
    /// a Plan B, must have them all.
    /// </summary>
    protected override RuleResult Level2(MaturityInput input)
    {
        var model = input.Model;
        if (model.Scales is not { ImpactCategories.Count: > 0, DurationPoints.Count: > 0 })
        {
            return Answer.Unknown("Maturity.2");
        }

        var impact = model.Analysis().Impact;
        var urgent = InScope.Activities(model).Where(activity => activity.Essential == true || activity.PlanBNeeded == YesNo.Yes || impact.IsCritical(activity) == true).ToList();
        return Answer.Of("Maturity.2", urgent.Where(activity => !ProcessRules.HasAllLevels(model, activity)).Select(activity => activity.Id), urgent.Count);
    }

    protected override RuleResult Level3(MaturityInput input)
    {
        var open = input.Rules.Where(outcome => outcome.Blocks).ToList();
        return open.Count > 0 && open.TrueForAll(outcome => outcome.Result.State == RuleState.Unknown)
            ? Answer.Unknown("Maturity.3", "Unknown", open.Count)
            : Answer.Of("Maturity.3", open.Select(outcome => outcome.Rule.Id));
    }

    /// <summary>F2-05 and F2-06 are met, and every decision on the analysis is at most 365 days old.</summary>
    protected override RuleResult Level4(MaturityInput input)
    {
        var model = input.Model;
        if (model.AsOf is not { } asOf)
        {
            return Answer.Unknown("Maturity.4");
        }

        var consistent = Consistency.Where(id => input.Rule(id).State != RuleState.Met).ToList();
        var decisions = model.Departments.Where(department => department.InScope != false).Select(department => department.Id)
            .Select(code => (Code: code, Approval: PhaseApproval.Standing(model, "F2", code)))
            .Append((Code: "F2", Approval: PhaseApproval.Standing(model, "F2")));
        var old = decisions.Where(decision => decision.Approval is not { Status: ApprovalStatus.Approved } approval
            || PhaseApproval.DateOf(approval) is not { } date || asOf.DayNumber - date.DayNumber > FreshDays).Select(decision => decision.Code);
        return Answer.Of("Maturity.4", consistent.Concat(old));
    }

    protected override RuleResult Level5(MaturityInput input)
    {
        var model = input.Model;
        var impact = model.Analysis().Impact;
        var needed = NeededResources.Of(model, InScope.Activities(model).Where(activity => impact.IsCritical(activity) == true));
        if (needed.Count == 0)
        {
            return Answer.Unknown("Maturity.5");
        }

        var untested = needed.Where(resource => resource.RecoveryTested != true).Select(resource => resource.Id).ToList();
        var tested = needed.Count - untested.Count;
        return tested >= TestedShare * needed.Count
            ? RuleResult.Met("Maturity.5.Met", tested, needed.Count)
            : RuleResult.NotMet("Maturity.5.NotMet", untested, tested, needed.Count);
    }
}
