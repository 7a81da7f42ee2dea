using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Processes.Rules;

namespace MkbZekerheid.Processes.Measures;

/// <summary>KPI02: activities and products whose goal (RTO) is shorter than their limit (MTPD), percent of those that have a limit (method 2.18).</summary>
internal sealed class Kpi02 : IMeasure
{
    public string Id => "KPI02";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Percent, target: 100, zero: 0);

    public Role Owner => Role.ProgrammeLead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var limited = GoalAndLimit.Of(model).Where(node => node.Limit is not null).ToList();
        if (limited.Count == 0)
        {
            return MeasureResult.None("Measure.KPI02.NoData");
        }

        var fits = limited.Count(node => node.Fits);
        return MeasureResult.Of(Math.Round(100m * fits / limited.Count, 2, MidpointRounding.AwayFromZero),
            new MeasureTerm("Measure.KPI02.Fits", fits), new MeasureTerm("Measure.KPI02.All", limited.Count),
            new MeasureTerm("Measure.KPI02.Late", limited.Count - fits, [.. limited.Where(node => !node.Fits).Select(node => node.Code)]));
    }
}
