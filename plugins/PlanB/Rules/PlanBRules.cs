using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.PlanB.Rules;

/// <summary>The done-rules of phase 6 (method 1.6).</summary>
internal sealed class PlanBRules : RuleSet
{
    private const int RespondSteps = 3;
    private const int Participants = 2;
    private const int LowScore = 80;
    private const int ReadWithinDays = 30;
    private const decimal ReadShare = 0.8m;
    private const int CrisisRolesPerPerson = 2;

    public PlanBRules()
    {
        Blocking("F6-01", Every_department_has_a_plan_that_answers_the_three_questions);
        Blocking("F6-02", Every_critical_activity_is_in_a_plan);
        Blocking("F6-03", Every_strategy_that_counts_is_in_a_plan);
        Blocking("F6-04", Every_plan_says_when_and_who);
        Blocking("F6-05", Every_plan_has_its_mandatory_parts);
        Warning("F6-05b", Every_plan_is_complete_enough);
        Warning("F6-06", Every_critical_activity_has_a_step_in_time);
        Warning("F6-07", Contacts_are_fresh_and_the_crisis_team_has_numbers);
        Warning("F6-08", Staff_confirmed_reading);
        Blocking("F6-09", Every_plan_has_an_offline_copy);
        Warning("F6-10", Nobody_has_too_many_crisis_roles);
    }

    private static IEnumerable<Plan> Standing(ResilienceModel model) => model.Plans.Where(plan => plan.Status != ApprovalStatus.Retired);

    private static RuleResult Every_department_has_a_plan_that_answers_the_three_questions(ResilienceModel model)
    {
        if (!model.Plans.IsKnown || !model.Departments.IsKnown)
        {
            return Answer.Unknown("F6-01");
        }

        var departments = model.Departments.Where(department => department.InScope != false && Standing(model).Count(plan => plan.DepartmentId == department.Id) != 1).Select(department => department.Id);
        var plans = Standing(model).Where(plan => plan.RespondSteps.Count < RespondSteps || plan.AlternativeWays.Count < 1
            || plan.Team.Count(member => !string.IsNullOrWhiteSpace(member.DeputyRole)) < Participants).Select(plan => plan.Id);
        return Answer.Of("F6-01", departments.Concat(plans), model.Departments.Count);
    }

    private static RuleResult Every_critical_activity_is_in_a_plan(ResilienceModel model)
    {
        if (!model.Plans.IsKnown || !model.Activities.IsKnown)
        {
            return Answer.Unknown("F6-02");
        }

        var impact = model.Analysis().Impact;
        var uncomputed = model.Activities.Count(activity => impact.IsCritical(activity) is null);
        var critical = model.Activities.Where(activity => impact.IsCritical(activity) == true).ToList();
        var missing = critical.Where(activity => !Standing(model).Any(plan => plan.ActivityIds.Contains(activity.Id))).Select(activity => activity.Id).ToList();
        return missing.Count == 0 && uncomputed > 0 ? Answer.Unknown("F6-02", "NotScored", uncomputed) : Answer.Of("F6-02", missing, critical.Count);
    }

    private static RuleResult Every_strategy_that_counts_is_in_a_plan(ResilienceModel model) => !model.Plans.IsKnown || !model.Strategies.IsKnown
        ? Answer.Unknown("F6-03")
        : Answer.Of("F6-03", model.Strategies
            .Where(strategy => strategy.Status is Model.StrategyStatus.Chosen or Model.StrategyStatus.Implemented && !Standing(model).Any(plan => plan.StrategyIds.Contains(strategy.Id)))
            .Select(strategy => strategy.Id));

    private static RuleResult Every_plan_says_when_and_who(ResilienceModel model) => !model.Plans.IsKnown || !Standing(model).Any()
        ? Answer.Unknown("F6-04")
        : Answer.Of("F6-04", Standing(model).Where(plan => string.IsNullOrWhiteSpace(plan.ActivationCriteria) || string.IsNullOrWhiteSpace(plan.ActivatedByRole)
            || string.IsNullOrWhiteSpace(DeputyOf(plan)) || string.IsNullOrWhiteSpace(plan.ApproverRole)).Select(plan => plan.Id));

    private static string? DeputyOf(Plan plan) => plan.ActivationDeputyRole ?? plan.Team.FirstOrDefault(member => member.Role == plan.ActivatedByRole)?.DeputyRole;

    private static RuleResult Every_plan_has_its_mandatory_parts(ResilienceModel model) => !model.Plans.IsKnown || !Standing(model).Any()
        ? Answer.Unknown("F6-05")
        : Answer.Of("F6-05", Standing(model).Where(plan => !PlanCheck.Of(model, plan).MandatoryMet).Select(plan => plan.Id));

    private static RuleResult Every_plan_is_complete_enough(ResilienceModel model) => !model.Plans.IsKnown || !Standing(model).Any()
        ? Answer.Unknown("F6-05b")
        : Answer.Of("F6-05b", Standing(model).Where(plan => PlanCheck.Of(model, plan).Score < LowScore).Select(plan => plan.Id), LowScore);

    private static RuleResult Every_critical_activity_has_a_step_in_time(ResilienceModel model)
    {
        if (!model.Plans.IsKnown || !model.Activities.IsKnown)
        {
            return Answer.Unknown("F6-06");
        }

        var critical = model.Activities.Where(activity => model.Analysis().Impact.IsCritical(activity) == true).ToList();
        return critical.Exists(activity => activity.RtoHours is null)
            ? Answer.Unknown("F6-06", "NoGoal", critical.Count(activity => activity.RtoHours is null))
            : Answer.Of("F6-06", critical.Where(activity => !Standing(model).Any(plan => PlanCheck.HasTimelyStep(plan, activity))).Select(activity => activity.Id), critical.Count);
    }

    private static RuleResult Contacts_are_fresh_and_the_crisis_team_has_numbers(ResilienceModel model)
    {
        if (!model.Plans.IsKnown || !model.Contacts.IsKnown)
        {
            return Answer.Unknown("F6-07");
        }

        var days = model.Settings?.ContactCheckAfterDays ?? PlanCompleteness.ContactDays;
        bool IsOld(DateOnly? on) => on is null || model.AsOf!.Value.DayNumber - on.Value.DayNumber > days;
        var stale = Standing(model).Where(plan => IsOld(plan.ContactListCheckedOn)).Select(plan => plan.Id);
        var crisis = (model.CrisisPlan?.Team ?? default).Select(member => member.Role).ToHashSet(StringComparer.Ordinal);
        var unreachable = crisis.Where(role => !model.Contacts.Any(contact => contact.Name == role && !string.IsNullOrWhiteSpace(contact.Phone))
            && !model.People.Any(person => person.Role == role && !string.IsNullOrWhiteSpace(person.Phone)));
        return Answer.Of("F6-07", stale.Concat(unreachable), days);
    }

    private static RuleResult Staff_confirmed_reading(ResilienceModel model)
    {
        if (!model.Plans.IsKnown || !model.ReadConfirmations.IsKnown)
        {
            return Answer.Unknown("F6-08");
        }

        var approved = Standing(model).Where(plan => plan is { Status: ApprovalStatus.Approved, ApprovedOn: not null }).ToList();
        if (approved.Exists(plan => HeadcountOf(model, plan) is null))
        {
            return Answer.Unknown("F6-08", "NoHeadcount");
        }

        return Answer.Of("F6-08", approved.Where(plan => ReadInTime(model, plan) < ReadShare * HeadcountOf(model, plan)!.Value).Select(plan => plan.Id), ReadWithinDays);
    }

    private static int? HeadcountOf(ResilienceModel model, Plan plan) => model.Departments.FirstOrDefault(department => department.Id == plan.DepartmentId)?.Headcount;

    private static int ReadInTime(ResilienceModel model, Plan plan) => model.ReadConfirmations
        .Where(confirmation => confirmation.PlanId == plan.Id && (confirmation.Version is null || confirmation.Version == plan.Version)
            && confirmation.ConfirmedOn is { } on && on <= plan.ApprovedOn!.Value.AddDays(ReadWithinDays))
        .Sum(confirmation => confirmation.Count ?? 1);

    private static RuleResult Every_plan_has_an_offline_copy(ResilienceModel model) => !model.Plans.IsKnown || !Standing(model).Any()
        ? Answer.Unknown("F6-09")
        : Standing(model).Any(plan => plan.OfflineCopy is null) && Standing(model).All(plan => plan.OfflineCopy != false)
            ? Answer.Unknown("F6-09", "NotSaid", Standing(model).Count(plan => plan.OfflineCopy is null))
            : Answer.Of("F6-09", Standing(model).Where(plan => plan.OfflineCopy != true).Select(plan => plan.Id));

    private static RuleResult Nobody_has_too_many_crisis_roles(ResilienceModel model) => model.CrisisPlan is not { Team.IsKnown: true } crisis
        ? Answer.Unknown("F6-10")
        : Answer.Of("F6-10", crisis.Team.GroupBy(member => member.Role).Where(group => group.Count() > CrisisRolesPerPerson).Select(group => group.Key), CrisisRolesPerPerson);
}
