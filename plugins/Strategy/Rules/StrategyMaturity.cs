using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Strategy.Rules;

/// <summary>The maturity levels of phase 5 (method 2.17).</summary>
internal sealed class StrategyMaturity : MaturityScale
{
    protected override RuleResult Level1(MaturityInput input) => !input.Model.Strategies.IsKnown ? Answer.Unknown("Maturity.1")
        : input.Model.Strategies.Count > 0 ? RuleResult.Met("Maturity.1.Met", input.Model.Strategies.Count) : RuleResult.NotMet("Maturity.1.NotMet", []);

    protected override RuleResult Level2(MaturityInput input) => RiskCoverage.Of(input.Model) is not { } coverage || coverage.Result.Percent is not { } percent
        ? Answer.Unknown("Maturity.2")
        : percent >= 50 ? RuleResult.Met("Maturity.2.Met", percent) : RuleResult.NotMet("Maturity.2.NotMet", coverage.Result.Uncovered, percent);

    protected override RuleResult Level3(MaturityInput input) => input.Rule("F5-01").State switch
    {
        RuleState.Met => RuleResult.Met("Maturity.3.Met"),
        RuleState.NotMet => RuleResult.NotMet("Maturity.3.NotMet", input.Rule("F5-01").OffendingIds),
        _ => Answer.Unknown("Maturity.3"),
    };

    protected override RuleResult Level4(MaturityInput input) => input.Rule("F5-06").State switch
    {
        RuleState.Met => RuleResult.Met("Maturity.4.Met"),
        RuleState.NotMet => RuleResult.NotMet("Maturity.4.NotMet", input.Rule("F5-06").OffendingIds),
        _ => Answer.Unknown("Maturity.4"),
    };

    /// <summary>The decision on phase 5 froze what each strategy is worth, so the budget was chosen on it.</summary>
    protected override RuleResult Level5(MaturityInput input) => PhaseApproval.Standing(input.Model, "F5") is not { Status: ApprovalStatus.Approved } approval
        ? Answer.Unknown("Maturity.5")
        : approval.Snapshot is { ValueKind: System.Text.Json.JsonValueKind.Object } snapshot && snapshot.TryGetProperty("strategyValues", out _)
            ? RuleResult.Met("Maturity.5.Met")
            : RuleResult.NotMet("Maturity.5.NotMet", ["F5"]);
}
