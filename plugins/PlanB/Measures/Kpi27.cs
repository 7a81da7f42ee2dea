using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.PlanB.Measures;

/// <summary>KPI27, critical processes with a plan: processes with a critical activity of which every critical activity is in an approved plan, percent.</summary>
internal sealed class Kpi27 : IMeasure
{
    public string Id => "KPI27";

    public MeasureScale Scale { get; } = new(MeasureUnit.Percent, 100, 100, 0, Headline: true);

    public Role Owner => Role.DepartmentHead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var critical = model.Activities.Where(activity => model.Analysis().Impact.IsCritical(activity) == true).ToList();
        if (!model.Plans.IsKnown || critical.Count == 0)
        {
            return MeasureResult.None("Measure.KPI27.NoData");
        }

        var planned = model.Plans.Where(plan => plan.Status == ApprovalStatus.Approved).SelectMany(plan => plan.ActivityIds).ToHashSet(StringComparer.Ordinal);
        var processes = critical.GroupBy(activity => activity.ProcessId).ToList();
        var without = processes.Where(process => process.Any(activity => !planned.Contains(activity.Id))).Select(process => process.Key).ToList();
        return MeasureResult.Of(Math.Round(100m * (processes.Count - without.Count) / processes.Count, 2, MidpointRounding.AwayFromZero),
            new MeasureTerm("Measure.KPI27.Critical", processes.Count), new MeasureTerm("Measure.KPI27.Without", without.Count, without));
    }
}
