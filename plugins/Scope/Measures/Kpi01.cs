using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Scope.Measures;

/// <summary>KPI01, progress of the programme: tasks done / all tasks, percent (method 2.18).</summary>
internal sealed class Kpi01 : IMeasure
{
    public string Id => "KPI01";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Percent, target: 100, zero: 0);

    public Role Owner => Role.ProgrammeLead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var tasks = (model.Programme?.Phases ?? []).SelectMany(phase => phase.Tasks).ToList();
        if (tasks.Count == 0)
        {
            return MeasureResult.None("Measure.KPI01.NoData");
        }

        var done = tasks.Count(task => task.Done == true);
        return MeasureResult.Of(Math.Round(100m * done / tasks.Count, 2, MidpointRounding.AwayFromZero),
            new MeasureTerm("Measure.KPI01.Done", done), new MeasureTerm("Measure.KPI01.Tasks", tasks.Count));
    }
}
