using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.PlanB.Rules;

/// <summary>The maturity levels of phase 6 (method 2.17).</summary>
internal sealed class PlanBMaturity : MaturityScale
{
    private const int Year = 365;

    protected override RuleResult Level1(MaturityInput input) => !input.Model.Plans.IsKnown ? Answer.Unknown("Maturity.1")
        : input.Model.Plans.Count > 0 ? RuleResult.Met("Maturity.1.Met", input.Model.Plans.Count) : RuleResult.NotMet("Maturity.1.NotMet", []);

    /// <summary>Every department with an activity of class A or B (MTPD at most 72 hours) has a plan.</summary>
    protected override RuleResult Level2(MaturityInput input)
    {
        var model = input.Model;
        if (!model.Activities.IsKnown || !model.Processes.IsKnown || model.Activities.Any(activity => model.Analysis().Impact.ClassOf(activity) is null))
        {
            return Answer.Unknown("Maturity.2");
        }

        var urgent = model.Activities.Where(activity => model.Analysis().Impact.ClassOf(activity) <= Engine.Criticality.B).Select(activity => activity.ProcessId).ToHashSet(StringComparer.Ordinal);
        var departments = model.Processes.Where(process => urgent.Contains(process.Id)).Select(process => process.DepartmentId).OfType<string>().Distinct();
        return Answer.Of("Maturity.2", departments.Where(id => !model.Plans.Any(plan => plan.DepartmentId == id)));
    }

    protected override RuleResult Level3(MaturityInput input) => Answer.Of("Maturity.3", input.Model.Plans
        .Where(plan => plan.Status != ApprovalStatus.Retired && (plan.Status != ApprovalStatus.Approved || PlanCheck.Of(input.Model, plan).Score < 80)).Select(plan => plan.Id));

    protected override RuleResult Level4(MaturityInput input) => (input.Rule("F6-07").State, input.Rule("F6-08").State) switch
    {
        (RuleState.Met, RuleState.Met) => RuleResult.Met("Maturity.4.Met"),
        (RuleState.NotMet, _) or (_, RuleState.NotMet) => RuleResult.NotMet("Maturity.4.NotMet", [.. input.Rule("F6-07").OffendingIds, .. input.Rule("F6-08").OffendingIds]),
        _ => Answer.Unknown("Maturity.4"),
    };

    /// <summary>Every plan was used or exercised at least twice in the last year, at least once with a supplier.</summary>
    protected override RuleResult Level5(MaturityInput input)
    {
        var model = input.Model;
        if (!model.Exercises.IsKnown)
        {
            return Answer.Unknown("Maturity.5");
        }

        bool Recent(DateOnly? date) => date is { } on && on <= model.AsOf && model.AsOf!.Value.DayNumber - on.DayNumber <= Year;
        var done = model.Exercises.Where(exercise => exercise.Status != ExerciseStatus.Planned && Recent(exercise.Date)).ToList();
        int Uses(Plan plan) => done.Count(exercise => exercise.PlanIds.Contains(plan.Id)) + model.Incidents.Count(incident => incident.PlanActivated == true && incident.PlanId == plan.Id && Recent(incident.Date));
        bool WithSupplier(Plan plan) => done.Exists(exercise => exercise.PlanIds.Contains(plan.Id) && exercise.SupplierIds.Count > 0);
        return Answer.Of("Maturity.5", model.Plans.Where(plan => plan.Status == ApprovalStatus.Approved && (Uses(plan) < 2 || !WithSupplier(plan))).Select(plan => plan.Id));
    }
}
