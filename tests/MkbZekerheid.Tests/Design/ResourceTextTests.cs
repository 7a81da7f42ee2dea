using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace MkbZekerheid.Design;

public sealed partial class ResourceTextTests
{
    [Fact]
    public void Dutch_and_English_have_the_same_keys_with_the_same_gaps_in_every_project()
    {
        var problems = new List<string>();
        var dutchFiles = Repository.Sources("*.resx").Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(dutchFiles);
        foreach (var file in dutchFiles)
        {
            var other = file[..^".resx".Length] + ".en.resx";
            if (!File.Exists(other))
            {
                problems.Add($"{Repository.Short(file)} has no English file");
                continue;
            }

            var (dutch, english) = (Read(file), Read(other));
            problems.AddRange(dutch.Keys.Except(english.Keys).Select(k => $"{Repository.Short(other)} misses {k}"));
            problems.AddRange(english.Keys.Except(dutch.Keys).Select(k => $"{Repository.Short(file)} misses {k}"));
            problems.AddRange(dutch.Keys.Intersect(english.Keys).Where(k => !Gaps(dutch[k]).SetEquals(Gaps(english[k]))).Select(k => $"{Repository.Short(file)}: {k} has other gaps in English"));
            problems.AddRange(dutch.Concat(english).Where(t => t.Value.Trim().Length == 0).Select(t => $"{Repository.Short(file)}: {t.Key} is empty"));
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void Dutch_texts_have_no_trade_terms_no_officialese_and_no_exclamation_mark()
    {
        var wrong = Repository.Sources("*.resx").Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal))
            .SelectMany(f => Read(f).Where(t => Banned().IsMatch(t.Value)).Select(t => $"{Repository.Short(f)}: {t.Key} = {t.Value}")).ToList();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Theory]
    [InlineData("Uw RTO is 4 uur", true)]
    [InlineData("Succesvol opgeslagen", true)]
    [InlineData("Klaar!", true)]
    [InlineData("Indien nodig", true)]
    [InlineData("Biaggio belt de directeur", false)]
    public void The_rule_on_words_knows_right_from_wrong(string text, bool wrong) => Assert.Equal(wrong, Banned().IsMatch(text));

    [Fact]
    public void Every_text_that_a_shared_component_asks_for_exists()
    {
        var known = Read(Path.Combine(Repository.Root, "src", "MkbZekerheid.Modules", "Texts", "DesignTexts.resx")).Keys.ToHashSet();
        var asked = Repository.Sources("*.cs*").SelectMany(f =>
        {
            var source = File.ReadAllText(f);
            var keys = AskedKey().Matches(source).Select(m => m.Groups[1].Value);
            return f.EndsWith("_ComponentSheet.cshtml", StringComparison.Ordinal)
                ? keys.Concat(SheetKey().Matches(source).Select(m => "Sheet." + m.Groups[1].Value).Where(k => k != "Sheet.Ramp"))
                : keys;
        }).ToHashSet();
        Assert.Contains("Chart.ShowTable", asked);
        Assert.DoesNotContain(asked, k => !k.EndsWith('.') && !known.Contains(k));
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(d => (string)d.Attribute("name")!, d => (string?)d.Element("value") ?? "");

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\b(?:RTO|MTPD|SPOF|BIA|RPO|MBCO)\b|\b(?i:indien|succesvol\w*)\b|!")]
    private static partial Regex Banned();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"DesignTexts\.(?:Get|Format)\((?:[a-z]+ \? )?""([A-Za-z.0-9]+)""")]
    private static partial Regex AskedKey();

    [GeneratedRegex(@"\bT\(""([A-Za-z0-9]+)""")]
    private static partial Regex SheetKey();
}
