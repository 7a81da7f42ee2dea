using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Improvement.Rules;

/// <summary>The maturity levels of phase 8 (method 2.17).</summary>
internal sealed class ImprovementMaturity : MaturityScale
{
    private const int MonthsOfAYear = 12;

    protected override RuleResult Level1(MaturityInput input) => !input.Model.Actions.IsKnown ? Answer.Unknown("Maturity.1")
        : input.Model.Actions.Count > 0 ? RuleResult.Met("Maturity.1.Met", input.Model.Actions.Count) : RuleResult.NotMet("Maturity.1.NotMet", []);

    protected override RuleResult Level2(MaturityInput input) => !input.Model.KpiValues.IsKnown ? Answer.Unknown("Maturity.2")
        : input.Model.KpiValues.Count > 0 ? RuleResult.Met("Maturity.2.Met") : RuleResult.NotMet("Maturity.2.NotMet", []);

    protected override RuleResult Level3(MaturityInput input) => (input.Rule("F8-01").State, input.Rule("F8-07").State) switch
    {
        (RuleState.Met, RuleState.Met) => RuleResult.Met("Maturity.3.Met"),
        (RuleState.NotMet, _) or (_, RuleState.NotMet) => RuleResult.NotMet("Maturity.3.NotMet", []),
        _ => Answer.Unknown("Maturity.3"),
    };

    /// <summary>Twelve months of figures, and no action overdue.</summary>
    protected override RuleResult Level4(MaturityInput input)
    {
        var model = input.Model;
        if (!model.KpiValues.IsKnown || !model.Actions.IsKnown)
        {
            return Answer.Unknown("Maturity.4");
        }

        var months = model.KpiValues.Select(value => value.Month).Distinct().Count();
        var overdue = model.Actions.Where(action => action.ClosedOn is null && (action.PostponedTo ?? action.DueOn) is { } due && due <= model.AsOf).Select(action => action.Id).ToList();
        return months >= MonthsOfAYear && overdue.Count == 0 ? RuleResult.Met("Maturity.4.Met", months) : RuleResult.NotMet("Maturity.4.NotMet", overdue, months, overdue.Count);
    }

    /// <summary>Twenty-four months of figures, better than two years ago for most of them, and an audit in the last year.</summary>
    protected override RuleResult Level5(MaturityInput input)
    {
        var months = input.Model.KpiValues.Select(value => value.Month).Distinct().Count();
        if (months < 2 * MonthsOfAYear)
        {
            return input.Model.KpiValues.IsKnown ? RuleResult.NotMet("Maturity.5.NotMet", [], months) : Answer.Unknown("Maturity.5");
        }

        var trends = input.Model.KpiValues.Where(value => value is { Value: not null, Target: not null, Zero: not null }).GroupBy(value => value.Kpi)
            .Select(group => group.OrderBy(value => value.Month).ToList()).Where(values => values.Count >= 2)
            .Select(values => Math.Sign((values[^1].Value!.Value - values[0].Value!.Value) * (values[^1].Target!.Value - values[^1].Zero!.Value))).ToList();
        return trends.Count(trend => trend > 0) > trends.Count / 2 && input.Rule("F8-07").State == RuleState.Met
            ? RuleResult.Met("Maturity.5.Met") : RuleResult.NotMet("Maturity.5.NotMet", [], months);
    }
}
