using System.Globalization;
using System.Text;
using System.Xml;

namespace MkbZekerheid.Modules.Files;

/// <summary>
/// The rows of the first sheet of a spreadsheet, read as a stream of XML. Formulas are never calculated: what counts is the outcome
/// that the file holds; a formula without one is refused. Numbers come as the file writes them, with a point; dates as the number of
/// days since 30 December 1899, which is how spreadsheets keep them.
/// </summary>
internal static class SheetRows
{
    public static IEnumerable<IReadOnlyList<string?>> Read(Stream source, FileLimits limits)
    {
        using var archive = SafeArchive.Open(source, limits);
        var shared = SharedTexts(archive, limits);
        using var part = archive.OpenPart(FirstSheet(archive));
        using var xml = SafeXml.Read(part, limits);
        var row = new RowBuffer(limits);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "row")
            {
                row.Start(xml.GetAttribute("r") is { } number && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : row.Number + 1);
                if (row.Number > limits.Rows) throw new FileRefusedException(FileRefusal.TooManyRows, limits.Rows);
                if (!xml.IsEmptyElement) Cells(xml, row, shared, limits);
                if (row.Count > 0) yield return row.Take();
            }
        }
    }

    private static void Cells(XmlReader xml, RowBuffer row, List<string> shared, FileLimits limits)
    {
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row"))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            var address = xml.GetAttribute("r");
            var column = address is null ? row.Count : Column(address);
            if (column >= limits.Columns) throw new FileRefusedException(FileRefusal.TooManyColumns, limits.Columns);
            var type = xml.GetAttribute("t");
            var (value, formula) = xml.IsEmptyElement ? (null, false) : Cell(xml, limits, row);
            if (formula && string.IsNullOrEmpty(value)) throw new FileRefusedException(FileRefusal.Formula, address ?? "");
            row.Put(column, type switch
            {
                "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index] : throw new FileRefusedException(FileRefusal.Damaged),
                // An error such as #REF! is no value.
                "e" => null,
                _ => value,
            });
        }
    }

    /// <summary>The value or text of a cell, and whether a formula stands in it.</summary>
    private static (string? Value, bool Formula) Cell(XmlReader xml, FileLimits limits, RowBuffer row)
    {
        var text = new StringBuilder();
        var (formula, inValue) = (false, false);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "c"))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                formula |= xml.LocalName == "f";
                inValue = xml.LocalName is "v" or "t" && !xml.IsEmptyElement;
            }
            else if (xml.NodeType == XmlNodeType.EndElement) inValue = false;
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                if (!inValue) continue;
                if (text.Length + xml.Value.Length > limits.CellCharacters) throw row.TooMuch();
                text.Append(xml.Value);
            }
        }

        return (text.Length == 0 ? null : text.ToString(), formula);
    }

    /// <summary>Texts that cells refer to. All of them together stay within what the archive may hold.</summary>
    private static List<string> SharedTexts(SafeArchive archive, FileLimits limits)
    {
        var texts = new List<string>();
        if (!archive.Contains("xl/sharedStrings.xml")) return texts;
        using var part = archive.OpenPart("xl/sharedStrings.xml");
        using var xml = SafeXml.Read(part, limits);
        // Every cell of the largest list may have a text of its own; more are there to fill memory.
        var most = limits.Rows * 10L;
        var room = limits.UnpackedBytes / 4;
        var (text, inText) = (new StringBuilder(), false);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element) inText = xml.LocalName == "t" && !xml.IsEmptyElement;
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                inText = false;
                if (xml.LocalName != "si") continue;
                texts.Add(text.ToString());
                room -= text.Length;
                text.Clear();
                if (texts.Count > most || room < 0) throw new FileRefusedException(FileRefusal.TooLargeUnpacked, FileLimits.Megabytes(limits.UnpackedBytes / 4));
            }
            else if (inText && text.Length + xml.Value.Length > limits.CellCharacters) throw new FileRefusedException(FileRefusal.TooMuchText, limits.CellCharacters, texts.Count + 1);
            else if (inText) text.Append(xml.Value);
        }

        return texts;
    }

    /// <summary>The sheet that the workbook names first; by its usual place when the file does not say.</summary>
    private static string FirstSheet(SafeArchive archive)
    {
        var link = First(archive, "xl/workbook.xml", element => element is "sheet", xml => xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"));
        var target = link is null ? null : First(archive, "xl/_rels/workbook.xml.rels", element => element is "Relationship", xml => xml.GetAttribute("Id") == link ? xml.GetAttribute("Target") : null);
        var name = target is null ? "xl/worksheets/sheet1.xml" : target.StartsWith('/') ? target[1..] : "xl/" + target;
        return archive.Contains(name) ? name : throw new FileRefusedException(FileRefusal.Damaged);
    }

    private static string? First(SafeArchive archive, string part, Func<string, bool> isIt, Func<XmlReader, string?> value)
    {
        if (!archive.Contains(part)) return null;
        using var stream = archive.OpenPart(part);
        using var xml = SafeXml.Read(stream);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && isIt(xml.LocalName) && value(xml) is { } found) return found;
        }

        return null;
    }

    /// <summary>B3 is column 1. Letters beyond what a spreadsheet has give a column beyond any limit.</summary>
    private static int Column(string address)
    {
        var column = 0;
        foreach (var letter in address)
        {
            if (letter is < 'A' or > 'Z') break;
            if (column > 100_000) break;
            column = (column * 26) + letter - 'A' + 1;
        }

        return column == 0 ? throw new FileRefusedException(FileRefusal.Damaged) : column - 1;
    }
}
