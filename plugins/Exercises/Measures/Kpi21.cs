using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises.Measures;

/// <summary>KPI21, awareness: people who attended a session / people invited, percent.</summary>
internal sealed class Kpi21 : IMeasure
{
    public string Id => "KPI21";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Percent, target: 90, zero: 0);

    public Role Owner => Role.ProgrammeLead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        return model.Awareness is { Invited: > 0 and { } invited, Attended: { } attended }
            ? MeasureResult.Of(Math.Round(100m * attended / invited, 2, MidpointRounding.AwayFromZero), new MeasureTerm("Measure.KPI21.Attended", attended), new MeasureTerm("Measure.KPI21.Invited", invited))
            : MeasureResult.None("Measure.KPI21.NoData");
    }
}
