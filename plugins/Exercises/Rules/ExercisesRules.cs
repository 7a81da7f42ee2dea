using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises.Rules;

/// <summary>The done-rules of phase 7 (method 1.7).</summary>
internal sealed class ExercisesRules : RuleSet
{
    private const int FirstProgrammeDays = 183;
    private const int ActionDays = 90;
    private const decimal Participation = 0.8m;

    public ExercisesRules()
    {
        Blocking("F7-01", One_tabletop_and_one_technical_test_were_held);
        Blocking("F7-02", Every_approved_plan_was_exercised);
        Blocking("F7-03", Every_held_exercise_is_rated_and_has_findings);
        Blocking("F7-04", Every_heavy_finding_has_an_action_in_time);
        Warning("F7-05", Measured_times_are_written_back);
        Warning("F7-06", Enough_people_took_part);
    }

    private static RuleResult One_tabletop_and_one_technical_test_were_held(ResilienceModel model)
    {
        if (!model.Exercises.IsKnown)
        {
            return Answer.Unknown("F7-01");
        }

        var held = HeldExercises.Of(model);
        List<string> missing = [];
        if (!held.Any(HeldExercises.IsTabletopOrStronger))
        {
            missing.Add("tabletop");
        }

        if (!held.Any(exercise => exercise.Type == ExerciseType.TechnicalTest))
        {
            missing.Add("technicalTest");
        }

        return Answer.Of("F7-01", missing, held.Count);
    }

    /// <summary>A plan that was approved less than half a year ago in the first programme has until then.</summary>
    private static RuleResult Every_approved_plan_was_exercised(ResilienceModel model)
    {
        if (!model.Exercises.IsKnown || !model.Plans.IsKnown)
        {
            return Answer.Unknown("F7-02");
        }

        var exercised = HeldExercises.LastYear(model).SelectMany(exercise => exercise.PlanIds).ToHashSet(StringComparer.Ordinal);
        return Answer.Of("F7-02", model.Plans
            .Where(plan => plan.Status == ApprovalStatus.Approved && !exercised.Contains(plan.Id)
                && !(plan.ApprovedOn is { } on && model.AsOf!.Value.DayNumber - on.DayNumber <= FirstProgrammeDays))
            .Select(plan => plan.Id));
    }

    private static RuleResult Every_held_exercise_is_rated_and_has_findings(ResilienceModel model)
    {
        if (!model.Exercises.IsKnown)
        {
            return Answer.Unknown("F7-03");
        }

        var held = HeldExercises.Of(model);
        return held.Count == 0 ? Answer.Unknown("F7-03", "NoneHeld")
            : Answer.Of("F7-03", held.Where(exercise => exercise.Objectives.Count == 0 || exercise.Objectives.Any(objective => objective.Rating is null)
                || exercise.Findings.Count == 0 && exercise.NoFindings != true).Select(exercise => exercise.Id), held.Count);
    }

    private static RuleResult Every_heavy_finding_has_an_action_in_time(ResilienceModel model)
    {
        if (!model.Exercises.IsKnown || !model.Actions.IsKnown)
        {
            return Answer.Unknown("F7-04");
        }

        var heavy = HeldExercises.Of(model).SelectMany(exercise => exercise.Findings.Select(finding => (finding, exercise.Date)))
            .Where(item => item.finding.Severity is FindingSeverity.Critical or FindingSeverity.Major);
        return Answer.Of("F7-04", heavy.Where(item => !model.Actions.Any(action => IsAbout(action, item.finding) && action.OwnerRole is not null
            && action.DueOn is { } due && due.DayNumber - item.Date!.Value.DayNumber <= ActionDays)).Select(item => item.finding.Id), ActionDays);
    }

    private static bool IsAbout(ImprovementAction action, Finding finding) =>
        action.Source == finding.Id || action.About.Any(about => about.Kind == EntityKind.Finding && about.Ref == finding.Id);

    private static RuleResult Measured_times_are_written_back(ResilienceModel model)
    {
        if (!model.Exercises.IsKnown || !model.Resources.IsKnown)
        {
            return Answer.Unknown("F7-05");
        }

        var latest = HeldExercises.Of(model).OrderBy(exercise => exercise.Date)
            .SelectMany(exercise => exercise.RtoTests).Where(test => test is { ResourceId: not null, AchievedHours: not null })
            .GroupBy(test => test.ResourceId!).ToDictionary(group => group.Key, group => group.Last().AchievedHours!.Value);
        return Answer.Of("F7-05", model.Resources.Where(resource => latest.TryGetValue(resource.Id, out var hours) && (resource.RecoveryTested != true || resource.RecoveryHours != hours)).Select(resource => resource.Id), latest.Count);
    }

    private static RuleResult Enough_people_took_part(ResilienceModel model)
    {
        var held = HeldExercises.Of(model);
        return held.Count == 0 || held.Any(exercise => exercise.ParticipantsInvited is null or 0 || exercise.ParticipantsPresent is null)
            ? Answer.Unknown("F7-06")
            : Answer.Of("F7-06", held.Where(exercise => exercise.ParticipantsPresent < Participation * exercise.ParticipantsInvited).Select(exercise => exercise.Id));
    }
}
