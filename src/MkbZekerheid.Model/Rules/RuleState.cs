namespace MkbZekerheid.Model;

/// <summary>The answer of a done-rule. <see cref="Unknown"/> never counts as met.</summary>
public enum RuleState
{
    /// <summary>The rule holds.</summary>
    Met,
    /// <summary>The rule does not hold; the result names what offends it.</summary>
    NotMet,
    /// <summary>It cannot be said, because data is missing; the result names why.</summary>
    Unknown,
}

/// <summary>What an unmet rule does to the approval of its phase.</summary>
public enum RuleSeverity
{
    /// <summary>The phase cannot be approved while the rule is not met or unknown.</summary>
    Blocking,
    /// <summary>The phase can be approved; the finding stays visible.</summary>
    Warning,
}
