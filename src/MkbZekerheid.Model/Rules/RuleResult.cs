namespace MkbZekerheid.Model;

/// <summary>
/// The outcome of one done-rule on one model, with what is needed to explain it.
/// <paramref name="Count"/> is the number of offending things (0 when met, null when unknown);
/// <paramref name="OffendingIds"/> are their codes in file order; <paramref name="MessageKey"/> is a key of the
/// module's texts and <paramref name="Arguments"/> fill its placeholders.
/// </summary>
public sealed record RuleResult(
    RuleState State,
    int? Count,
    IReadOnlyList<string> OffendingIds,
    string MessageKey,
    IReadOnlyList<object> Arguments)
{
    /// <summary>The rule holds. The message says what was found to be in order.</summary>
    public static RuleResult Met(string messageKey, params object[] arguments) =>
        new(RuleState.Met, 0, [], messageKey, arguments);

    /// <summary>The rule does not hold because of the things named; at least one must be named or counted.</summary>
    public static RuleResult NotMet(string messageKey, IReadOnlyList<string> offendingIds, params object[] arguments) =>
        new(RuleState.NotMet, Math.Max(1, offendingIds.Count), offendingIds, messageKey, arguments);

    /// <summary>It cannot be said whether the rule holds; the message says which data is missing.</summary>
    public static RuleResult Unknown(string messageKey, params object[] arguments) =>
        new(RuleState.Unknown, null, [], messageKey, arguments);

    /// <summary>Met when nothing offends, else not met. The message gets the number of offenders as its last argument.</summary>
    public static RuleResult FromOffenders(string messageKey, IReadOnlyList<string> offendingIds, params object[] arguments) =>
        new(offendingIds.Count == 0 ? RuleState.Met : RuleState.NotMet, offendingIds.Count, offendingIds, messageKey,
            [.. arguments, offendingIds.Count]);
}
