using System.Text;

namespace MkbZekerheid.Modules.Files;

/// <summary>
/// Text with separators, as Dutch and English programs write it: semicolon, comma or tab (the one that the first line has most of),
/// quotes around cells with separators, UTF-8 or the Windows alphabet of Western Europe.
/// </summary>
internal static class CsvRows
{
    private static readonly char[] Separators = [';', ',', '\t'];

    public static IEnumerable<IReadOnlyList<string?>> Read(Stream source, FileLimits limits)
    {
        source.Position = 0;
        var separator = Separator(source);
        source.Position = 0;
        using var text = new StreamReader(source, EncodingOf(source), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var row = new RowBuffer(limits);
        var cell = new StringBuilder();
        var (line, quoted, wasQuoted) = (1, false, false);
        row.Start(line);
        while (text.Read() is >= 0 and var read)
        {
            var sign = (char)read;
            if (quoted)
            {
                if (sign == '"' && text.Peek() == '"') text.Read();
                else if (sign == '"')
                {
                    quoted = false;
                    continue;
                }

                Append(sign);
            }
            else if (sign == '"' && cell.Length == 0 && !wasQuoted) quoted = wasQuoted = true;
            else if (sign == separator) EndCell();
            else if (sign is '\r' or '\n')
            {
                if (sign == '\r' && text.Peek() == '\n') text.Read();
                if (cell.Length > 0 || row.Count > 0 || wasQuoted)
                {
                    EndCell();
                    yield return row.Take();
                }

                row.Start(++line);
            }
            else Append(sign);
        }

        if (quoted) throw new FileRefusedException(FileRefusal.Damaged);
        if (cell.Length > 0 || row.Count > 0 || wasQuoted)
        {
            EndCell();
            yield return row.Take();
        }

        void Append(char sign)
        {
            if (cell.Length >= limits.CellCharacters) throw row.TooMuch();
            cell.Append(sign);
        }

        void EndCell()
        {
            row.Put(row.Count, cell.ToString());
            cell.Clear();
            wasQuoted = false;
        }
    }

    private static char Separator(Stream source)
    {
        var start = new byte[FileKinds.StartLength];
        var line = Encoding.Latin1.GetString(start, 0, source.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).Split('\n')[0];
        return Separators.MaxBy(sign => line.Count(own => own == sign));
    }

    /// <summary>UTF-8 when every byte of the file fits it; else the old Western alphabet, in which every byte means something.</summary>
    private static Encoding EncodingOf(Stream source)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var decoder = strict.GetDecoder();
        var (bytes, chars) = (new byte[8192], new char[8192]);
        try
        {
            int read;
            while ((read = source.Read(bytes)) > 0) decoder.GetChars(bytes, 0, read, chars, 0, flush: false);
            decoder.GetChars([], 0, 0, chars, 0, flush: true);
            return strict;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
        finally
        {
            source.Position = 0;
        }
    }
}
