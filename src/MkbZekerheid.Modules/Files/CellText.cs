using System.Buffers;

namespace MkbZekerheid.Modules.Files;

/// <summary>
/// Text in a list that is opened in a spreadsheet: a text that starts like a formula gets an apostrophe in front, so that it stays
/// text. <c>FromList(ForList(x)) = x</c> for every text, so lists may go out and in as often as one likes.
/// Numbers are not text: write those as numbers, or "-5" would get an apostrophe.
/// </summary>
public static class CellText
{
    // The wide forms count too: some spreadsheets read them as the plain ones.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n\0＝＋－＠");

    /// <summary>The text as it goes into a list.</summary>
    public static string ForList(string text) => IsLikeFormula(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="ForList"/>.</summary>
    public static string FromList(string cell) => cell.StartsWith('\'') && IsLikeFormula(cell) ? cell[1..] : cell;

    // Apostrophes in front belong to it: a text that has one of its own must not lose it on the way back.
    private static bool IsLikeFormula(string text)
    {
        var rest = text.AsSpan().TrimStart('\'');
        return rest.Length > 0 && FormulaStarts.Contains(rest[0]);
    }
}
