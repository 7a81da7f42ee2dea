using System.Globalization;
using System.Text;

namespace MkbZekerheid.Host.Exchange;

/// <summary>The name of an organisation in addresses: 1 to 40 lower-case letters, digits and hyphens, the first no hyphen.</summary>
internal static class OrganisationKey
{
    public const int LongestKey = 40;

    public static bool IsValid(string key) =>
        key.Length is > 0 and <= LongestKey && key[0] != '-' && key.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>A key made from a code or a name: accents go, everything else becomes a hyphen. Null when nothing is left.</summary>
    public static string? From(string text)
    {
        var key = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                key.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != '-')
            {
                key.Append('-');
            }
        }

        var trimmed = key.ToString(0, Math.Min(key.Length, LongestKey)).Trim('-');
        return trimmed.Length > 0 ? trimmed : null;
    }
}
