using MkbZekerheid.Dependencies.Measures;
using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies.Rules;

/// <summary>The maturity levels of phase 4 (method 2.17).</summary>
internal sealed class DependencyMaturity : MaturityScale
{
    private const int Months = 12;

    protected override RuleResult Level1(MaturityInput input) => !input.Model.Dependencies.IsKnown ? Answer.Unknown("Maturity.1")
        : input.Model.Dependencies.Count > 0 ? RuleResult.Met("Maturity.1.Met", input.Model.Dependencies.Count) : RuleResult.NotMet("Maturity.1.NotMet", []);

    /// <summary>The list of single points of failure can be computed and somebody has started to decide on it.</summary>
    protected override RuleResult Level2(MaturityInput input) => input.Model.Analysis().PointsOfFailure is not { Count: > 0 } points ? Answer.Unknown("Maturity.2")
        : input.Model.SpofVerdicts.IsKnown ? RuleResult.Met("Maturity.2.Met", points.SelectMany(point => point.Structural).Distinct(StringComparer.Ordinal).Count())
        : RuleResult.NotMet("Maturity.2.NotMet", []);

    protected override RuleResult Level3(MaturityInput input) => input.Rule("F4-01").State switch
    {
        RuleState.Unknown => Answer.Unknown("Maturity.3"),
        _ => Answer.Of("Maturity.3", input.Rule("F4-01").OffendingIds),
    };

    /// <summary>Total dependence is lower than twelve months ago (or than the first month end, when that is later), and F4-02 is met.</summary>
    protected override RuleResult Level4(MaturityInput input)
    {
        var months = MonthEnds.Of(input.Model);
        if (months.Count < 2 || months[^1].Total is not { } last || months[Math.Max(0, months.Count - Months - 1)].Total is not { } before || input.Rule("F4-02").State == RuleState.Unknown)
        {
            return Answer.Unknown("Maturity.4");
        }

        return last >= before ? RuleResult.NotMet("Maturity.4.NotLower", [])
            : Answer.Of("Maturity.4", input.Rule("F4-02").OffendingIds);
    }

    /// <summary>The last twelve closed months have both concentrations within the appetite, and two people can do each critical task.</summary>
    protected override RuleResult Level5(MaturityInput input)
    {
        var model = input.Model;
        if (model.AsOf is not { } asOf || model.RiskAppetite is not { CustomerHhiMax: { } customers, SupplierHhiMax: { } suppliers } || model.SkillMatrix.Count == 0)
        {
            return Answer.Unknown("Maturity.5");
        }

        var limits = new[] { (Kpi: "KPI08", Maximum: customers), (Kpi: "KPI09", Maximum: suppliers) };
        var values = limits.Select(limit => (limit.Kpi, limit.Maximum, Values: model.KpiValues
            .Where(value => value.Kpi == limit.Kpi && value.Month <= asOf && value.Value is not null)
            .GroupBy(value => value.Month).OrderByDescending(month => month.Key).Take(Months).Select(month => month.Last().Value!.Value).ToList())).ToList();
        if (values.Exists(row => row.Values.Count < Months))
        {
            return Answer.Unknown("Maturity.5", "TooFewMonths", values.Min(row => row.Values.Count));
        }

        var alone = Knowledge.Of(model).Tasks.Where(task => task.PeopleAble < BusFactor.Target).Select(task => task.TaskId);
        return Answer.Of("Maturity.5", values.Where(row => row.Values.Exists(value => value > row.Maximum)).Select(row => row.Kpi).Concat(alone));
    }
}
