using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises.Rules;

/// <summary>The maturity levels of phase 7 (method 2.17).</summary>
internal sealed class ExercisesMaturity : MaturityScale
{
    private const decimal Enough = 80;

    protected override RuleResult Level1(MaturityInput input) => !input.Model.Exercises.IsKnown ? Answer.Unknown("Maturity.1")
        : HeldExercises.Of(input.Model).Count is > 0 and var count ? RuleResult.Met("Maturity.1.Met", count) : RuleResult.NotMet("Maturity.1.NotMet", []);

    protected override RuleResult Level2(MaturityInput input) => HeldExercises.Of(input.Model).Any(HeldExercises.IsTabletopOrStronger)
        ? RuleResult.Met("Maturity.2.Met") : RuleResult.NotMet("Maturity.2.NotMet", []);

    protected override RuleResult Level3(MaturityInput input)
    {
        if (!input.Model.Plans.IsKnown)
        {
            return Answer.Unknown("Maturity.3");
        }

        var exercised = HeldExercises.LastYear(input.Model).SelectMany(exercise => exercise.PlanIds).ToHashSet(StringComparer.Ordinal);
        return Answer.Of("Maturity.3", input.Model.Plans.Where(plan => plan.Status != ApprovalStatus.Retired && !exercised.Contains(plan.Id)).Select(plan => plan.Id));
    }

    /// <summary>At least 80 percent of the recovery goals reached in tests, and at least 80 percent of the actions closed in time.</summary>
    protected override RuleResult Level4(MaturityInput input)
    {
        var reached = RecoveryTests.ReachedPercent(input.Model);
        var dated = input.Model.Actions.Where(action => action.DueOn is not null)
            .Select(action => new Engine.ActionDates(action.Id, action.PostponedTo ?? action.DueOn!.Value, action.ClosedOn)).ToList();
        var onTime = Engine.ActionClosure.Of(dated, input.Model.AsOf!.Value).OnTimePercent;
        return reached is null || onTime is null ? Answer.Unknown("Maturity.4")
            : reached >= Enough && onTime >= Enough
                ? RuleResult.Met("Maturity.4.Met", Math.Round(reached.Value, 1), Math.Round(onTime.Value, 1))
                : RuleResult.NotMet("Maturity.4.NotMet", [], Math.Round(reached.Value, 1), Math.Round(onTime.Value, 1));
    }

    /// <summary>An unannounced or full-scale exercise was held, and the last score is above the first of at least three.</summary>
    protected override RuleResult Level5(MaturityInput input)
    {
        var held = HeldExercises.Of(input.Model).OrderBy(exercise => exercise.Date).ToList();
        var scores = held.Select(exercise => HeldExercises.Score(exercise).Score).OfType<decimal>().ToList();
        return scores.Count < 3 ? Answer.Unknown("Maturity.5")
            : held.Exists(exercise => exercise.Unannounced == true || exercise.Type == ExerciseType.FullScale) && scores[^1] > scores[0]
                ? RuleResult.Met("Maturity.5.Met") : RuleResult.NotMet("Maturity.5.NotMet", []);
    }
}
