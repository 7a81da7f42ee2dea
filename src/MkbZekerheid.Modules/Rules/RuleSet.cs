using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// The done-rules of one module in the order in which pages show them. Derive, and add each rule in the constructor:
/// <c>Blocking("F2-03", Every_goal_is_shorter_than_its_limit)</c>. Text keys: <c>Rule.F2-03</c> is what the rule asks,
/// the message key of a result is what was found.
/// </summary>
public abstract class RuleSet
{
    private readonly List<PhaseRule> rules = [];

    /// <summary>All rules of the module.</summary>
    public IReadOnlyList<PhaseRule> Rules => rules;

    /// <summary>Adds a rule that must be met before the phase can be approved.</summary>
    /// <exception cref="ArgumentException">The id is already used in this set.</exception>
    protected void Blocking(string id, Func<ResilienceModel, RuleResult> evaluate) => Add(id, RuleSeverity.Blocking, evaluate);

    /// <summary>Adds a rule that is shown but does not stop approval.</summary>
    /// <exception cref="ArgumentException">The id is already used in this set.</exception>
    protected void Warning(string id, Func<ResilienceModel, RuleResult> evaluate) => Add(id, RuleSeverity.Warning, evaluate);

    private void Add(string id, RuleSeverity severity, Func<ResilienceModel, RuleResult> evaluate)
    {
        if (rules.Exists(rule => rule.Id == id))
        {
            throw new ArgumentException($"Rule {id} is declared twice.", nameof(id));
        }

        rules.Add(new PhaseRule(id, severity, evaluate));
    }
}
