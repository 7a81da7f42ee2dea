using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.PlanB.Measures;

/// <summary>KPI12, approved plans: the number of departments in scope with an approved plan; the target is all departments.</summary>
internal sealed class Kpi12 : IMeasure
{
    public string Id => "KPI12";

    public MeasureScale Scale { get; } = MeasureScale.Of(MeasureUnit.Count, target: 1, zero: 0);

    public MeasureScale ScaleFor(ResilienceModel model) => MeasureScale.Of(MeasureUnit.Count, Math.Max(1, model.Departments.Count(department => department.InScope != false)), 0);

    public Role Owner => Role.DepartmentHead;

    public MeasureResult Evaluate(ResilienceModel model)
    {
        if (!model.Plans.IsKnown || !model.Departments.IsKnown)
        {
            return MeasureResult.None("Measure.KPI12.NoData");
        }

        var departments = model.Departments.Where(department => department.InScope != false).Select(department => department.Id).ToList();
        var approved = departments.Where(id => model.Plans.Any(plan => plan.DepartmentId == id && plan.Status == ApprovalStatus.Approved)).ToList();
        return MeasureResult.Of(approved.Count, new MeasureTerm("Measure.KPI12.Approved", approved.Count, approved), new MeasureTerm("Measure.KPI12.Departments", departments.Count));
    }
}
