using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Scope.Rules;

/// <summary>The maturity levels of phase 1 (method 2.17).</summary>
internal sealed class ScopeMaturity : MaturityScale
{
    protected override RuleResult Level1(MaturityInput input) => !input.Model.WhyAnswers.IsKnown
        ? Answer.Unknown("Maturity.1")
        : input.Model.WhyAnswers.Any(Answered) ? RuleResult.Met("Maturity.1.Met") : RuleResult.NotMet("Maturity.1.NotMet", []);

    protected override RuleResult Level2(MaturityInput input)
    {
        var answered = input.Model.WhyAnswers.Where(Answered).Select(answer => answer.No).Distinct().Count();
        return answered < 4 ? RuleResult.NotMet("Maturity.2.Answers", [], answered)
            : input.Rule("F1-02").State switch
            {
                RuleState.Met => RuleResult.Met("Maturity.2.Met"),
                RuleState.NotMet => RuleResult.NotMet("Maturity.2.Roles", input.Rule("F1-02").OffendingIds),
                _ => Answer.Unknown("Maturity.2"),
            };
    }

    protected override RuleResult Level3(MaturityInput input) => input.Rule("F1-09").State switch
    {
        RuleState.Met => RuleResult.Met("Maturity.3.Met"),
        RuleState.NotMet => RuleResult.NotMet("Maturity.3.NotMet", ["F1"]),
        _ => Answer.Unknown("Maturity.3"),
    };

    /// <summary>Every objective names a figure of which a closed month holds a value.</summary>
    protected override RuleResult Level4(MaturityInput input)
    {
        if (!input.Model.Objectives.IsKnown || !input.Model.KpiValues.IsKnown)
        {
            return Answer.Unknown("Maturity.4");
        }

        var measured = input.Model.KpiValues.Where(value => value.Value is not null).Select(value => value.Kpi).ToHashSet(StringComparer.Ordinal);
        return input.Model.Objectives.Count == 0
            ? RuleResult.NotMet("Maturity.4.None", [])
            : Answer.Of("Maturity.4", input.Model.Objectives.Where(objective => objective.Metric is null || !measured.Contains(objective.Metric)).Select(objective => objective.Id));
    }

    /// <summary>
    /// The appetite was approved in each of the last two years (365 days back from the as-of date), and both decisions
    /// froze the budget of question 3 with it.
    /// </summary>
    protected override RuleResult Level5(MaturityInput input)
    {
        if (input.Model.AsOf is not { } asOf || !input.Model.Approvals.IsKnown)
        {
            return Answer.Unknown("Maturity.5");
        }

        var decisions = input.Model.Approvals
            .Where(approval => approval.Kind == EntityKind.RiskAppetite && approval.Status == ApprovalStatus.Approved && PhaseApproval.DateOf(approval) is not null)
            .Select(approval => (Age: asOf.DayNumber - PhaseApproval.DateOf(approval)!.Value.DayNumber, HasBudget: HoldsBudget(approval))).ToList();
        var years = new[] { (From: 0, To: 365), (From: 366, To: 730) };
        var kept = years.Count(year => decisions.Exists(decision => decision.HasBudget && decision.Age >= year.From && decision.Age <= year.To));
        return kept == 2 ? RuleResult.Met("Maturity.5.Met") : RuleResult.NotMet("Maturity.5.NotMet", [], kept);
    }

    private static bool Answered(WhyAnswer answer) => !string.IsNullOrWhiteSpace(answer.Answer);

    private static bool HoldsBudget(Approval approval) =>
        approval.Snapshot is { ValueKind: System.Text.Json.JsonValueKind.Object } snapshot
        && (snapshot.TryGetProperty("budgetPerYear", out _) || snapshot.TryGetProperty("budgetOnce", out _));
}
