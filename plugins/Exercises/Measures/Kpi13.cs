using MkbZekerheid.Exercises.Rules;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises.Measures;

/// <summary>KPI13, plans exercised: approved plans used in an exercise in the last 365 days / approved plans, percent.</summary>
internal sealed class Kpi13 : IMeasure
{
    public string Id => "KPI13";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Percent, target: 100, zero: 0);

    public Role Owner => Role.ProgrammeLead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var approved = model.Plans.Where(plan => plan.Status == ApprovalStatus.Approved).Select(plan => plan.Id).ToList();
        if (!model.Exercises.IsKnown || approved.Count == 0)
        {
            return MeasureResult.None("Measure.KPI13.NoData");
        }

        var exercised = HeldExercises.LastYear(model).SelectMany(exercise => exercise.PlanIds).ToHashSet(StringComparer.Ordinal);
        var done = approved.Where(exercised.Contains).ToList();
        return MeasureResult.Of(Math.Round(100m * done.Count / approved.Count, 2, MidpointRounding.AwayFromZero),
            new MeasureTerm("Measure.KPI13.Exercised", done.Count, done), new MeasureTerm("Measure.KPI13.Approved", approved.Count));
    }
}
