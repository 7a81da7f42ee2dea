using System.Globalization;
using MkbZekerheid.Modules.Charts;
using MkbZekerheid.Modules.Texts;
using ScottPlot;

namespace MkbZekerheid.Host.Charts;

/// <summary>One line per thing with its name beside it: bars, plans in time, and causes of uncertainty.</summary>
internal static class RowPainter
{
    private const int RowHeight = 30;
    private const int Bottom = 32;

    public static ChartCanvas Bars(BarChart chart, ChartSize size, CultureInfo culture)
    {
        var shown = chart.Series.Take(ChartDescription.MaxSeries).ToList();
        double? Value(int s, int i) => i < shown[s].Values.Count ? ChartPainter.Known(shown[s].Values[i]) : null;
        var count = Math.Min(chart.Labels.Count, ChartPainter.MaxRows);
        var values = Enumerable.Range(0, count).SelectMany(i => chart.Stacked
            ? [Enumerable.Range(0, shown.Count).Sum(s => Math.Max(0, Value(s, i) ?? 0))]
            : Enumerable.Range(0, shown.Count).Select(s => Value(s, i) ?? 0)).Append(0).ToList();
        var rows = new Rows(chart.Labels, shown, values.Min(), Highest(values.Max(), chart.Lines), size, culture, chart.Unit);
        for (var i = 0; i < count; i++)
        {
            var sum = 0.0;
            var thickness = chart.Stacked ? 14.0 : Math.Max(3, 18.0 / shown.Count);
            var end = rows.Across.At(0);
            for (var s = 0; s < shown.Count; s++)
            {
                if (Value(s, i) is not { } value || (chart.Stacked && value < 0))
                {
                    continue;
                }

                var y = chart.Stacked ? rows.Y(i) - 7 : rows.Y(i) - (thickness * shown.Count / 2) + (thickness * s);
                rows.Canvas.Box(rows.Across.At(sum), y, rows.Across.At(sum + value), y + thickness - (chart.Stacked ? 0 : 1), ChartColour.Series[s]);
                end = Math.Max(end, rows.Across.At(sum + value));
                sum += chart.Stacked ? value : 0;
            }

            if (shown.Count == 1 && Value(0, i) is { } only)
            {
                rows.Canvas.Text(ChartNumbers.Format(only, chart.Unit, culture), end + 6, rows.Y(i), Alignment.MiddleLeft, ChartColour.Ink2, 12);
            }
        }

        rows.Finish(chart.Lines, chart.Labels.Count);
        return rows.Canvas;
    }

    public static ChartCanvas Gantt(GanttChart chart, ChartSize size, CultureInfo culture)
    {
        var bars = chart.Bars.Take(ChartPainter.MaxRows).ToList();
        var ends = bars.SelectMany(b => new[] { ChartPainter.Known(b.Start), ChartPainter.Known(b.End), ChartPainter.Known(b.Limit) }).OfType<double>().Append(0).ToList();
        var groups = chart.Groups.Take(ChartDescription.MaxSeries).Select(g => new ChartSeries(g, [])).ToList();
        var rows = new Rows([.. bars.Select(b => b.Label)], groups, Math.Min(0, ends.Min()), ends.Max(), size, culture, chart.Unit);
        for (var i = 0; i < bars.Count; i++)
        {
            if (ChartPainter.Known(bars[i].Start) is { } start && ChartPainter.Known(bars[i].End) is { } end)
            {
                var (a, b) = (rows.Across.At(start), rows.Across.At(Math.Max(start, end)));
                rows.Canvas.Box(a, rows.Y(i) - 8, Math.Max(b, a + 2), rows.Y(i) + 8, ChartColour.Series[Math.Clamp(bars[i].Series, 0, 4)]);
            }

            if (ChartPainter.Known(bars[i].Limit) is { } limit)
            {
                var late = bars[i].End > limit;
                rows.Canvas.Line(rows.Across.At(limit), rows.Y(i) - 13, rows.Across.At(limit), rows.Y(i) + 13, late ? ChartColour.Bad : ChartColour.Ink, 3);
            }
        }

        rows.Finish(chart.Lines, chart.Bars.Count);
        return rows.Canvas;
    }

    public static ChartCanvas Tornado(TornadoChart chart, ChartSize size, CultureInfo culture)
    {
        var causes = chart.Rows.Where(r => double.IsFinite(r.Low) && double.IsFinite(r.High))
            .OrderByDescending(r => Math.Abs(r.High - r.Low)).Take(ChartPainter.MaxRows).ToList();
        var ends = causes.SelectMany(r => new[] { r.Low, r.High }).Append(chart.Base).ToList();
        ChartSeries[] legend = [new(DesignTexts.Get("Chart.Low", culture), []), new(DesignTexts.Get("Chart.High", culture), [])];
        var rows = new Rows([.. causes.Select(r => r.Label)], legend, ends.Min(), ends.Max(), size, culture, chart.Unit);
        var centre = rows.Across.At(chart.Base);
        for (var i = 0; i < causes.Count; i++)
        {
            rows.Canvas.Box(centre, rows.Y(i) - 8, rows.Across.At(causes[i].Low), rows.Y(i) + 8, ChartColour.Series[0]);
            rows.Canvas.Box(centre, rows.Y(i) - 8, rows.Across.At(causes[i].High), rows.Y(i) + 8, ChartColour.Series[1]);
        }

        rows.Canvas.Line(centre, rows.Top, centre, rows.Canvas.Height - Bottom, ChartColour.Ink, 2);
        rows.Finish(chart.Lines, chart.Rows.Count);
        return rows.Canvas;
    }

    private static double Highest(double high, IReadOnlyList<ChartLine> lines) =>
        lines.Select(l => l.Value).Where(v => double.IsFinite(v) && Math.Abs(v) < 1e13).Append(high).Max();

    /// <summary>The sheet of rows: names on the left (above the bar on a phone), the value axis below.</summary>
    private sealed class Rows
    {
        private readonly CultureInfo _culture;
        private readonly ChartUnit _unit;
        private readonly double _step;
        private readonly double _shift;

        public Rows(IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> legend, double low, double high, ChartSize size, CultureInfo culture, ChartUnit unit)
        {
            (_culture, _unit) = (culture, unit);
            var phone = size == ChartSize.Phone;
            var count = Math.Min(labels.Count, ChartPainter.MaxRows);
            (_step, _shift) = phone ? (44, 30) : (RowHeight, RowHeight / 2.0);
            var legendRows = legend.Count < 2 ? 0 : phone ? legend.Count : 2;
            Canvas = new ChartCanvas(ChartPainter.WidthOf(size), (int)(16 + (legendRows * 18) + (count * _step) + Bottom + 18));
            Top = SeriesPainter.Legend(Canvas, legend) + 18;
            var widest = labels.Take(count).Select(l => (double)ChartFonts.Width(ChartText.Clean(l, 60), 13)).DefaultIfEmpty(0).Max();
            var left = phone ? 2 : Math.Min(Canvas.Width * 0.36, widest) + 14;
            var most = ChartFonts.Width(ChartNumbers.Format(high, unit, culture), 12);
            Across = new ChartScale(low, high, left, Canvas.Width - Math.Clamp(most + 10, 16, 96), low >= 0, false, phone ? 3 : 5, unit);
            foreach (var tick in Across.Ticks)
            {
                Canvas.Line(Across.At(tick), Top, Across.At(tick), Canvas.Height - Bottom, ChartColour.Line);
            }

            for (var i = 0; i < count; i++)
            {
                if (phone)
                {
                    Canvas.Text(ChartCanvas.Fit(labels[i], Canvas.Width - 8, 13), 2, Y(i) - 19, Alignment.MiddleLeft, ChartColour.Ink, 13);
                }
                else
                {
                    Canvas.Text(ChartCanvas.Fit(labels[i], left - 14, 13), 0, Y(i), Alignment.MiddleLeft, ChartColour.Ink, 13);
                }
            }
        }

        public ChartCanvas Canvas { get; }

        public ChartScale Across { get; }

        public double Top { get; }

        public double Y(int row) => Top + (row * _step) + _shift;

        public void Finish(IReadOnlyList<ChartLine> lines, int total)
        {
            Canvas.Line(Across.At(Math.Max(0, Across.From)), Top, Across.At(Math.Max(0, Across.From)), Canvas.Height - Bottom, ChartColour.Ink, 1.5f);
            SeriesPainter.Upright(Canvas, lines, Across, _unit, _culture, Top - 14, Canvas.Height - Bottom);
            SeriesPainter.ValueLabels(Canvas, Across, _unit, _culture);
            if (total > ChartPainter.MaxRows)
            {
                Canvas.Text(DesignTexts.Format("Chart.More", _culture, total - ChartPainter.MaxRows), 0, Canvas.Height - Bottom + 4,
                    Alignment.MiddleLeft, ChartColour.Ink2, 12);
            }
        }
    }
}
