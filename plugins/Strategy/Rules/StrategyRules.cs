using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Strategy.Rules;

/// <summary>The done-rules of phase 5 (method 1.5).</summary>
internal sealed class StrategyRules : RuleSet
{
    private const decimal ShareOfTurnoverInOrder = 0.8m;

    public StrategyRules()
    {
        Blocking("F5-01", Every_relevant_risk_is_covered_or_accepted);
        Blocking("F5-02", Every_gap_has_an_answer);
        Blocking("F5-03", What_remains_of_a_risk_is_within_appetite_or_accepted);
        Blocking("F5-04", The_recovery_order_holds_every_product_and_the_main_customers);
        Warning("F5-05", The_costs_fit_the_budget);
        Warning("F5-06", Simulated_loss_is_within_appetite);
        Warning("F5-07", Every_strategy_has_an_effect);
        Blocking("F5-08", model => PhaseApproval.By(model, "F5-08", "F5", ProgrammeRole.Director));
    }

    private static RuleResult Every_relevant_risk_is_covered_or_accepted(ResilienceModel model) => RiskCoverage.Of(model) is not { } coverage
        ? Answer.Unknown("F5-01")
        : Answer.Of("F5-01", coverage.Relevant.Where(threat => coverage.Result.Uncovered.Contains(threat.Id) && !RelevantRisks.IsAccepted(model, threat)).Select(threat => threat.Id), coverage.Relevant.Count);

    private static RuleResult Every_gap_has_an_answer(ResilienceModel model)
    {
        var analysis = model.Analysis();
        if (!model.Resources.IsKnown || !model.Activities.IsKnown)
        {
            return Answer.Unknown("F5-02");
        }

        if (analysis.Gaps is not { } gaps || analysis.DataLoss is not { } data)
        {
            return Answer.Unknown("F5-02", "Engine", analysis.Fault ?? "");
        }

        if (gaps.Count(gap => gap.GapHours > 0) + data.Count(gap => gap.GapHours > 0) > 0 && !model.Actions.IsKnown)
        {
            return Answer.Unknown("F5-02");
        }

        var answered = GapAnswers.Of(model);
        return Answer.Of("F5-02", gaps.Where(gap => gap.GapHours > 0).Select(gap => gap.Id).Concat(data.Where(gap => gap.GapHours > 0).Select(gap => gap.Id)).Distinct().Where(id => !answered.Contains(id)));
    }

    private static RuleResult What_remains_of_a_risk_is_within_appetite_or_accepted(ResilienceModel model)
    {
        if (RelevantRisks.Of(model) is not { } relevant || model.RiskAppetite?.MaxResidualScore is not { } limit)
        {
            return Answer.Unknown("F5-03");
        }

        var unassessed = relevant.Where(threat => threat is { ResidualLikelihoodLevel: null } or { ResidualImpactLevel: null }).ToList();
        var over = relevant.Where(threat => threat.ResidualLikelihoodLevel * threat.ResidualImpactLevel > limit && !RelevantRisks.IsAccepted(model, threat)).Select(threat => threat.Id).ToList();
        return over.Count == 0 && unassessed.Count > 0
            ? Answer.Unknown("F5-03", "Unassessed", unassessed.Count)
            : Answer.Of("F5-03", over, limit);
    }

    private static RuleResult The_recovery_order_holds_every_product_and_the_main_customers(ResilienceModel model)
    {
        if (model.RecoveryOrder is not { Products.IsKnown: true, Customers.IsKnown: true } order || !model.Products.IsKnown)
        {
            return Answer.Unknown("F5-04");
        }

        var products = model.Products.Where(product => product.InScope != false).Select(product => product.Id).Where(id => order.Products.Count(listed => listed == id) != 1);
        var total = model.Customers.Sum(TurnoverOf);
        var listed = model.Customers.Where(customer => order.Customers.Contains(customer.Id)).Sum(TurnoverOf);
        IEnumerable<string> customers = total > 0 && listed < ShareOfTurnoverInOrder * total
            ? model.Customers.Where(customer => !order.Customers.Contains(customer.Id)).OrderByDescending(TurnoverOf).Select(customer => customer.Id)
            : [];
        return Answer.Of("F5-04", products.Concat(customers), order.Products.Count, order.Customers.Count);
    }

    private static decimal TurnoverOf(Customer customer) => customer.TurnoverByProduct.Values.Sum();

    private static RuleResult The_costs_fit_the_budget(ResilienceModel model)
    {
        var budget = model.WhyAnswers.FirstOrDefault(answer => answer.BudgetOnce is not null || answer.BudgetPerYear is not null);
        var counting = model.Strategies.Where(RiskCoverage.Counts).ToList();
        if (budget is null || !model.Strategies.IsKnown || counting.Exists(strategy => strategy.CostOnce is null || strategy.CostPerYear is null))
        {
            return Answer.Unknown("F5-05");
        }

        decimal once = counting.Sum(strategy => strategy.CostOnce!.Value), yearly = counting.Sum(strategy => strategy.CostPerYear!.Value);
        List<string> over = [];
        if (once > (budget.BudgetOnce ?? decimal.MaxValue))
        {
            over.Add("costOnce");
        }

        if (yearly > (budget.BudgetPerYear ?? decimal.MaxValue))
        {
            over.Add("costPerYear");
        }

        return Answer.Of("F5-05", over, once, yearly);
    }

    /// <summary>Compared with the appetite on the closed months of the three simulated figures; unknown until a simulation was stored.</summary>
    private static RuleResult Simulated_loss_is_within_appetite(ResilienceModel model)
    {
        decimal? Latest(string kpi) => model.KpiValues.Where(value => value.Kpi == kpi && value.Value is not null).OrderBy(value => value.Month).LastOrDefault()?.Value;
        var appetite = model.RiskAppetite;
        (string Kpi, decimal? Value, decimal? Limit)[] figures =
        [
            ("KPI18", Latest("KPI18"), appetite?.MaxExpectedAnnualLoss), ("KPI19", Latest("KPI19"), appetite?.MaxVar99), ("KPI20", Latest("KPI20"), appetite?.MaxProbMtpdBreachPerYear),
        ];
        return figures.Any(figure => figure.Value is null || figure.Limit is null)
            ? Answer.Unknown("F5-06")
            : Answer.Of("F5-06", figures.Where(figure => figure.Value > figure.Limit).Select(figure => figure.Kpi));
    }

    private static RuleResult Every_strategy_has_an_effect(ResilienceModel model) => !model.Strategies.IsKnown
        ? Answer.Unknown("F5-07")
        : Answer.Of("F5-07", model.Strategies.Where(strategy => strategy.Status != Model.StrategyStatus.Rejected && strategy.Effects.Count == 0).Select(strategy => strategy.Id), model.Strategies.Count);
}
