using MkbZekerheid.Exercises.Rules;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises.Measures;

/// <summary>KPI26, days since the last exercise that was held.</summary>
internal sealed class Kpi26 : IMeasure
{
    public string Id => "KPI26";

    public MeasureScale Scale { get; } = new(MeasureUnit.Days, 180, 270, 540, Headline: true);

    public Role Owner => Role.ProgrammeLead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        return HeldExercises.Of(model).MaxBy(exercise => exercise.Date) is { } last
            ? MeasureResult.Of(model.AsOf!.Value.DayNumber - last.Date!.Value.DayNumber, new MeasureTerm("Measure.KPI26.Last", model.AsOf!.Value.DayNumber - last.Date!.Value.DayNumber, [last.Id]))
            : MeasureResult.None("Measure.KPI26.NoData");
    }
}
