using MkbZekerheid.Exercises.Rules;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises.Measures;

/// <summary>KPI14, exercise score: mean score of the exercises of the last 365 days, 0-100.</summary>
internal sealed class Kpi14 : IMeasure
{
    public string Id => "KPI14";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Score, target: 80, zero: 0);

    public Role Owner => Role.ProgrammeLead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var scores = HeldExercises.LastYear(model).Select(exercise => (exercise.Id, HeldExercises.Score(exercise).Score)).Where(item => item.Score is not null).ToList();
        return scores.Count == 0
            ? MeasureResult.None("Measure.KPI14.NoData")
            : MeasureResult.Of(Math.Round(scores.Average(item => item.Score!.Value), 2, MidpointRounding.AwayFromZero),
                [.. scores.Select(item => new MeasureTerm("Measure.KPI14.Exercise", Math.Round(item.Score!.Value, 4), [item.Id]))]);
    }
}
