using Xunit;

namespace MkbZekerheid.Design;

public sealed class TokenContrastTests
{
    /// <summary>Foreground, background, and the ratio WCAG asks: 4.5 for text, 3 for borders, marks and chart series.</summary>
    public static TheoryData<string, string, double> Pairs => new()
    {
        { "ink", "surface", 7 }, { "ink", "paper", 7 }, { "ink", "wash", 7 }, { "ink", "level", 4.5 }, { "ink-2", "surface", 4.5 }, { "ink-2", "paper", 4.5 },
        { "ink-2", "wash", 4.5 }, { "ink-3", "surface", 4.5 }, { "ink-3", "paper", 4.5 }, { "water", "surface", 4.5 }, { "water", "wash", 4.5 },
        { "surface", "water", 4.5 }, { "surface", "water-hover", 4.5 }, { "on-deep", "deep", 7 }, { "on-deep-2", "deep", 4.5 }, { "on-mark", "mark", 7 }, { "mark", "deep", 4.5 },
        { "line-strong", "surface", 3 }, { "ok", "ok-bg", 4.5 }, { "warn", "warn-bg", 4.5 }, { "bad", "bad-bg", 4.5 }, { "idle", "idle-bg", 4.5 },
        { "ok", "surface", 4.5 }, { "warn", "surface", 4.5 }, { "bad", "surface", 4.5 },
        { "i1-ink", "i1", 4.5 }, { "i2-ink", "i2", 4.5 }, { "i3-ink", "i3", 4.5 }, { "i4-ink", "i4", 4.5 }, { "i5-ink", "i5", 4.5 },
        { "c1", "surface", 3 }, { "c2", "surface", 3 }, { "c3", "surface", 3 }, { "c4", "surface", 3 }, { "c5", "surface", 3 },
    };

    private static readonly string Css = File.ReadAllText(Path.Combine(Repository.Root, "src", "MkbZekerheid.Host", "wwwroot", "css", "tokens.css"));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_of_colours_can_be_read_in_both_themes(string front, string back, double least)
    {
        foreach (var theme in (Dictionary<string, string>[])[Tokens.Light(Css), .. Tokens.Dark(Css)])
        {
            var ratio = Tokens.Contrast(theme[front], theme[back]);
            Assert.True(ratio >= least, $"{front} on {back}: {ratio:0.00} is below {least}.");
        }
    }

    [Fact]
    public void Both_ways_to_the_dark_theme_give_the_same_colours()
    {
        var dark = Tokens.Dark(Css);
        Assert.True(dark[0].Count > 30);
        Assert.Equal(dark[0].OrderBy(t => t.Key), dark[1].OrderBy(t => t.Key));
    }

    [Fact]
    public void The_contrast_rule_itself_knows_black_on_white_and_grey_on_grey()
    {
        Assert.Equal(21, Tokens.Contrast("#000000", "#ffffff"), 3);
        Assert.True(Tokens.Contrast("#777777", "#888888") < 3);
    }
}
