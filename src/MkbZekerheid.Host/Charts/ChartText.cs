using System.Text;

namespace MkbZekerheid.Host.Charts;

/// <summary>Makes text of any origin fit for XML and for a drawing.</summary>
internal static class ChartText
{
    /// <summary>Drops control characters and halves of characters, and cuts at <paramref name="max"/> characters with "…".</summary>
    public static string Clean(string? text, int max)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(Math.Min(text.Length, max + 2));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > max)
            {
                return clean.Append('…').ToString();
            }

            if (Rune.IsControl(rune))
            {
                clean.Append(' ');
            }
            else if (rune != Rune.ReplacementChar && rune.Value is not (0xFFFE or 0xFFFF))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
