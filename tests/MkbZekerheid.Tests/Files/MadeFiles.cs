using System.IO.Compression;
using System.Text;

namespace MkbZekerheid.Tests.Files;

/// <summary>Makes spreadsheets and zip files, honest and hostile, in memory.</summary>
internal static class MadeFiles
{
    public const string Types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    public const string Workbook = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>";

    public static Stream Zip(params (string Name, string Content)[] parts) => Zip([.. parts.Select(part => (part.Name, (Action<Stream>)(stream => stream.Write(Encoding.UTF8.GetBytes(part.Content)))))]);

    public static MemoryStream Zip(params (string Name, Action<Stream> Write)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                write(part);
            }
        }

        bytes.Position = 0;
        return bytes;
    }

    /// <summary>A spreadsheet with this sheet data, and optionally shared texts.</summary>
    public static MemoryStream Sheet(Action<StreamWriter> rows, Action<StreamWriter>? texts = null) => Zip(
        ("[Content_Types].xml", Text(Types)), ("xl/workbook.xml", Text(Workbook)),
        ("xl/worksheets/sheet1.xml", stream => Write(stream, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>", rows, "</sheetData></worksheet>")),
        ("xl/sharedStrings.xml", stream => Write(stream, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">", texts ?? (_ => { }), "</sst>")));

    public static MemoryStream Sheet(string rows, string texts = "") => Sheet(writer => writer.Write(rows), writer => writer.Write(texts));

    /// <summary>Text that does not pack well, so that only its size counts.</summary>
    public static string Noise(int length, int seed)
    {
        var random = new Random(seed);
        return string.Create(length, random, (signs, own) => { foreach (ref var sign in signs) sign = (char)own.Next('a', 'z' + 1); });
    }

    public static void Zeroes(Stream stream, int megabytes)
    {
        var block = new byte[1 << 20];
        for (var i = 0; i < megabytes; i++) stream.Write(block);
    }

    /// <summary>The bytes with every place where the first text stands replaced by the second of the same length.</summary>
    public static MemoryStream Patched(MemoryStream source, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        var bytes = source.ToArray();
        for (var at = bytes.AsSpan().IndexOf(from); at >= 0; at = bytes.AsSpan().IndexOf(from)) to.CopyTo(bytes.AsSpan(at));
        return new MemoryStream(bytes);
    }

    private static Action<Stream> Text(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Write(Stream stream, string before, Action<StreamWriter> middle, string after)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 65_536, leaveOpen: true);
        writer.Write(before);
        middle(writer);
        writer.Write(after);
    }
}
