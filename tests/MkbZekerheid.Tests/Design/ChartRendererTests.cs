using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using MkbZekerheid.Host.Charts;
using MkbZekerheid.Modules.Charts;
using MkbZekerheid.Modules.Components;
using Xunit;

namespace MkbZekerheid.Design;

public sealed class ChartRendererTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly ScottPlotChartRenderer Renderer = new();

    public static TheoryData<string> Ordinary => [.. Charts().Keys];

    public static TheoryData<string> Strange => [.. Hostile().Keys];

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void Every_kind_of_chart_has_a_title_a_description_a_table_and_valid_svg(string kind)
    {
        foreach (var size in Enum.GetValues<ChartSize>())
        {
            foreach (var language in new[] { "nl", "en" })
            {
                var drawn = Renderer.Render(Charts()[kind], size, language);
                var svg = Check(drawn);
                Assert.Equal(Charts()[kind].Finding, drawn.Title);
                Assert.NotEmpty(drawn.Table.Rows);
                Assert.True(svg.Descendants(Svg + "path").Count() > 2, "Nothing is drawn.");
                Assert.NotEmpty(svg.Descendants(Svg + "text"));
                Assert.Contains("var(--c1)", drawn.Svg, StringComparison.Ordinal);
                Assert.StartsWith(size == ChartSize.Desktop ? "0 0 748 " : "0 0 358 ", (string)svg.Attribute("viewBox")!, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public void Strange_data_never_breaks_a_page_and_takes_less_than_a_second(string name)
    {
        Renderer.WarmUp();
        var watch = Stopwatch.StartNew();
        var drawn = Renderer.Render(Hostile()[name], ChartSize.Desktop, "nl");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{name} took {watch.Elapsed}.");
        Check(drawn);
        Assert.True(drawn.Svg.Length < 200_000, $"{name} gave {drawn.Svg.Length} characters.");
    }

    [Fact]
    public void Unknown_months_leave_a_gap_and_are_called_unknown_in_the_table()
    {
        var whole = Renderer.Render(Line(1, 2, 3, 4, 5), ChartSize.Desktop, "nl");
        var gap = Renderer.Render(Line(1, 2, null, 4, 5), ChartSize.Desktop, "nl");
        Assert.Equal("onbekend", gap.Table.Rows[2][1]);
        Assert.Equal("3", whole.Table.Rows[2][1]);
        int Strokes(ChartSvg drawn) => XElement.Parse(drawn.Svg).Descendants(Svg + "path").Count(p => (string?)p.Attribute("stroke") == "var(--c1)");
        Assert.Equal(Strokes(whole) + 1, Strokes(gap));
    }

    [Fact]
    public void The_same_data_has_the_same_hash_and_another_number_another()
    {
        var one = Renderer.Render(Line(1, 2, 3), ChartSize.Desktop, "nl");
        using var other = new ScottPlotChartRenderer();
        var two = other.Render(Line(1, 2, 3), ChartSize.Desktop, "nl");
        Assert.Equal(one.Hash, two.Hash);
        Assert.Equal(one.Svg, two.Svg);
        Assert.NotEqual(one.Hash, Renderer.Render(Line(1, 2, 4), ChartSize.Desktop, "nl").Hash);
        Assert.NotEqual(one.Hash, Renderer.Render(Line(1, 2, 3), ChartSize.Phone, "nl").Hash);
        Assert.NotEqual(one.Hash, Renderer.Render(Line(1, 2, 3), ChartSize.Desktop, "en").Hash);
    }

    [Fact]
    public async Task Drawing_from_eight_threads_gives_the_same_pictures_as_one()
    {
        using var fresh = new ScottPlotChartRenderer();
        var jobs = Enumerable.Range(0, 64).Select(i => Task.Run(() => (Index: i, fresh.Render(Line(i % 16, 5, 9), ChartSize.Phone, "nl").Svg))).ToList();
        foreach (var (index, svg) in await Task.WhenAll(jobs))
        {
            Assert.Equal(Renderer.Render(Line(index % 16, 5, 9), ChartSize.Phone, "nl").Svg, svg);
        }
    }

    [Fact]
    public void A_size_that_is_not_on_the_list_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Renderer.Render(Line(1, 2), (ChartSize)9, "nl"));

    [Fact]
    public void Numbers_are_written_the_way_people_read_them()
    {
        var dutch = CultureInfo.GetCultureInfo("nl-NL");
        Assert.Equal("€ 2.400", ChartNumbers.Format(2400, ChartUnit.Euro, dutch));
        Assert.Equal("4 uur", ChartNumbers.Format(4, ChartUnit.Hours, dutch));
        Assert.Equal("3 dagen", ChartNumbers.Format(72, ChartUnit.Hours, dutch));
        Assert.Equal("1 week", ChartNumbers.Format(168, ChartUnit.Hours, dutch));
        Assert.Equal("71%", ChartNumbers.Format(0.71, ChartUnit.Fraction, dutch));
        Assert.Equal("onbekend", ChartNumbers.Format(null, ChartUnit.Percent, dutch));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(6, 17)]
    [InlineData(17, 17)]
    [InlineData(90, 17)]
    public void The_route_is_drawn_in_any_week(int week, int weeks)
    {
        var data = new RouteChartData(weeks, week, [0, 3, double.NaN, 140], [0, 10, 20], [new(1, "<b>Lang & breed</b>", 1, 2, true)], [new(20, "Noodkaart \"klaar\"", true)]);
        foreach (var phone in new[] { true, false })
        {
            var svg = XElement.Parse(RouteChartDrawing.Draw(data, phone, "r", CultureInfo.GetCultureInfo("nl-NL")).Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal));
            Assert.NotNull(svg.Element(Svg + "title"));
            Assert.NotNull(svg.Element(Svg + "desc"));
            Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
        }
    }

    private static XElement Check(ChartSvg drawn)
    {
        var svg = XElement.Parse(drawn.Svg);
        Assert.Equal(drawn.Title, svg.Element(Svg + "title")!.Value);
        Assert.Equal(drawn.Description, svg.Element(Svg + "desc")!.Value);
        Assert.NotEqual("", drawn.Description);
        Assert.NotEmpty(drawn.Table.Columns);
        Assert.Equal("true", (string?)svg.Element(Svg + "g")!.Attribute("aria-hidden"));
        Assert.All(svg.DescendantsAndSelf(), e => Assert.Contains(e.Name.LocalName, new[] { "svg", "title", "desc", "g", "path", "text", "rect", "circle", "ellipse", "line", "polyline", "polygon" }));
        Assert.All(svg.DescendantsAndSelf().Attributes(), a =>
        {
            Assert.DoesNotContain(a.Name.LocalName, new[] { "style", "font-family", "href" });
            Assert.False(a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.False(a.Name.LocalName is "fill" or "stroke" && a.Value != "none" && !a.Value.StartsWith("var(--", StringComparison.Ordinal), $"{a} is not a token.");
        });
        Assert.All(svg.Descendants(Svg + "text"), t => Assert.DoesNotContain(",", (string?)t.Attribute("x") ?? "", StringComparison.Ordinal));
        return svg;
    }

    private static SeriesChart Line(params double?[] values) =>
        new("Een zin", "Maand", [.. values.Select((_, i) => "m" + i)], [new("Peil", values)], ChartUnit.Number);

    private static Dictionary<string, ChartDescription> Charts() => new()
    {
        ["line"] = Line(9, 18, 31, 47) with { Filled = true, Lines = [new(ChartLineKind.Minimum, 20, "minimum"), new(ChartLineKind.Target, 40, "doel")], Notes = [new(2, "oefening")] },
        ["bars"] = new BarChart("Zin", "Proces", ["Inkoop", "Planning"], [new("Doel", [4, 8]), new("Gemeten", [6, 30])], ChartUnit.Hours),
        ["stacked"] = new BarChart("Zin", "Maand", ["jan", "feb"], [new("Mensen", [400, 800]), new("Middelen", [600, 700])], ChartUnit.Euro) { Stacked = true },
        ["rows"] = new BarChart("Zin", "Proces", ["Inkoop", "Planning"], [new("Uren", [4, 8])], ChartUnit.Hours) { Horizontal = true },
        ["radar"] = new RadarChart("Zin", "Stap", ["a", "b", "c", "d"], [new("Nu", [1, 2, null, 4])], 5, ChartUnit.Number),
        ["gantt"] = new GanttChart("Zin", "Proces", [new("Netwerk", 0, 4, 8), new("Telefonie", 2, 12, 10, 1)], ChartUnit.Hours),
        ["exceedance"] = new ExceedanceChart("Zin", [new("Nu", [1000, 20000, 500000], [.5, .2, .01])], ChartUnit.Euro) { Lines = [new(ChartLineKind.Reference, 250000, "buffer")] },
        ["tornado"] = new TornadoChart("Zin", "Oorzaak", [new("Brand", 80, 120), new("IT", 50, 150)], 100, ChartUnit.Euro),
        ["histogram"] = new HistogramChart("Zin", "Uren", [0, 4, 8, 12], [3, 9, 2], ChartUnit.Hours),
    };

    private static Dictionary<string, ChartDescription> Hostile()
    {
        var many = Enumerable.Range(0, 20_000).Select(i => (double?)i).ToList();
        var long200 = new string('W', 200_000);
        return new()
        {
            ["nothing"] = new SeriesChart("", "", [], [], ChartUnit.Euro),
            ["no series"] = new SeriesChart("Zin", "M", ["a"], [], ChartUnit.Euro),
            ["only unknown"] = Line(null, null),
            ["one point"] = Line(5),
            ["all equal"] = Line(0, 0, 0),
            ["1e308"] = Line(1e308, -1e308),
            ["NaN and infinities"] = Line(double.NaN, double.PositiveInfinity, double.NegativeInfinity, 3),
            ["tiny"] = Line(1e-300, 2e-300),
            ["minimum NaN"] = Line(1, 2) with { Lines = [new(ChartLineKind.Minimum, double.NaN, "m"), new(ChartLineKind.Target, 1e308, "t")] },
            ["axis NaN"] = Line(1, 2) with { From = double.NaN, To = double.NegativeInfinity },
            ["note outside"] = Line(1, 2) with { Notes = [new(-1, "x"), new(99, "y"), new(int.MaxValue, "z")] },
            ["long title"] = new SeriesChart(long200, long200, [long200], [new(long200, [1])], ChartUnit.Number),
            ["script"] = new SeriesChart("<script>alert(1)</script>", "<img onerror=x>", ["</svg><script>"], [new("\"><script>alert(1)</script>", [1, 2])], ChartUnit.Number),
            ["control characters"] = new SeriesChart("a\0b\u0001c\uD800d\uFFFE", "\u0000", ["\u0008"], [new("\uDC00", [1])], ChartUnit.Number),
            ["emoji and Arabic"] = new SeriesChart("😀 مرحبا", "M", ["😀", "漢字"], [new("Ωمرحبا", [1, 2])], ChartUnit.Number),
            ["too many points"] = new SeriesChart("Zin", "M", [.. many.Select(m => "m")], [new("s", many)], ChartUnit.Number),
            ["values without labels"] = new SeriesChart("Zin", "M", ["a"], [new("s", [1, 2, 3])], ChartUnit.Number),
            ["too many series"] = new BarChart("Zin", "M", ["a"], [.. Enumerable.Range(0, 50).Select(i => new ChartSeries("s" + i, [i]))], ChartUnit.Number),
            ["too many bars"] = new BarChart("Zin", "M", [.. many.Select(m => "m")], [new("s", many)], ChartUnit.Number),
            ["too many rows"] = new BarChart("Zin", "M", [.. many.Select(m => "m")], [new("s", many)], ChartUnit.Number) { Horizontal = true },
            ["negative bars"] = new BarChart("Zin", "M", ["a", "b"], [new("s", [-4, 3])], ChartUnit.Euro) { Stacked = true },
            ["radar of two"] = new RadarChart("Zin", "M", ["a", "b"], [new("s", [1, 2])], 5, ChartUnit.Number),
            ["radar max 0"] = new RadarChart("Zin", "M", ["a", "b", "c"], [new("s", [1, 2, 3])], 0, ChartUnit.Number),
            ["gantt backwards"] = new GanttChart("Zin", "M", [new("a", 9, 2, double.NaN, 99), new("b", double.NaN, 3, null, -4)], ChartUnit.Hours),
            ["gantt empty"] = new GanttChart("Zin", "M", [], ChartUnit.Days),
            ["exceedance below zero"] = new ExceedanceChart("Zin", [new("s", [-5, 0], [.5, .4])], ChartUnit.Euro),
            ["exceedance uneven"] = new ExceedanceChart("Zin", [new("s", [1, 2, 3], [.5])], ChartUnit.Euro),
            ["exceedance long"] = new ExceedanceChart("Zin", [new("s", [.. Enumerable.Range(1, 50_000).Select(i => (double)i)], [.. Enumerable.Range(1, 50_000).Select(i => 1.0 / i)])], ChartUnit.Euro),
            ["tornado NaN"] = new TornadoChart("Zin", "M", [new("a", double.NaN, 1)], double.NaN, ChartUnit.Euro),
            ["histogram uneven"] = new HistogramChart("Zin", "M", [1], [1, 2, 3], ChartUnit.Number),
            ["histogram flat"] = new HistogramChart("Zin", "M", [5, 5], [0], ChartUnit.Number),
        };
    }
}
