using System.Text.RegularExpressions;

namespace MkbZekerheid.Host.Mail;

/// <summary>
/// Which addresses mail goes to: the plain form name@domain. Quoted names, comments, groups and control characters are
/// lawful in old standards, are used by nobody, and have fooled mail programs into sending elsewhere.
/// </summary>
internal static partial class MailAddressRules
{
    private const int LongestAddress = 254;

    /// <summary>True when mail may go to this address.</summary>
    public static bool IsSendable(string? address) => address is { Length: > 2 and <= LongestAddress } && Plain().IsMatch(address);

    /// <summary>A text for a header: one line, without control characters.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
