using System.IO.Compression;

namespace MkbZekerheid.Modules.Files;

/// <summary>
/// A zip file from outside, such as a spreadsheet. Opening it checks the list of parts against the limits without unpacking
/// anything; reading a part counts the bytes that really come out. Nothing is ever written to disk.
/// </summary>
public sealed class SafeArchive : IDisposable
{
    private static readonly string[] ArchiveExtensions = [".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".cab", ".iso", ".jar", ".docx", ".xlsx", ".xlsm", ".pptx", ".ods", ".odt"];

    private readonly ZipArchive zip;
    private readonly FileLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private SafeArchive(ZipArchive zip, FileLimits limits) => (this.zip, this.limits) = (zip, limits);

    /// <summary>Names of the parts, with forward slashes, without folders.</summary>
    public IReadOnlyCollection<string> Names => parts.Keys;

    /// <summary>Opens and checks an archive.</summary>
    /// <param name="source">A stream that can seek; left open.</param>
    /// <exception cref="FileRefusedException">
    /// Too many parts, too large, too tight, encrypted, nested, doubled, a name that leads out of it, or damaged.
    /// </exception>
    public static SafeArchive Open(Stream source, FileLimits? limits = null)
    {
        limits ??= FileLimits.Default;
        if (!source.CanSeek) throw new ArgumentException("The list of parts is at the end: give a stream that can seek.", nameof(source));
        var listed = CentralDirectory.Read(source, limits);
        if (listed.Any(part => part.IsEncrypted)) throw new FileRefusedException(FileRefusal.Encrypted);
        if (listed.Any(part => !part.IsReadable || part.IsLink)) throw new FileRefusedException(FileRefusal.Damaged);
        if (listed.Sum(part => part.Unpacked) > limits.UnpackedBytes) throw TooLarge(limits);
        if (listed.Any(part => IsTight(part.Packed, part.Unpacked, limits))) throw new FileRefusedException(FileRefusal.TooTight);

        source.Position = 0;
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
            var archive = new SafeArchive(zip, limits);
            archive.Check();
            return archive;
        }
        catch (InvalidDataException)
        {
            zip?.Dispose();
            throw new FileRefusedException(FileRefusal.Damaged);
        }
        catch (FileRefusedException)
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Whether the archive has a part.</summary>
    public bool Contains(string name) => parts.ContainsKey(name);

    /// <summary>The bytes of a part as a stream that stops with a refusal at the limits, which hold for all parts together.</summary>
    /// <exception cref="FileRefusedException">The part is not there.</exception>
    public Stream OpenPart(string name)
    {
        if (!parts.TryGetValue(name, out var entry)) throw new FileRefusedException(FileRefusal.Damaged);
        return Counted(entry);
    }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    private void Check()
    {
        foreach (var entry in zip.Entries)
        {
            if (!IsSafeName(entry.FullName)) throw new FileRefusedException(FileRefusal.PartName);
            if (entry.FullName.EndsWith('/')) continue;
            if (!parts.TryAdd(entry.FullName, entry)) throw new FileRefusedException(FileRefusal.DoublePart);
            if (ArchiveExtensions.Contains(Path.GetExtension(entry.FullName), StringComparer.OrdinalIgnoreCase)) throw new FileRefusedException(FileRefusal.Nested);
        }

        // Names lie; the first bytes of an archive do not.
        Span<byte> start = stackalloc byte[8];
        foreach (var entry in parts.Values)
        {
            using var part = Counted(entry);
            var length = part.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            if (FileKinds.IsArchive(start[..length])) throw new FileRefusedException(FileRefusal.Nested);
        }

        unpacked = 0;
    }

    private CountedStream Counted(ZipArchiveEntry entry)
    {
        long own = 0;
        return new CountedStream(entry.Open(), read =>
        {
            own += read;
            unpacked += read;
            if (unpacked > limits.UnpackedBytes) throw TooLarge(limits);
            if (IsTight(entry.CompressedLength, own, limits)) throw new FileRefusedException(FileRefusal.TooTight);
        });
    }

    private static bool IsTight(long packed, long unpacked, FileLimits limits) => unpacked > limits.RatioFrom && unpacked > packed * limits.Ratio;

    private static FileRefusedException TooLarge(FileLimits limits) => new(FileRefusal.TooLargeUnpacked, FileLimits.Megabytes(limits.UnpackedBytes));

    /// <summary>A relative path of plain names: nothing that could point outside on any system.</summary>
    private static bool IsSafeName(string name) =>
        name.Length is > 0 and <= 255 && !name.StartsWith('/') && !name.Any(sign => sign is '\\' or ':' || char.IsControl(sign))
        && !name.TrimEnd('/').Split('/').Any(step => step is "" or "." or "..");
}
