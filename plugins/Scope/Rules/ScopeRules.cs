using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Scope.Rules;

/// <summary>The done-rules of phase 1 (method 1.1).</summary>
internal sealed class ScopeRules : RuleSet
{
    private const int Questions = 4;
    private const int WordsPerAnswer = 20;
    private const int WordsPerReason = 5;
    private const int DefaultWeeks = 17;

    public ScopeRules()
    {
        Blocking("F1-01", Each_why_question_has_an_answer_of_20_words);
        Blocking("F1-02", One_sponsor_one_lead_and_every_department_has_two_people);
        Blocking("F1-03", Something_is_inside_and_all_that_is_outside_has_a_reason);
        Blocking("F1-04", The_appetite_is_complete);
        Blocking("F1-05", At_least_four_rising_duration_points);
        Warning("F1-06", Every_objective_can_be_measured);
        Warning("F1-07", Three_stakeholders_and_one_requirement);
        Warning("F1-08", All_weeks_are_planned_and_tasks_have_a_lead);
        Blocking("F1-09", model => PhaseApproval.By(model, "F1-09", "F1", ProgrammeRole.Director));
    }

    private static RuleResult Each_why_question_has_an_answer_of_20_words(ResilienceModel model) => !model.WhyAnswers.IsKnown
        ? Answer.Unknown("F1-01")
        : Answer.Of("F1-01", Enumerable.Range(1, Questions)
            .Where(no => model.WhyAnswers.All(answer => answer.No != no || Words.Count(answer.Answer) < WordsPerAnswer))
            .Select(no => no.ToString(System.Globalization.CultureInfo.InvariantCulture)), WordsPerAnswer);

    private static RuleResult One_sponsor_one_lead_and_every_department_has_two_people(ResilienceModel model)
    {
        if (!model.RoleAssignments.IsKnown || !model.Departments.IsKnown)
        {
            return Answer.Unknown("F1-02");
        }

        var departments = model.Departments
            .Where(department => string.IsNullOrWhiteSpace(department.ManagerRole) || string.IsNullOrWhiteSpace(department.DeputyRole) || department.ManagerRole == department.DeputyRole)
            .Select(department => department.Id).ToList();
        var roles = new[] { ProgrammeRole.Director, ProgrammeRole.ProgrammeLead }
            .Where(role => model.RoleAssignments.Count(assignment => assignment.Role == role) != 1).ToList();

        // A missing sponsor may be among the assignments of which nobody has said which role they are.
        var undecided = roles.Exists(role => !model.RoleAssignments.Any(assignment => assignment.Role == role))
            && model.RoleAssignments.Any(assignment => assignment.Role is null);
        return departments.Count == 0 && undecided && roles.TrueForAll(role => model.RoleAssignments.Count(assignment => assignment.Role == role) < 2)
            ? Answer.Unknown("F1-02", "RoleUnknown", model.RoleAssignments.Count(assignment => assignment.Role is null))
            : Answer.Of("F1-02", [.. roles.Select(RoleWord), .. departments]);
    }

    private static string RoleWord(ProgrammeRole role) => role == ProgrammeRole.Director ? "director" : "programmeLead";

    private static RuleResult Something_is_inside_and_all_that_is_outside_has_a_reason(ResilienceModel model)
    {
        if (model.Scope is not { In.IsKnown: true } scope)
        {
            return Answer.Unknown("F1-03");
        }

        if (scope.In.Count == 0)
        {
            return RuleResult.NotMet("F1-03.NothingInside", []);
        }

        var unexplained = scope.Out.Select((item, index) => (item, index)).Where(line => Words.Count(line.item.Reason) < WordsPerReason)
            .Select(line => line.item.Item ?? (line.index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return unexplained.Count == 0 && !scope.Out.IsKnown
            ? Answer.Unknown("F1-03", "OutsideUnknown")
            : Answer.Of("F1-03", unexplained, scope.In.Count, scope.Out.Count);
    }

    private static RuleResult The_appetite_is_complete(ResilienceModel model)
    {
        if (model.RiskAppetite is null || model.Scales is not { ImpactCategories.IsKnown: true } scales)
        {
            return Answer.Unknown("F1-04");
        }

        var categories = scales.ImpactCategories;
        if (categories.Count == 0)
        {
            return RuleResult.NotMet("F1-04.NoCategories", []);
        }

        var incomplete = categories.Where(category => category.UnacceptableLevel is null || category.Weight is null || !Rises(category.EurLowerBounds))
            .Select(category => category.Id).ToList();
        var sum = categories.Sum(category => category.Weight ?? 0);
        return incomplete.Count == 0 && Math.Abs(sum - 1) > 0.001m
            ? RuleResult.NotMet("F1-04.Weights", [.. categories.Select(category => category.Id)], 100 * sum)
            : Answer.Of("F1-04", incomplete, categories.Count);
    }

    private static RuleResult At_least_four_rising_duration_points(ResilienceModel model)
    {
        if (model.Scales is not { DurationPoints.IsKnown: true } scales)
        {
            return Answer.Unknown("F1-05");
        }

        return scales.DurationPoints.Count < 4 ? RuleResult.NotMet("F1-05.TooFew", [], scales.DurationPoints.Count)
            : Rises(scales.DurationPoints) ? RuleResult.Met("F1-05.Met", scales.DurationPoints.Count)
            : RuleResult.NotMet("F1-05.NotRising", []);
    }

    private static RuleResult Every_objective_can_be_measured(ResilienceModel model) => model.Objectives switch
    {
        { IsKnown: false } => Answer.Unknown("F1-06"),
        { Count: 0 } => RuleResult.NotMet("F1-06.None", []),
        _ => Answer.Of("F1-06", model.Objectives
            .Where(objective => string.IsNullOrWhiteSpace(objective.Metric) || objective.Target is null || objective.DueOn is null)
            .Select(objective => objective.Id), model.Objectives.Count),
    };

    private static RuleResult Three_stakeholders_and_one_requirement(ResilienceModel model)
    {
        if (model.Stakeholders.Count >= 3 && model.LegalRequirements.Count >= 1)
        {
            return RuleResult.Met("F1-07.Met", model.Stakeholders.Count, model.LegalRequirements.Count);
        }

        return (model.Stakeholders.Count < 3 && !model.Stakeholders.IsKnown) || (model.LegalRequirements.Count < 1 && !model.LegalRequirements.IsKnown)
            ? Answer.Unknown("F1-07")
            : RuleResult.NotMet("F1-07.NotMet", [], model.Stakeholders.Count, model.LegalRequirements.Count);
    }

    private static RuleResult All_weeks_are_planned_and_tasks_have_a_lead(ResilienceModel model)
    {
        if (model.Programme is not { Phases.IsKnown: true } programme)
        {
            return Answer.Unknown("F1-08");
        }

        var weeks = programme.Weeks ?? DefaultWeeks;
        var unplanned = Enumerable.Range(1, weeks)
            .Where(week => !programme.Phases.Any(phase => phase.WeekFrom <= week && week <= phase.WeekTo)).ToList();
        if (programme.StartOn is null || unplanned.Count > 0)
        {
            return RuleResult.NotMet("F1-08.Weeks", [], programme.StartOn is null ? weeks : unplanned.Count);
        }

        var incomplete = programme.Phases.SelectMany(phase => phase.Tasks
            .Where(task => string.IsNullOrWhiteSpace(task.LeadRole) || task.Week is null)
            .Select(task => $"{phase.Id}-{task.No}")).ToList();
        var tasks = programme.Phases.Sum(phase => phase.Tasks.Count);
        return tasks == 0 ? Answer.Unknown("F1-08", "NoTasks") : Answer.Of("F1-08", incomplete, weeks, tasks);
    }

    /// <summary>True for an empty list too: a category without money bounds is no money category.</summary>
    private static bool Rises(ModelList<decimal> values) => values.Zip(values.Skip(1)).All(pair => pair.First < pair.Second);
}
