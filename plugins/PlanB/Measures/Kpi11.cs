using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.PlanB.Rules;

namespace MkbZekerheid.PlanB.Measures;

/// <summary>KPI11, completeness of plans: mean score of all plans that stand, 0-100.</summary>
internal sealed class Kpi11 : IMeasure
{
    public string Id => "KPI11";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Score, target: 90, zero: 0);

    public Role Owner => Role.DepartmentHead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        var scores = model.Plans.Where(plan => plan.Status != ApprovalStatus.Retired).Select(plan => (plan.Id, Score: PlanCheck.Of(model, plan).Score)).ToList();
        return scores.Count == 0
            ? MeasureResult.None("Measure.KPI11.NoData")
            : MeasureResult.Of(Math.Round(scores.Average(plan => plan.Score), 2, MidpointRounding.AwayFromZero),
                [.. scores.Select(plan => new MeasureTerm("Measure.KPI11.Plan", Math.Round(plan.Score, 4), [plan.Id]))]);
    }
}
