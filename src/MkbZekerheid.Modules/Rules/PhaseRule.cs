using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// One done-rule of a phase, such as F2-03. <paramref name="Evaluate"/> is pure: the same model always gives the same
/// result, and it never throws on a model that the document reader accepts.
/// </summary>
public sealed record PhaseRule(string Id, RuleSeverity Severity, Func<ResilienceModel, RuleResult> Evaluate);

/// <summary>A rule with its outcome on one model, as pages show it.</summary>
public sealed record RuleOutcome(PhaseRule Rule, RuleResult Result)
{
    /// <summary>True when the phase cannot be approved because of this rule: blocking, and not met or unknown.</summary>
    public bool Blocks => Rule.Severity == RuleSeverity.Blocking && Result.State != RuleState.Met;
}
