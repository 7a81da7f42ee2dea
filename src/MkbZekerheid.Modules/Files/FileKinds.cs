using System.Text;

namespace MkbZekerheid.Modules.Files;

/// <summary>Kinds of file that the product can take from somebody.</summary>
public enum FileKind
{
    /// <summary>A list as text with separators.</summary>
    Csv,

    /// <summary>A list from a spreadsheet (Excel, LibreOffice), in the format of 2007.</summary>
    Xlsx,

    /// <summary>Bookkeeping as XML: an audit file.</summary>
    AuditFile,

    /// <summary>A model document.</summary>
    Json,

    /// <summary>A PDF document: kept and handed out, never opened here.</summary>
    Pdf,

    /// <summary>A PNG picture.</summary>
    Png,

    /// <summary>A JPEG picture.</summary>
    Jpeg,
}

/// <summary>What a file is by its name and by its first bytes.</summary>
internal static class FileKinds
{
    /// <summary>Bytes at the start that are enough to know the kind.</summary>
    public const int StartLength = 4096;

    private static readonly byte[][] Archives =
    [
        [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x50, 0x4B, 0x07, 0x08], [0x1F, 0x8B], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
        "Rar!"u8.ToArray(), "BZh"u8.ToArray(), [0xFD, 0x37, 0x7A, 0x58, 0x5A], "MSCF"u8.ToArray(),
    ];

    /// <summary>The kind that an extension promises; null when it is not one of ours.</summary>
    public static FileKind? OfName(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".csv" or ".txt" => FileKind.Csv,
        ".xlsx" => FileKind.Xlsx,
        ".xaf" or ".xml" => FileKind.AuditFile,
        ".json" => FileKind.Json,
        ".pdf" => FileKind.Pdf,
        ".png" => FileKind.Png,
        ".jpg" or ".jpeg" => FileKind.Jpeg,
        _ => null,
    };

    /// <summary>The extension to name in a sentence.</summary>
    public static string ExtensionOf(FileKind kind) => kind switch
    {
        FileKind.AuditFile => ".xaf",
        FileKind.Jpeg => ".jpg",
        _ => "." + kind.ToString().ToLowerInvariant(),
    };

    public static bool IsArchive(ReadOnlySpan<byte> start)
    {
        foreach (var mark in Archives)
        {
            if (start.StartsWith(mark)) return true;
        }

        return false;
    }

    /// <summary>An Excel file of before 2007, or one with a password: both come in the old container.</summary>
    public static bool IsOldContainer(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>A drawing in XML, whatever the name says: it may hold script.</summary>
    public static bool IsDrawing(ReadOnlySpan<byte> start) => Text(start).Contains("<svg", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the first bytes can be of a kind.</summary>
    public static bool Fits(FileKind kind, ReadOnlySpan<byte> start) => kind switch
    {
        FileKind.Xlsx => start.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]),
        FileKind.Pdf => start.StartsWith("%PDF-"u8),
        FileKind.Png => start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        FileKind.Jpeg => start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        FileKind.AuditFile => Text(start).TrimStart().StartsWith('<'),
        FileKind.Json => Text(start).TrimStart() is ['{' or '[', ..],
        FileKind.Csv => IsPlainText(start),
        _ => false,
    };

    /// <summary>Text without the signs that only programs write, and not a web page.</summary>
    private static bool IsPlainText(ReadOnlySpan<byte> start)
    {
        if (IsArchive(start) || start.StartsWith("%PDF-"u8)) return false;
        var text = Text(start);
        return !text.TrimStart().StartsWith('<') && !text.Any(sign => char.IsControl(sign) && sign is not ('\t' or '\r' or '\n'));
    }

    /// <summary>The first bytes as text: by their mark where they have one, else byte for byte, for only plain signs are looked at.</summary>
    private static string Text(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.Latin1.GetString(start[3..])
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode.GetString(start[2..])
        : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode.GetString(start[2..])
        : Encoding.Latin1.GetString(start);
}
