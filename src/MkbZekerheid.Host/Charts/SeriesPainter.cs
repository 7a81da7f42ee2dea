using System.Globalization;
using MkbZekerheid.Modules.Charts;
using ScottPlot;

namespace MkbZekerheid.Host.Charts;

/// <summary>Values over labels from left to right: lines, bars and bins.</summary>
internal static class SeriesPainter
{
    private const int Top = 18;
    private const int Bottom = 30;

    public static ChartCanvas Lines(SeriesChart chart, ChartSize size, CultureInfo culture)
    {
        var canvas = new ChartCanvas(ChartPainter.WidthOf(size), ChartPainter.HeightOf(size));
        var shown = chart.Series.Take(ChartDescription.MaxSeries).ToList();
        var values = shown.SelectMany(s => s.Values).Select(ChartPainter.Known).OfType<double>().ToList();
        var (low, high) = Range(values, chart.Lines, ChartPainter.Known(chart.From));
        var from = ChartPainter.Known(chart.From);
        var to = ChartPainter.Known(chart.To);
        var scale = new ChartScale(low, Math.Max(to ?? high, high), canvas.Height - Bottom, Top, from is not null, to is not null, 4, chart.Unit);
        var endLabels = shown.Select(s => EndLabel(s, shown.Count, chart.Unit, culture)).ToList();
        var right = Math.Min(canvas.Width * 0.32, endLabels.Max(t => ChartFonts.Width(t, 14, true)) + 18);
        var left = ValueAxis(canvas, scale, chart.Unit, culture, right);
        var width = canvas.Width - left - right;
        double X(int index) => chart.Labels.Count < 2 ? left + (width / 2) : left + (width * index / (chart.Labels.Count - 1));

        if (chart.Filled && shown.Count > 0)
        {
            foreach (var run in Runs(shown[0], chart.Labels.Count, X, scale))
            {
                canvas.Area([new(run[0].X, scale.At(scale.From)), .. run, new(run[^1].X, scale.At(scale.From))], ChartColour.Level);
            }
        }

        Cross(canvas, chart.Lines, scale, chart.Unit, culture, left, canvas.Width - right);
        var ends = new List<(double Y, int Series)>();
        for (var s = 0; s < shown.Count; s++)
        {
            var runs = Runs(shown[s], chart.Labels.Count, X, scale);
            foreach (var run in runs)
            {
                canvas.Path(run, ChartColour.Series[s], 2.5f, s);
                foreach (var point in run.Where((_, i) => chart.Labels.Count <= 24 || i == run.Count - 1))
                {
                    canvas.Mark(point.X, point.Y, s, 7);
                }
            }

            if (runs.Count > 0)
            {
                var last = runs[^1][^1];
                if (s == 0)
                {
                    canvas.Ring(last.X, last.Y, ChartColour.Series[0]);
                }

                ends.Add((last.Y, s));
            }
        }

        var previous = double.NegativeInfinity;
        foreach (var (y, s) in ends.OrderBy(e => e.Y))
        {
            previous = Math.Max(y, previous + 16);
            canvas.Text(ChartCanvas.Fit(endLabels[s], right - 14, 14, true), canvas.Width - right + 12, previous, Alignment.MiddleLeft,
                shown.Count == 1 ? ChartColour.Ink : ChartColour.Series[s], 14, true);
        }

        Labels(canvas, chart.Labels, X, width);
        Notes(canvas, chart, X, scale, left);
        return canvas;
    }

    public static ChartCanvas Bars(BarChart chart, ChartSize size, CultureInfo culture)
    {
        var canvas = new ChartCanvas(ChartPainter.WidthOf(size), ChartPainter.HeightOf(size));
        var shown = chart.Series.Take(ChartDescription.MaxSeries).ToList();
        double? Value(int s, int i) => i < shown[s].Values.Count ? ChartPainter.Known(shown[s].Values[i]) : null;
        var count = chart.Labels.Count;
        var totals = chart.Stacked
            ? Enumerable.Range(0, count).Select(i => Enumerable.Range(0, shown.Count).Sum(s => Math.Max(0, Value(s, i) ?? 0))).ToList()
            : [.. shown.SelectMany(s => s.Values).Select(ChartPainter.Known).OfType<double>()];
        var (low, high) = Range(totals, chart.Lines, 0);
        var top = Legend(canvas, shown);
        var scale = new ChartScale(Math.Min(low, 0), high, canvas.Height - Bottom, top + Top, low >= 0, false, 4, chart.Unit);
        var left = ValueAxis(canvas, scale, chart.Unit, culture, 8);
        var width = canvas.Width - left - 8;
        var slot = width / count;
        for (var i = 0; i < count; i++)
        {
            var start = left + (slot * i) + (slot * 0.15);
            var bar = slot * 0.7 / (chart.Stacked ? 1 : shown.Count);
            var sum = 0.0;
            for (var s = 0; s < shown.Count; s++)
            {
                if (Value(s, i) is not { } value || (chart.Stacked && value < 0))
                {
                    continue;
                }

                var x = chart.Stacked ? start : start + (bar * s);
                canvas.Box(x, scale.At(sum), x + bar - (chart.Stacked ? 0 : 1), scale.At(sum + value), ChartColour.Series[s]);
                if (chart.Stacked)
                {
                    sum += value;
                    canvas.Line(x, scale.At(sum), x + bar, scale.At(sum), ChartColour.Surface, 1.5f);
                }
            }
        }

        canvas.Line(left, scale.At(0), canvas.Width - 8, scale.At(0), ChartColour.Ink, 1.5f);
        Cross(canvas, chart.Lines, scale, chart.Unit, culture, left, canvas.Width - 8);
        Labels(canvas, chart.Labels, i => left + (slot * (i + 0.5)), width);
        return canvas;
    }

    public static ChartCanvas Histogram(HistogramChart chart, ChartSize size, CultureInfo culture)
    {
        var canvas = new ChartCanvas(ChartPainter.WidthOf(size), ChartPainter.HeightOf(size));
        var counts = chart.Counts.Select(c => ChartPainter.Known(c) ?? 0).ToList();
        var top = Top + (16 * chart.Lines.Count);
        var scale = new ChartScale(0, counts.Max(), canvas.Height - Bottom, top, true, false, 4, ChartUnit.Count);
        var left = ValueAxis(canvas, scale, ChartUnit.Count, culture, 16);
        var edges = chart.Edges.Select(e => ChartPainter.Known(e) ?? 0).ToList();
        var across = new ChartScale(edges[0], edges[^1], left, canvas.Width - 16, true, true, size == ChartSize.Desktop ? 6 : 3, chart.Unit);
        for (var i = 0; i < counts.Count; i++)
        {
            var (a, b) = (across.At(edges[i]), across.At(edges[i + 1]));
            canvas.Box(a, scale.At(0), Math.Max(a + 0.5, b - (b - a > 4 ? 1 : 0)), scale.At(counts[i]), ChartColour.Series[0]);
        }

        canvas.Line(left, scale.At(0), canvas.Width - 16, scale.At(0), ChartColour.Ink, 1.5f);
        Upright(canvas, chart.Lines, across, chart.Unit, culture, Top - 14, canvas.Height - Bottom);
        ValueLabels(canvas, across, chart.Unit, culture);
        return canvas;
    }

    /// <summary>Lines straight up at a value, with their words at the top.</summary>
    public static void Upright(
        ChartCanvas canvas, IReadOnlyList<ChartLine> lines, ChartScale across, ChartUnit unit, CultureInfo culture, double top, double bottom)
    {
        var row = 0;
        foreach (var line in lines.Where(l => double.IsFinite(l.Value) && l.Value >= across.From && l.Value <= across.To))
        {
            var style = ChartPainter.Style(line, unit, culture);
            var x = across.At(line.Value);
            canvas.Line(x, top, x, bottom, style.Colour, style.Width, style.Pattern);
            var onLeft = x > canvas.Width * 0.6;
            canvas.Text(ChartCanvas.Fit(style.Text, onLeft ? x - 60 : canvas.Width - x - 12), onLeft ? x - 6 : x + 6, top + 8 + (16 * row++),
                onLeft ? Alignment.MiddleRight : Alignment.MiddleLeft, style.Colour, 12.5f, true);
        }
    }

    /// <summary>Draws ticks, their numbers and hairlines; returns the left edge of the drawing.</summary>
    public static double ValueAxis(ChartCanvas canvas, ChartScale scale, ChartUnit unit, CultureInfo culture, double right)
    {
        var texts = scale.Ticks.Select(t => ChartNumbers.Format(t, unit, culture)).ToList();
        var left = Math.Min(canvas.Width * 0.3, texts.Max(t => ChartFonts.Width(t, 12)) + 10);
        for (var i = 0; i < texts.Count; i++)
        {
            var y = scale.At(scale.Ticks[i]);
            canvas.Line(left, y, canvas.Width - right, y, ChartColour.Line);
            canvas.Text(texts[i], left - 8, y, Alignment.MiddleRight, ChartColour.Ink2, 12);
        }

        return left;
    }

    /// <summary>Numbers below a horizontal value axis; those that would touch are left out.</summary>
    public static void ValueLabels(ChartCanvas canvas, ChartScale across, ChartUnit unit, CultureInfo culture)
    {
        var end = double.NegativeInfinity;
        foreach (var tick in across.Ticks)
        {
            var text = ChartNumbers.Format(tick, unit, culture);
            var half = ChartFonts.Width(text, 12) / 2;
            var x = Math.Clamp(across.At(tick), half, canvas.Width - half);
            if (x - half < end + 8)
            {
                continue;
            }

            canvas.Text(text, x, canvas.Height - 12, Alignment.MiddleCenter, ChartColour.Ink2, 12);
            end = x + half;
        }
    }

    /// <summary>Names of series in their colour above the drawing; nothing for one series. Returns the height used.</summary>
    public static double Legend(ChartCanvas canvas, IReadOnlyList<ChartSeries> series, double left = 0)
    {
        if (series.Count < 2)
        {
            return 0;
        }

        var (x, y) = (left, 10.0);
        for (var s = 0; s < series.Count; s++)
        {
            var name = ChartCanvas.Fit(series[s].Name, canvas.Width - left - 24, 13);
            var width = ChartFonts.Width(name, 13) + 34;
            if (x > left && x + width > canvas.Width)
            {
                (x, y) = (left, y + 18);
            }

            canvas.Box(x, y - 6, x + 12, y + 6, ChartColour.Series[s]);
            canvas.Text(name, x + 18, y, Alignment.MiddleLeft, ChartColour.Ink2, 13);
            x += width;
        }

        return y + 10;
    }

    private static (double Low, double High) Range(IReadOnlyList<double> values, IReadOnlyList<ChartLine> lines, double? from)
    {
        var all = values.Concat(lines.Select(l => l.Value).Where(v => double.IsFinite(v) && Math.Abs(v) < 1e13)).DefaultIfEmpty(0).ToList();
        return (Math.Min(from ?? all.Min(), all.Min()), all.Max());
    }

    private static void Cross(
        ChartCanvas canvas, IReadOnlyList<ChartLine> lines, ChartScale scale, ChartUnit unit, CultureInfo culture, double left, double right)
    {
        foreach (var line in lines.Where(l => double.IsFinite(l.Value) && l.Value >= scale.From && l.Value <= scale.To))
        {
            var style = ChartPainter.Style(line, unit, culture);
            var y = scale.At(line.Value);
            canvas.Line(left, y, right, y, style.Colour, style.Width, style.Pattern);
            canvas.Text(ChartCanvas.Fit(style.Text, right - left), left + 6, y - 9, Alignment.MiddleLeft, style.Colour, 12.5f, true);
        }
    }

    private static void Labels(ChartCanvas canvas, IReadOnlyList<string> labels, Func<int, double> x, double width)
    {
        var room = width / Math.Max(1, labels.Count);
        var widest = labels.Take(60).Max(l => ChartFonts.Width(ChartText.Clean(l, 40), 12));
        var every = Math.Max(1, (int)Math.Ceiling(Math.Min(widest + 10, 90) / room));
        var last = labels.Count - 1;
        for (var i = 0; i < labels.Count; i++)
        {
            // The last label is the one of today: it always shows, so its neighbour gives way.
            if (i != last && (i % every != 0 || last - i < every))
            {
                continue;
            }

            var text = ChartCanvas.Fit(labels[i], Math.Max(room * every, 34), 12, i == last);
            var half = ChartFonts.Width(text, 12, i == last) / 2;
            canvas.Text(text, Math.Clamp(x(i), half, canvas.Width - half), canvas.Height - 12, Alignment.MiddleCenter,
                i == last ? ChartColour.Ink : ChartColour.Ink2, 12, i == last);
        }
    }

    private static void Notes(ChartCanvas canvas, SeriesChart chart, Func<int, double> x, ChartScale scale, double left)
    {
        var row = 0;
        foreach (var note in chart.Notes.Take(4).Where(n => n.Index >= 0 && n.Index < chart.Labels.Count))
        {
            var value = chart.Series.Count > 0 && note.Index < chart.Series[0].Values.Count ? ChartPainter.Known(chart.Series[0].Values[note.Index]) : null;
            var y = scale.At(value ?? scale.From);
            var end = Math.Min(canvas.Height - Bottom - 12, Math.Max(y + 40, canvas.Height - Bottom - 62) + (row++ % 2 * 24));
            if (end < y + 14)
            {
                continue;
            }

            canvas.Line(x(note.Index), y + 8, x(note.Index), end - 8, ChartColour.Ink3);
            var text = ChartCanvas.Fit(note.Text, 140, 12);
            var half = ChartFonts.Width(text, 12) / 2;
            canvas.Text(text, Math.Clamp(x(note.Index), left + half, canvas.Width - half), end, Alignment.MiddleCenter, ChartColour.Ink2, 12);
        }
    }

    private static string EndLabel(ChartSeries series, int count, ChartUnit unit, CultureInfo culture)
    {
        var last = series.Values.Select(ChartPainter.Known).LastOrDefault(v => v is not null);
        var number = last is null ? "" : ChartNumbers.Format(last, unit, culture);
        return count == 1 ? number : $"{ChartText.Clean(series.Name, 30)} {number}".Trim();
    }

    /// <summary>Stretches of known values: unknown leaves a gap.</summary>
    private static List<List<Coordinates>> Runs(ChartSeries series, int count, Func<int, double> x, ChartScale scale)
    {
        var runs = new List<List<Coordinates>>();
        List<Coordinates>? run = null;
        for (var i = 0; i < Math.Min(count, series.Values.Count); i++)
        {
            if (ChartPainter.Known(series.Values[i]) is not { } value)
            {
                run = null;
                continue;
            }

            if (run is null)
            {
                runs.Add(run = []);
            }

            run.Add(new(x(i), scale.At(value)));
        }

        return runs;
    }
}
