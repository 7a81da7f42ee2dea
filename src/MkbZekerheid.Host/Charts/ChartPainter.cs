using System.Globalization;
using MkbZekerheid.Modules.Charts;
using MkbZekerheid.Modules.Texts;
using ScottPlot;

namespace MkbZekerheid.Host.Charts;

/// <summary>Chooses the drawing of a chart and refuses numbers that no axis can hold.</summary>
internal static class ChartPainter
{
    /// <summary>Larger numbers make axes without digits; money and hours of a company stay far below it.</summary>
    private const double Largest = 1e13;

    /// <summary>More lines than this do not fit a page; the table has all of them.</summary>
    public const int MaxRows = 40;

    public static ChartCanvas Paint(ChartDescription chart, ChartSize size, CultureInfo culture)
    {
        var numbers = Numbers(chart).ToList();
        if (numbers.Count == 0)
        {
            return Sentence(size, DesignTexts.Get("Chart.NoData", culture));
        }

        if (numbers.Any(n => Math.Abs(n) > Largest) || !Fits(chart))
        {
            return Sentence(size, DesignTexts.Get("Chart.NotDrawable", culture));
        }

        return chart switch
        {
            SeriesChart c => SeriesPainter.Lines(c, size, culture),
            BarChart { Horizontal: true } c => RowPainter.Bars(c, size, culture),
            BarChart c => SeriesPainter.Bars(c, size, culture),
            HistogramChart c => SeriesPainter.Histogram(c, size, culture),
            RadarChart c => RadarPainter.Radar(c, size, culture),
            GanttChart c => RowPainter.Gantt(c, size, culture),
            TornadoChart c => RowPainter.Tornado(c, size, culture),
            ExceedanceChart c => ExceedancePainter.Curves(c, size, culture),
            _ => Sentence(size, DesignTexts.Get("Chart.NotDrawable", culture)),
        };
    }

    public static int WidthOf(ChartSize size) => size == ChartSize.Desktop ? 748 : 358;

    public static int HeightOf(ChartSize size) => size == ChartSize.Desktop ? 300 : 260;

    public static double? Known(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    /// <summary>The colour and the words of a line across the chart.</summary>
    public static (Color Colour, float Width, int Pattern, string Text) Style(ChartLine line, ChartUnit unit, CultureInfo culture)
    {
        var text = $"{ChartText.Clean(line.Label, 40)} {ChartNumbers.Format(line.Value, unit, culture)}";
        return line.Kind switch
        {
            ChartLineKind.Minimum => (ChartColour.Bad, 2, 0, text),
            ChartLineKind.Target => (ChartColour.Ok, 1.5f, 1, text),
            _ => (ChartColour.Ink2, 1.5f, 2, text),
        };
    }

    private static IEnumerable<double> Numbers(ChartDescription chart)
    {
        IEnumerable<double?> all = chart switch
        {
            SeriesChart c => c.Series.SelectMany(s => s.Values).Concat([c.From, c.To]).Where(_ => c.Series.Any(s => s.Values.Any(v => Known(v) is not null))),
            BarChart c => c.Series.SelectMany(s => s.Values),
            RadarChart c => c.Series.SelectMany(s => s.Values),
            GanttChart c => c.Bars.SelectMany(b => new double?[] { b.Start, b.End, b.Limit }),
            ExceedanceChart c => c.Curves.SelectMany(k => k.Amounts.Concat(k.Chances)).Select(v => (double?)v),
            TornadoChart c => c.Rows.SelectMany(r => new double?[] { r.Low, r.High }),
            HistogramChart c => c.Edges.Concat(c.Counts).Select(v => (double?)v),
            _ => [],
        };
        return all.Select(Known).OfType<double>();
    }

    private static bool Fits(ChartDescription chart) => chart switch
    {
        SeriesChart c => c.Labels.Count <= ChartDescription.MaxPoints,
        BarChart { Horizontal: false } c => c.Labels.Count is > 0 and <= 60,
        RadarChart c => c.Spokes.Count is >= 3 and <= 16 && double.IsFinite(c.Max) && c.Max is > 0 and < Largest,
        ExceedanceChart c => c.Curves.Any(k => k.Amounts.Zip(k.Chances).Any(p => p.First > 0)),
        TornadoChart c => double.IsFinite(c.Base) && Math.Abs(c.Base) <= Largest,
        HistogramChart c => c.Counts.Count is > 0 and <= 500 && c.Edges.Count == c.Counts.Count + 1,
        _ => true,
    };

    private static ChartCanvas Sentence(ChartSize size, string text)
    {
        var canvas = new ChartCanvas(WidthOf(size), 96);
        var half = canvas.Width - 32;
        canvas.Line(16, 80, canvas.Width - 16, 80, ChartColour.LineStrong);
        for (var x = 16; x <= canvas.Width - 16; x += half / 10)
        {
            canvas.Line(x, 80, x, 74, ChartColour.LineStrong);
        }

        var words = text.Split(". ", 2, StringSplitOptions.None);
        for (var i = 0; i < words.Length; i++)
        {
            canvas.Text(i == 0 && words.Length == 2 ? words[i] + "." : words[i], 16, 22 + (i * 20), Alignment.MiddleLeft, ChartColour.Ink2, 14);
        }

        return canvas;
    }
}
