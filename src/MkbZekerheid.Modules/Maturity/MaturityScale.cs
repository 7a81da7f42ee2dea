using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// The maturity rules of one phase: five conditions, one for each level 1 to 5. A level is reached when its condition
/// and those of all lower levels are met; unknown is not met. Text keys: <c>Maturity.1</c> … <c>Maturity.5</c> say what
/// each level asks.
/// </summary>
public abstract class MaturityScale
{
    /// <summary>Level 1: started.</summary>
    protected abstract RuleResult Level1(MaturityInput input);

    /// <summary>Level 2: the most urgent part is done.</summary>
    protected abstract RuleResult Level2(MaturityInput input);

    /// <summary>Level 3: all in scope is done and approved.</summary>
    protected abstract RuleResult Level3(MaturityInput input);

    /// <summary>Level 4: measured, exercised, within appetite.</summary>
    protected abstract RuleResult Level4(MaturityInput input);

    /// <summary>Level 5: improving for two cycles, suppliers included.</summary>
    protected abstract RuleResult Level5(MaturityInput input);

    /// <summary>Computes the level 0 to 5 with the outcome of every condition.</summary>
    public MaturityResult Evaluate(MaturityInput input)
    {
        RuleResult[] conditions = [Level1(input), Level2(input), Level3(input), Level4(input), Level5(input)];
        return new MaturityResult(conditions.TakeWhile(condition => condition.State == RuleState.Met).Count(), conditions);
    }
}

/// <summary>What a maturity scale may look at: the model and the outcomes of the module's own done-rules.</summary>
public sealed record MaturityInput(ResilienceModel Model, IReadOnlyList<RuleOutcome> Rules)
{
    /// <summary>The result of one of the module's own rules.</summary>
    /// <exception cref="InvalidOperationException">The module has no rule with this id.</exception>
    public RuleResult Rule(string id) => Rules.Single(outcome => outcome.Rule.Id == id).Result;

    /// <summary>True when every blocking rule of the module except those named is met.</summary>
    public bool AllBlockingMet(params string[] except) =>
        Rules.All(outcome => !outcome.Blocks || except.Contains(outcome.Rule.Id));
}

/// <summary>A computed maturity level 0 to 5; <paramref name="Conditions"/> holds the outcome for levels 1 to 5 in order.</summary>
public sealed record MaturityResult(int Level, IReadOnlyList<RuleResult> Conditions)
{
    /// <summary>The condition of the next level, or null at level 5.</summary>
    public RuleResult? Missing => Level < Conditions.Count ? Conditions[Level] : null;
}
