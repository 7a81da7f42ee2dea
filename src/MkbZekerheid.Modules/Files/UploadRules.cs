using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace MkbZekerheid.Modules.Files;

/// <summary>A file that passed the rules: its content is of the kind that its name says.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ShownName">The name that the sender gave, safe to show; never a path on this machine.</param>
/// <param name="StoredName">A name that nobody guesses, for where the file is kept.</param>
/// <param name="Content">The bytes, at the start, able to seek.</param>
public sealed record UploadedFile(FileKind Kind, string ShownName, string StoredName, Stream Content) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();
}

/// <summary>
/// What a page asks of a file before it looks into it: size, name, kind by content, and for archives the limits of
/// <see cref="SafeArchive"/>. Drawings in SVG are never taken, because they may hold script.
/// </summary>
/// <example>
/// In a page model: <code>using var file = UploadRules.Accept(Upload, [FileKind.Csv, FileKind.Xlsx]);
/// foreach (var row in ListReader.Rows(file)) { … }</code> and show <see cref="FileRefusedException"/>'s message beside the field.
/// </example>
public static class UploadRules
{
    private const int LongestName = 200;
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(no => new[] { $"COM{no}", $"LPT{no}" })];

    /// <summary>Takes the file of a form field.</summary>
    /// <param name="file">The field; null when nothing was chosen.</param>
    /// <param name="kinds">The kinds that the page takes, in the order to name them.</param>
    /// <exception cref="FileRefusedException">It breaks a rule; the message is for the sender.</exception>
    public static UploadedFile Accept(IFormFile? file, IReadOnlyList<FileKind> kinds, FileLimits? limits = null)
    {
        if (file is null || file.Length == 0) throw new FileRefusedException(FileRefusal.Empty);
        if (file.Length > (limits ?? FileLimits.Default).UploadBytes) throw TooLarge(limits);
        var content = file.OpenReadStream();
        try
        {
            return Accept(content, file.FileName, kinds, limits);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    /// <summary>Takes a file from any stream that can seek.</summary>
    /// <exception cref="FileRefusedException">It breaks a rule; the message is for the sender.</exception>
    public static UploadedFile Accept(Stream content, string name, IReadOnlyList<FileKind> kinds, FileLimits? limits = null)
    {
        limits ??= FileLimits.Default;
        if (!content.CanSeek) throw new ArgumentException("The kind is looked up in the content: give a stream that can seek.", nameof(content));
        if (content.Length == 0) throw new FileRefusedException(FileRefusal.Empty);
        if (content.Length > limits.UploadBytes) throw TooLarge(limits);
        var shown = SafeName(name);

        var start = new byte[Math.Min(content.Length, FileKinds.StartLength)];
        content.Position = 0;
        content.ReadExactly(start);
        content.Position = 0;
        if (FileKinds.IsDrawing(start) || shown.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)) throw new FileRefusedException(FileRefusal.Drawing);
        if (FileKinds.IsOldContainer(start)) throw new FileRefusedException(FileRefusal.Encrypted);
        if (FileKinds.OfName(shown) is not { } kind || !kinds.Contains(kind)) throw new FileRefusedException(FileRefusal.Kind, Named(kinds));
        if (!FileKinds.Fits(kind, start)) throw new FileRefusedException(FileRefusal.NotWhatItSays, Path.GetExtension(shown).ToLowerInvariant());
        if (kind == FileKind.Xlsx) CheckSpreadsheet(content, limits);
        return new UploadedFile(kind, shown, RandomNumberGenerator.GetHexString(32, lowercase: true) + FileKinds.ExtensionOf(kind), content);
    }

    /// <summary>The name as it may be shown and offered for download: one name, no path, no signs that hide what it is.</summary>
    /// <exception cref="FileRefusedException">It is not such a name.</exception>
    public static string SafeName(string? name)
    {
        var text = name?.Trim().Normalize(System.Text.NormalizationForm.FormC) ?? "";
        var isBad = text.Length is 0 or > LongestName || text.StartsWith('.') || text.EndsWith('.')
            || text.Any(sign => sign is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
            || Devices.Contains(text.Split('.')[0].Trim(), StringComparer.OrdinalIgnoreCase);
        return isBad ? throw new FileRefusedException(FileRefusal.Name) : text;
    }

    private static void CheckSpreadsheet(Stream content, FileLimits limits)
    {
        using (var archive = SafeArchive.Open(content, limits))
        {
            if (!archive.Contains("[Content_Types].xml") || !archive.Contains("xl/workbook.xml")) throw new FileRefusedException(FileRefusal.NotWhatItSays, ".xlsx");
        }

        content.Position = 0;
    }

    private static string Named(IReadOnlyList<FileKind> kinds) => string.Join(", ", kinds.Select(FileKinds.ExtensionOf));

    private static FileRefusedException TooLarge(FileLimits? limits) => new(FileRefusal.TooLarge, FileLimits.Megabytes((limits ?? FileLimits.Default).UploadBytes));
}
