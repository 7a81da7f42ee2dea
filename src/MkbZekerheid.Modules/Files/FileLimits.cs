namespace MkbZekerheid.Modules.Files;

/// <summary>How much a file from outside may hold. The defaults fit the lists and documents of a firm of a few hundred people, ten times over.</summary>
public sealed record FileLimits
{
    /// <summary>The limits of the product.</summary>
    public static FileLimits Default { get; } = new();

    /// <summary>Bytes of one upload: 10 MB.</summary>
    public long UploadBytes { get; init; } = 10L << 20;

    /// <summary>Parts in one archive.</summary>
    public int Parts { get; init; } = 200;

    /// <summary>Bytes of all parts together after unpacking: 50 MB.</summary>
    public long UnpackedBytes { get; init; } = 50L << 20;

    /// <summary>Unpacked bytes for each packed byte of a part.</summary>
    public int Ratio { get; init; } = 100;

    /// <summary>Parts smaller than this many unpacked bytes may be packed tighter: an empty sheet is nothing but repetition.</summary>
    public long RatioFrom { get; init; } = 64L << 10;

    /// <summary>Levels in XML.</summary>
    public int Levels { get; init; } = 64;

    /// <summary>Characters in one XML document.</summary>
    public long XmlCharacters { get; init; } = 50_000_000;

    /// <summary>Rows in one list, the header included.</summary>
    public int Rows { get; init; } = 100_000;

    /// <summary>Columns in one list.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>Characters in one cell; what Excel itself allows.</summary>
    public int CellCharacters { get; init; } = 32_767;

    /// <summary>Characters that all cells of one row have together, so that short references to long texts stay bounded.</summary>
    public int RowCharacters { get; init; } = 200_000;

    /// <summary>Whole megabytes, for a sentence.</summary>
    internal static long Megabytes(long bytes) => bytes >> 20;
}
