using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// Makes rule results with text keys of one pattern: <c>F1-01.Met</c>, <c>F1-01.NotMet</c>, <c>F1-01.Unknown</c>, or with
/// another word for the reason. The first placeholder of a <c>NotMet</c> text is the number of offenders.
/// </summary>
public static class Answer
{
    /// <summary>Met when nothing offends, else not met. <paramref name="arguments"/> follow the number of offenders; for met they are all there is.</summary>
    public static RuleResult Of(string rule, IEnumerable<string> offenders, params object[] arguments)
    {
        IReadOnlyList<string> ids = [.. offenders];
        return ids.Count == 0 ? RuleResult.Met($"{rule}.Met", arguments) : RuleResult.NotMet($"{rule}.NotMet", ids, [ids.Count, .. arguments]);
    }

    /// <summary>It cannot be said; <paramref name="reason"/> is the last word of the text key.</summary>
    public static RuleResult Unknown(string rule, string reason = "Unknown", params object[] arguments) => RuleResult.Unknown($"{rule}.{reason}", arguments);
}
