using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace MkbZekerheid.Design;

public sealed partial class AssetTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "MkbZekerheid.Host", "wwwroot");

    [Fact]
    public void Styles_and_scripts_stay_within_their_budget()
    {
        Assert.InRange(Zipped("css/tokens.css", "css/ui.css"), 1, 14 * 1024);
        Assert.InRange(Zipped("js/app.js"), 1, 15 * 1024);
        Assert.InRange(Zipped("vendor/htmx-4.0.1.min.js"), 1, 15 * 1024);
        Assert.InRange(new FileInfo(Path.Combine(Web, "fonts", "atkinson-next.woff2")).Length, 1, 40 * 1024);
    }

    [Fact]
    public void A_plugin_adds_at_most_two_kilobytes_of_styles()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "plugins"), "*.css", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")))
        {
            Assert.True(Zip(File.ReadAllBytes(file)) <= 2048, Repository.Short(file));
        }
    }

    [Fact]
    public void No_page_has_a_style_attribute_an_inline_script_or_an_inline_handler()
    {
        var pages = Repository.Sources("*.cshtml").ToList();
        Assert.NotEmpty(pages);
        var wrong = pages.Where(file => Inline().IsMatch(File.ReadAllText(file))).Select(Repository.Short).ToList();
        Assert.True(wrong.Count == 0, "The content security policy forbids: " + string.Join(", ", wrong));
    }

    [Theory]
    [InlineData("<p style=\"color:red\">", true)]
    [InlineData("<p class=\"a\"  style='x'>", true)]
    [InlineData("<script>alert(1)</script>", true)]
    [InlineData("<a onclick=\"x()\">", true)]
    [InlineData("<script src=\"~/js/app.js\" defer></script>", false)]
    [InlineData("<p class=\"style\">", false)]
    public void The_rule_against_inline_code_knows_right_from_wrong(string html, bool wrong) => Assert.Equal(wrong, Inline().IsMatch(html));

    [Fact]
    public void Colour_values_live_in_the_tokens_only()
    {
        Assert.DoesNotMatch("#[0-9a-fA-F]{3,8}\\b", File.ReadAllText(Path.Combine(Web, "css", "ui.css")).Replace("%3C", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_icon_that_a_page_names_is_in_the_sprite()
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        var sprite = XDocument.Load(Path.Combine(Web, "icons", "icons.svg")).Descendants(svg + "symbol").Select(s => (string)s.Attribute("id")!).ToHashSet();
        Assert.Contains("check", sprite);
        var missing = Repository.Sources("*.cshtml")
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(m => (File: Repository.Short(file), Icon: m.Groups[1].Value)))
            .Where(use => !sprite.Contains(use.Icon)).ToList();
        Assert.True(missing.Count == 0, string.Join(", ", missing));
    }

    [Fact]
    public void Every_shared_partial_that_a_page_names_exists()
    {
        var named = Repository.Sources("*.cshtml")
            .SelectMany(file => Shared().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.Contains("_Chart", named);
        Assert.DoesNotContain(named, name => !File.Exists(Path.Combine(Repository.Root, "src", "MkbZekerheid.Modules", "Components", name + ".cshtml")));
    }

    [Fact]
    public void Third_party_files_come_with_their_licence()
    {
        foreach (var licence in new[] { "fonts/LICENSE-atkinson-hyperlegible.txt", "vendor/LICENSE-htmx.txt", "icons/LICENSE-tabler-icons.txt" })
        {
            Assert.True(new FileInfo(Path.Combine(Web, licence)).Length > 200, licence);
        }
    }

    private static int Zipped(params string[] files) => Zip([.. files.SelectMany(f => File.ReadAllBytes(Path.Combine(Web, f)))]);

    private static int Zip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(bytes);
        }

        return (int)target.Length;
    }

    [GeneratedRegex("""<[a-z][^>]*\s(?:style|on[a-z]+)\s*=|<script(?![^>]*\ssrc=)|<style\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("\"/Components/(_[A-Za-z]+)\\.cshtml\"")]
    private static partial Regex Shared();

    [GeneratedRegex("""<icon name="([a-z0-9-]+)" ?/?>""")]
    private static partial Regex IconName();
}
