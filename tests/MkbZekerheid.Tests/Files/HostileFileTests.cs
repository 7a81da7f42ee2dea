using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MkbZekerheid.Modules.Files;
using Xunit;

namespace MkbZekerheid.Tests.Files;

[CollectionDefinition(nameof(MeasuredMemory), DisableParallelization = true)]
public sealed class MeasuredMemory;

/// <summary>
/// Files as somebody sends them who wants to fill the memory, read the disk or run a formula: each is refused for its own reason,
/// within a second and with less than 50 MB, and the same test without the limits shows that the file would have done harm.
/// </summary>
[Collection(nameof(MeasuredMemory))]
public sealed class HostileFileTests
{
    /// <summary>No limit at all: what a reader without our rules would do.</summary>
    private static readonly FileLimits Off = new()
    {
        UploadBytes = long.MaxValue, Parts = int.MaxValue, UnpackedBytes = long.MaxValue / 2, Ratio = int.MaxValue, Levels = int.MaxValue, XmlCharacters = 0,
        Rows = int.MaxValue, Columns = int.MaxValue, CellCharacters = int.MaxValue, RowCharacters = int.MaxValue,
    };

    public static TheoryData<string, FileRefusal, bool> Files => new()
    {
        // name, why it is refused, and whether only the limits stand in its way
        { "ratio", FileRefusal.TooTight, true },
        { "nested", FileRefusal.Nested, false },
        { "nested under another name", FileRefusal.Nested, false },
        { "many parts", FileRefusal.TooManyParts, true },
        { "size lie", FileRefusal.Damaged, false },
        { "parts that overlap", FileRefusal.TooTight, false },
        { "billion laughs", FileRefusal.DocumentType, false },
        { "external document type", FileRefusal.DocumentType, false },
        { "million columns", FileRefusal.TooManyColumns, true },
        { "far column", FileRefusal.TooManyColumns, true },
        { "shared text bomb", FileRefusal.TooMuchText, true },
        { "too many rows", FileRefusal.TooManyRows, true },
        { "formula loop", FileRefusal.Formula, false },
        { "path out of it", FileRefusal.PartName, false },
        { "double names", FileRefusal.DoublePart, false },
        { "encrypted", FileRefusal.Encrypted, false },
        { "deep", FileRefusal.TooDeep, true },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_hostile_spreadsheet_is_refused_at_once_and_with_little_memory(string name, FileRefusal reason, bool limitsOnly)
    {
        using var file = Make(name);
        Assert.True(file.Length < FileLimits.Default.UploadBytes, $"{name} would be refused for its size alone");
        ReadAll(MadeFiles.Sheet("<row><c t=\"str\"><v>warm</v></c></row>"), FileLimits.Default);
        var before = Peak();
        var watch = Stopwatch.StartNew();

        var refused = Assert.Throws<FileRefusedException>(() => ReadAll(file, FileLimits.Default));

        Assert.Equal(reason, refused.Reason);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{name}: {watch.Elapsed}");
        Assert.True(Peak() - before < 50 << 20, $"{name}: {(Peak() - before) >> 20} MB");
        foreach (var language in new[] { "nl-NL", "en-GB" })
        {
            Assert.Matches(@"^[A-Z].+\.$", refused.Sentence(CultureInfo.GetCultureInfo(language)));
            Assert.DoesNotContain('{', refused.Sentence(CultureInfo.GetCultureInfo(language)));
        }

        // Without the limits the same file is read to its end, so it is the limit that stops it.
        if (limitsOnly) ReadAll(file, Off);
        else Assert.Equal(reason, Assert.Throws<FileRefusedException>(() => ReadAll(file, Off)).Reason);
    }

    [Fact]
    public void Without_the_limits_a_small_file_takes_much_memory()
    {
        using var file = Make("shared text bomb");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<FileRefusedException>(() => ReadAll(file, FileLimits.Default));
        var with = GC.GetAllocatedBytesForCurrentThread() - before;
        ReadAll(file, Off);
        var without = GC.GetAllocatedBytesForCurrentThread() - before - with;
        Assert.True(without > 5 * with && without > 50 << 20, $"{with} with and {without} without the limits");
    }

    [Theory]
    [InlineData("../buiten.xml"), InlineData("a/../../buiten.xml"), InlineData("/etc/passwd"), InlineData("..\\buiten.xml"), InlineData("C:\\x.xml"), InlineData("C:x"), InlineData("a//b"), InlineData("./a"), InlineData("a\u0001b"), InlineData("a\nb")]
    public void A_part_whose_name_leads_out_of_the_archive_is_refused(string name)
    {
        using var zip = MadeFiles.Zip((name, "x"));
        Assert.Equal(FileRefusal.PartName, Assert.Throws<FileRefusedException>(() => SafeArchive.Open(zip)).Reason);
    }

    [Fact]
    public void A_cut_or_broken_archive_is_refused_and_never_another_error()
    {
        var whole = MadeFiles.Sheet("<row><c t=\"str\"><v>Lasersnijder</v></c></row>").ToArray();
        var random = new Random(4);
        var (refused, read) = (0, 0);
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = round % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            for (var i = random.Next(1, 4); i > 0 && bytes.Length > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                ReadAll(new MemoryStream(bytes), FileLimits.Default);
                read++;
            }
            catch (FileRefusedException)
            {
                refused++;
            }
        }

        Assert.True(refused > 1_000 && read > 10, $"{refused} refused, {read} read");
    }

    private static void ReadAll(Stream file, FileLimits limits)
    {
        using var upload = UploadRules.Accept(new Kept(file), "lijst.xlsx", [FileKind.Xlsx], limits);
        foreach (var row in ListReader.Rows(upload, limits)) Assert.NotNull(row);
    }

    /// <summary>The most memory that this process has had so far.</summary>
    private static long Peak()
    {
        using var own = Process.GetCurrentProcess();
        return own.PeakWorkingSet64;
    }

    private static Stream Make(string name) => name switch
    {
        "ratio" => MadeFiles.Zip(("[Content_Types].xml", Plain(MadeFiles.Types)), ("xl/workbook.xml", Plain(MadeFiles.Workbook)), ("xl/worksheets/sheet1.xml", stream => Filled(stream, ' ', 40 << 20))),
        "nested" => MadeFiles.Zip(("[Content_Types].xml", Plain(MadeFiles.Types)), ("xl/workbook.xml", Plain(MadeFiles.Workbook)), ("xl/embeddings/a.zip", stream => MadeFiles.Zip(("a", "x")).CopyTo(stream))),
        "nested under another name" => MadeFiles.Zip(("[Content_Types].xml", Plain(MadeFiles.Types)), ("xl/workbook.xml", Plain(MadeFiles.Workbook)), ("xl/media/image1.png", stream => MadeFiles.Zip(("a", "x")).CopyTo(stream))),
        "many parts" => MadeFiles.Zip([("[Content_Types].xml", Plain(MadeFiles.Types)), ("xl/workbook.xml", Plain(MadeFiles.Workbook)), ("xl/worksheets/sheet1.xml", Plain("<worksheet/>")), .. Enumerable.Range(0, 20_000).Select(i => ($"x/{i}.xml", Plain("")))]),
        "size lie" => SizeLie(),
        "parts that overlap" => Overlap(),
        "billion laughs" => Sheet1("<!DOCTYPE lolz [<!ENTITY a \"lol\">" + string.Concat(Enumerable.Range('b', 9).Select(i => $"<!ENTITY {(char)i} \"{string.Concat(Enumerable.Repeat($"&{(char)(i - 1)};", 10))}\">")) + "]><worksheet><sheetData><row><c t=\"str\"><v>&j;</v></c></row></sheetData></worksheet>"),
        "external document type" => Sheet1("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet><sheetData/></worksheet>"),
        "million columns" => MadeFiles.Sheet(rows =>
        {
            rows.Write("<row>");
            for (var i = 0; i < 1_000_000; i++) rows.Write($"<c><v>{(i * 7919L) % 1_000_003}</v></c>");
            rows.Write("</row>");
        }),
        "far column" => MadeFiles.Sheet("<row><c r=\"ZZZZZZZZ1\"><v>1</v></c></row>"),
        "shared text bomb" => MadeFiles.Sheet(
            rows => { foreach (var text in MadeFiles.Noise(400, 1)) rows.Write($"<row>{string.Concat(MadeFiles.Noise(150, text).Select(sign => $"<c t=\"s\"><v>{(sign - 'a') % 7}</v></c>"))}</row>"); },
            texts => { foreach (var no in Enumerable.Range(0, 7)) texts.Write($"<si><t>{MadeFiles.Noise(1_500_000, no)}</t></si>"); }),
        "too many rows" => MadeFiles.Sheet(rows => { for (var i = 0; i < 150_000; i++) rows.Write($"<row><c><v>{(i * 7919L) % 1_000_003}</v></c></row>"); }),
        "formula loop" => MadeFiles.Sheet("<row r=\"1\"><c r=\"A1\"><f>B1</f></c><c r=\"B1\"><f>A1</f></c></row>"),
        "path out of it" => MadeFiles.Zip(("[Content_Types].xml", MadeFiles.Types), ("xl/workbook.xml", MadeFiles.Workbook), ("xl/../../../tmp/kwaad.xml", "x")),
        "double names" => MadeFiles.Zip(("[Content_Types].xml", MadeFiles.Types), ("xl/workbook.xml", MadeFiles.Workbook), ("xl/worksheets/sheet1.xml", "<worksheet/>"), ("XL/worksheets/Sheet1.xml", "<worksheet/>")),
        "encrypted" => Flagged(MadeFiles.Sheet("<row/>")),
        "deep" => Sheet1(string.Concat(Enumerable.Repeat("<x>", 3_000)) + string.Concat(Enumerable.Repeat("</x>", 3_000))),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static Action<Stream> Plain(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Filled(Stream stream, char sign, int bytes)
    {
        stream.Write("<worksheet>"u8);
        var block = Encoding.ASCII.GetBytes(new string(sign, 1 << 20));
        for (var i = 0; i < bytes >> 20; i++) stream.Write(block);
        stream.Write("</worksheet>"u8);
    }

    private static Stream Sheet1(string xml) => MadeFiles.Zip(("[Content_Types].xml", MadeFiles.Types), ("xl/workbook.xml", MadeFiles.Workbook), ("xl/worksheets/sheet1.xml", xml));

    /// <summary>A part of 40 MB that says in both of its headers that it unpacks to 1,000 bytes.</summary>
    private static MemoryStream SizeLie()
    {
        var bytes = ((MemoryStream)Make("ratio")).ToArray();
        foreach (var at in HeadersOf(bytes, "xl/worksheets/sheet1.xml")) BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at.Size), 1_000);
        return new MemoryStream(bytes);
    }

    /// <summary>Two parts that point at the same packed bytes.</summary>
    private static MemoryStream Overlap()
    {
        var bytes = MadeFiles.Sheet("<row/>", "<si><t>x</t></si>").ToArray();
        var list = HeadersOf(bytes, "xl/sharedStrings.xml").Single(header => header.List);
        var other = HeadersOf(bytes, "xl/worksheets/sheet1.xml").Single(header => header.List);
        bytes.AsSpan(other.Start + 42, 4).CopyTo(bytes.AsSpan(list.Start + 42));
        return new MemoryStream(bytes);
    }

    private static MemoryStream Flagged(MemoryStream source)
    {
        var bytes = source.ToArray();
        foreach (var header in HeadersOf(bytes, "xl/worksheets/sheet1.xml")) bytes[header.Start + (header.List ? 8 : 6)] |= 1;
        return new MemoryStream(bytes);
    }

    private static IEnumerable<(int Start, int Size, bool List)> HeadersOf(byte[] bytes, string part)
    {
        var name = Encoding.ASCII.GetBytes(part);
        for (var at = 0; at < bytes.Length - 4; at++)
        {
            var mark = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
            if (mark == 0x04034b50 && bytes.AsSpan(at + 30).StartsWith(name)) yield return (at, at + 22, false);
            if (mark == 0x02014b50 && bytes.AsSpan(at + 46).StartsWith(name)) yield return (at, at + 24, true);
        }
    }

    /// <summary>A stream that stays open, for a file that is read twice.</summary>
    private sealed class Kept(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush() => inner.Flush();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
