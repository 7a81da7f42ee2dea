using System.Globalization;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using MkbZekerheid.Modules.Files;
using Xunit;

namespace MkbZekerheid.Tests.Files;

/// <summary>Files as people send them are taken and read as they are; a file that is something else than it says is not.</summary>
public sealed class HonestFileTests
{
    private static readonly FileKind[] Lists = [FileKind.Csv, FileKind.Xlsx];

    [Fact]
    public void A_spreadsheet_gives_its_rows_with_shared_texts_own_texts_numbers_and_outcomes_of_formulas()
    {
        using var file = UploadRules.Accept(MadeFiles.Sheet(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Omzet</t></is></c></row>
            <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>-12.5</v></c><c r="C2" t="e"><v>#REF!</v></c><c r="D2"><f>B2*2</f><v>-25</v></c></row>
            <row r="9"><c r="B9" t="b"><v>1</v></c></row>
            """, "<si><t>Naam</t></si><si><r><t>Uren </t></r><r><t>per week</t></r></si><si><t>Lasersnijder &amp; zaag</t></si>"), "Lijst 2026.xlsx", Lists);

        var rows = ListReader.Rows(file).ToList();

        Assert.Equal(["Naam", "Uren per week", null, "Omzet"], rows[0]);
        Assert.Equal(["Lasersnijder & zaag", "-12.5", null, "-25"], rows[1]);
        Assert.Equal([null, "1"], rows[2]);
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public void A_list_of_99999_rows_passes_and_memory_holds_one_row()
    {
        var source = MadeFiles.Sheet(rows => { for (var i = 0; i < 99_999; i++) rows.Write($"<row><c><v>{(i * 7919L) % 1_000_003}</v></c><c t=\"str\"><v>Onderdeel {i}</v></c></row>"); });
        using var file = UploadRules.Accept(source, "lijst.xlsx", Lists);
        Assert.Equal(99_999, ListReader.Rows(file).Count());
    }

    [Theory]
    [InlineData("Naam;Uren\r\nLaser;4,5\r\n", "Naam|Uren", "Laser|4,5")]
    [InlineData("Name,Hours\nLaser,4.5", "Name|Hours", "Laser|4.5")]
    [InlineData("Naam\tUren\n\nLaser\t\n", "Naam|Uren", "Laser|-")]
    [InlineData("Naam;Tekst\n\"Jansen; Jan\";\"zei \"\"ja\"\"\nen nee\"", "Naam|Tekst", "Jansen; Jan|zei \"ja\"\nen nee")]
    [InlineData("Naam;Tekst\n'=1+1;'-5", "Naam|Tekst", "=1+1|-5")]
    public void A_list_as_text_is_read_with_the_separator_that_it_has(string text, string first, string second)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode })
        {
            using var file = UploadRules.Accept(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]), "lijst.csv", Lists);
            Assert.Equal([first, second], ListReader.Rows(file).Select(row => string.Join('|', row.Select(cell => cell ?? "-"))));
        }
    }

    [Fact]
    public void A_list_in_the_old_Western_alphabet_keeps_its_accents()
    {
        using var file = UploadRules.Accept(new MemoryStream(Encoding.Latin1.GetBytes("Naam;Plaats\nRenée;Één")), "lijst.csv", Lists);
        Assert.Equal(["Renée", "Één"], ListReader.Rows(file).Last());
    }

    [Theory]
    [InlineData("lijst.csv", "PK\u0003\u0004", FileRefusal.NotWhatItSays)]
    [InlineData("lijst.csv", "<html><script>", FileRefusal.NotWhatItSays)]
    [InlineData("lijst.csv", "%PDF-1.7", FileRefusal.NotWhatItSays)]
    [InlineData("lijst.csv", "a;b\u0000c", FileRefusal.NotWhatItSays)]
    [InlineData("lijst.xlsx", "Naam;Uren", FileRefusal.NotWhatItSays)]
    [InlineData("lijst.xlsx", "PK\u0003\u0004 en dan niets", FileRefusal.Damaged)]
    [InlineData("lijst.xlsx", "\u00D0\u00CF\u0011\u00E0", FileRefusal.Encrypted)]
    [InlineData("lijst.pdf", "<svg xmlns='http://www.w3.org/2000/svg'/>", FileRefusal.Drawing)]
    [InlineData("logo.svg", "tekst", FileRefusal.Drawing)]
    [InlineData("logo.png", "<?xml version='1.0'?><!-- x --><svg onload='x'/>", FileRefusal.Drawing)]
    [InlineData("logo.png", "GIF89a", FileRefusal.NotWhatItSays)]
    [InlineData("logo.jpg", "\u0089PNG\r\n\u001a\n", FileRefusal.NotWhatItSays)]
    [InlineData("model.json", "Naam;Uren", FileRefusal.NotWhatItSays)]
    [InlineData("boek.xaf", "{}", FileRefusal.NotWhatItSays)]
    [InlineData("doe.exe", "MZ", FileRefusal.Kind)]
    [InlineData("zonder", "tekst", FileRefusal.Kind)]
    [InlineData("lijst.csv", "", FileRefusal.Empty)]
    public void A_file_that_is_something_else_than_it_says_is_refused(string name, string content, FileRefusal reason) =>
        Assert.Equal(reason, Assert.Throws<FileRefusedException>(() => UploadRules.Accept(new MemoryStream(Encoding.Latin1.GetBytes(content)), name, Enum.GetValues<FileKind>())).Reason);

    [Theory]
    [InlineData("lijst.csv", "a;b"), InlineData("notitie.txt", "a"), InlineData("model.json", " {\"schemaVersion\":1}"), InlineData("boek.xaf", "\u00EF\u00BB\u00BF<?xml version='1.0'?><auditfile/>")]
    [InlineData("plan.PDF", "%PDF-1.7"), InlineData("foto.png", "\u0089PNG\r\n\u001a\n"), InlineData("foto.jpeg", "\u00FF\u00D8\u00FF\u00E0")]
    public void A_file_that_is_what_it_says_is_taken(string name, string content)
    {
        using var file = UploadRules.Accept(new MemoryStream(Encoding.Latin1.GetBytes(content)), name, Enum.GetValues<FileKind>());
        Assert.Equal(name, file.ShownName);
        Assert.Matches(@"^[0-9a-f]{32}\.[a-z]+$", file.StoredName);
        Assert.Equal(0, file.Content.Position);
        // The same file where its kind is not asked for.
        Assert.Equal(FileRefusal.Kind, Assert.Throws<FileRefusedException>(() => UploadRules.Accept(file.Content, name, [.. Enum.GetValues<FileKind>().Where(kind => kind != file.Kind)])).Reason);
    }

    [Theory]
    [InlineData("../../etc/passwd.csv"), InlineData("C:\\Users\\jan\\lijst.csv"), InlineData("a\0.csv"), InlineData("lijst.csv\n"), InlineData("factuur\u202Evsc.exe.csv"), InlineData("con.csv"), InlineData("LPT1.csv"), InlineData(".csv"), InlineData(""), InlineData(null), InlineData("a<b>.csv")]
    public void A_name_that_is_a_path_or_hides_something_is_refused_or_cleaned(string? name)
    {
        if (name == "lijst.csv\n") Assert.Equal("lijst.csv", UploadRules.SafeName(name));
        else Assert.Equal(FileRefusal.Name, Assert.Throws<FileRefusedException>(() => UploadRules.SafeName(name)).Reason);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        var file = new FormFile(Stream.Null, 0, FileLimits.Default.UploadBytes + 1, "Upload", "lijst.csv");
        Assert.Equal("Dit bestand is te groot. Het mag 10 MB zijn.", Assert.Throws<FileRefusedException>(() => UploadRules.Accept(file, Lists)).Sentence(CultureInfo.GetCultureInfo("nl-NL")));
        Assert.Equal(FileRefusal.Empty, Assert.Throws<FileRefusedException>(() => UploadRules.Accept(null, Lists)).Reason);
        Assert.Equal(FileRefusal.TooLarge, Assert.Throws<FileRefusedException>(() => UploadRules.Accept(new MemoryStream(new byte[2_000]), "a.csv", Lists, new FileLimits { UploadBytes = 1_000 })).Reason);
    }

    [Fact]
    public void Every_reason_has_a_sentence_in_both_languages()
    {
        foreach (var reason in Enum.GetValues<FileRefusal>())
        {
            var refused = new FileRefusedException(reason, 1, 2);
            Assert.NotEqual(refused.Sentence(CultureInfo.GetCultureInfo("nl-NL")), refused.Sentence(CultureInfo.GetCultureInfo("en-GB")));
        }
    }

    [Fact]
    public void Text_goes_into_a_list_and_comes_back_and_no_list_starts_a_formula()
    {
        Gen.Char["'=+-@\t\r\n\0＝＋－＠a5 "].Array[0, 6].Select(signs => new string(signs)).Sample(text =>
        {
            var cell = CellText.ForList(text);
            Assert.Equal(text, CellText.FromList(cell));
            Assert.Equal(cell, CellText.ForList(CellText.FromList(cell)));
            Assert.True(cell.Length == 0 || !"=+-@\t\r\n\0＝＋－＠".Contains(cell[0], StringComparison.Ordinal), cell);
        }, iter: 10_000);
    }

    [Fact]
    public void Small_XML_is_loaded_and_a_document_type_is_not()
    {
        Assert.Equal("x", SafeXml.Load(new MemoryStream("<?xml version='1.0'?><x a='1'><y/></x>"u8.ToArray())).Root!.Name.LocalName);
        Assert.Equal(FileRefusal.DocumentType, Assert.Throws<FileRefusedException>(() => SafeXml.Load(new MemoryStream("<!DOCTYPE x><x/>"u8.ToArray()))).Reason);
        Assert.Equal(FileRefusal.Damaged, Assert.Throws<FileRefusedException>(() => SafeXml.Load(new MemoryStream("<x>"u8.ToArray()))).Reason);
        Assert.Equal(FileRefusal.TooLargeUnpacked, Assert.Throws<FileRefusedException>(() => SafeXml.Load(new MemoryStream(Encoding.ASCII.GetBytes($"<x>{new string('a', 10_000)}</x>")), new FileLimits { XmlCharacters = 5_000 })).Reason);
    }

    [Fact]
    public void An_archive_gives_its_parts_and_only_those()
    {
        using var zip = MadeFiles.Zip(("map/", ""), ("map/a.txt", "één"), ("b.txt", ""));
        using var archive = SafeArchive.Open(zip);
        Assert.Equal(["b.txt", "map/a.txt"], archive.Names.Order());
        using var reader = new StreamReader(archive.OpenPart("map/a.txt"));
        Assert.Equal("één", reader.ReadToEnd());
        Assert.Throws<FileRefusedException>(() => archive.OpenPart("c.txt"));
    }
}
