using System.Globalization;
using MkbZekerheid.Modules.Charts;
using MkbZekerheid.Modules.Texts;

namespace MkbZekerheid.Host.Charts;

/// <summary>The words and the table of a chart: the same data for who cannot or does not want to see the drawing.</summary>
internal static class ChartWords
{
    private const int MaxTitle = 300;

    public static string Title(ChartDescription chart) => ChartText.Clean(chart.Finding, MaxTitle);

    public static string Describe(ChartDescription chart, CultureInfo culture)
    {
        var parts = new List<string>();
        switch (chart)
        {
            case SeriesChart c:
                parts.AddRange(c.Series.Select(s => Series(s, c.Labels, c.Unit, culture)));
                break;
            case BarChart c:
                parts.AddRange(c.Series.Select(s => Series(s, c.Labels, c.Unit, culture)));
                break;
            case RadarChart c:
                parts.AddRange(c.Series.Select(s => Series(s, c.Spokes, c.Unit, culture)));
                break;
            case GanttChart c:
                parts.AddRange(c.Bars.Take(12).Select(b => DesignTexts.Format("Chart.Limits", culture, ChartText.Clean(b.Label, 60),
                    ChartNumbers.Format(b.Start, c.Unit, culture), ChartNumbers.Format(b.End, c.Unit, culture))));
                break;
            case ExceedanceChart c:
                parts.AddRange(c.Curves.Where(k => k.Amounts.Count > 0 && k.Chances.Count == k.Amounts.Count)
                    .Select(k => DesignTexts.Format("Chart.Curve", culture, ChartText.Clean(k.Name, 60),
                        ChartNumbers.Format(k.Amounts[0], c.Unit, culture), ChartNumbers.Format(k.Chances[0], ChartUnit.Fraction, culture),
                        ChartNumbers.Format(k.Amounts[^1], c.Unit, culture), ChartNumbers.Format(k.Chances[^1], ChartUnit.Fraction, culture))));
                break;
            case TornadoChart c:
                parts.AddRange(c.Rows.Take(12).Select(r => DesignTexts.Format("Chart.Limits", culture, ChartText.Clean(r.Label, 60),
                    ChartNumbers.Format(r.Low, c.Unit, culture), ChartNumbers.Format(r.High, c.Unit, culture))));
                break;
            case HistogramChart c when c.Counts.Count > 0 && c.Edges.Count == c.Counts.Count + 1:
                var top = Enumerable.Range(0, c.Counts.Count).MaxBy(i => c.Counts[i]);
                parts.Add(DesignTexts.Format("Chart.Histogram", culture,
                    ChartNumbers.Format(c.Edges[top], c.Unit, culture), ChartNumbers.Format(c.Edges[top + 1], c.Unit, culture),
                    ChartNumbers.Format(c.Edges[0], c.Unit, culture), ChartNumbers.Format(c.Edges[^1], c.Unit, culture)));
                break;
        }

        parts.AddRange(chart.Lines.Select(line => DesignTexts.Format("Chart.Line", culture,
            ChartText.Clean(line.Label, 60), ChartNumbers.Format(line.Value, Unit(chart), culture))));
        var text = string.Join(' ', parts);
        return text.Length == 0 ? DesignTexts.Get("Chart.NoData", culture) : text;
    }

    public static ChartTable Table(ChartDescription chart, CultureInfo culture)
    {
        string Word(string key) => DesignTexts.Get(key, culture);
        string Number(double? value, ChartUnit unit) => ChartNumbers.Format(value, unit, culture);
        return chart switch
        {
            SeriesChart c => SeriesTable(c.LabelTitle, c.Labels, c.Series, c.Unit, culture),
            BarChart c => SeriesTable(c.LabelTitle, c.Labels, c.Series, c.Unit, culture),
            RadarChart c => SeriesTable(c.LabelTitle, c.Spokes, c.Series, c.Unit, culture),
            GanttChart c => new([c.LabelTitle, Word("Chart.Start"), Word("Chart.End"), Word("Chart.Limit")],
                [.. c.Bars.Select(b => Row(b.Label, Number(b.Start, c.Unit), Number(b.End, c.Unit), b.Limit is null ? "" : Number(b.Limit, c.Unit)))]),
            ExceedanceChart c => new([Word("Chart.Amount"), .. c.Curves.Select(k => ChartText.Clean(k.Name, 120))], ExceedanceRows(c, culture)),
            TornadoChart c => new([c.LabelTitle, Word("Chart.Low"), Word("Chart.Base"), Word("Chart.High")],
                [.. c.Rows.Select(r => Row(r.Label, Number(r.Low, c.Unit), Number(c.Base, c.Unit), Number(r.High, c.Unit)))]),
            HistogramChart c => new([Word("Chart.From"), Word("Chart.To"), Word("Chart.Count")],
                [.. c.Counts.Take(Math.Max(0, c.Edges.Count - 1)).Select((n, i) => Row(Number(c.Edges[i], c.Unit), Number(c.Edges[i + 1], c.Unit), Number(n, ChartUnit.Count)))]),
            _ => new([], []),
        };
    }

    public static ChartUnit Unit(ChartDescription chart) => chart switch
    {
        SeriesChart c => c.Unit,
        BarChart c => c.Unit,
        RadarChart c => c.Unit,
        GanttChart c => c.Unit,
        ExceedanceChart c => c.Unit,
        TornadoChart c => c.Unit,
        HistogramChart c => c.Unit,
        _ => ChartUnit.Number,
    };

    private static IReadOnlyList<string> Row(params string[] cells) => [.. cells.Select(cell => ChartText.Clean(cell, 200))];

    private static string Series(ChartSeries series, IReadOnlyList<string> labels, ChartUnit unit, CultureInfo culture)
    {
        var name = ChartText.Clean(series.Name, 60);
        var known = series.Values.Take(labels.Count)
            .Select((value, index) => (Value: value, Label: ChartText.Clean(labels[index], 60)))
            .Where(point => point.Value is { } v && double.IsFinite(v)).ToList();
        if (known.Count == 0)
        {
            return DesignTexts.Format("Chart.NoValues", culture, name);
        }

        string At((double? Value, string Label) point) =>
            DesignTexts.Format("Chart.DescribeAt", culture, ChartNumbers.Format(point.Value, unit, culture), point.Label);
        return DesignTexts.Format("Chart.Describe", culture, name, At(known[0]), At(known[^1]),
            At(known.MaxBy(p => p.Value)), At(known.MinBy(p => p.Value)));
    }

    private static ChartTable SeriesTable(
        string labelTitle, IReadOnlyList<string> labels, IReadOnlyList<ChartSeries> series, ChartUnit unit, CultureInfo culture) =>
        new([labelTitle, .. series.Select(s => ChartText.Clean(s.Name, 120))],
            [.. labels.Select((label, index) => Row([label, .. series.Select(s =>
                ChartNumbers.Format(index < s.Values.Count ? s.Values[index] : null, unit, culture))]))]);

    /// <summary>Twelve readable amounts instead of every point of the curve.</summary>
    private static List<IReadOnlyList<string>> ExceedanceRows(ExceedanceChart chart, CultureInfo culture)
    {
        var amounts = chart.Curves.SelectMany(c => c.Amounts).Where(a => double.IsFinite(a)).Distinct().Order().ToList();
        var step = Math.Max(1, (amounts.Count + 11) / 12);
        return [.. amounts.Where((_, i) => i % step == 0 || i == amounts.Count - 1).Select(amount => Row(
            [ChartNumbers.Format(amount, chart.Unit, culture), .. chart.Curves.Select(c => ChartNumbers.Format(ChanceAt(c, amount), ChartUnit.Fraction, culture))]))];
    }

    /// <summary>Chance of the last point at or below the amount; null before the first point.</summary>
    private static double? ChanceAt(ExceedanceCurve curve, double amount)
    {
        double? chance = null;
        for (var i = 0; i < Math.Min(curve.Amounts.Count, curve.Chances.Count) && curve.Amounts[i] <= amount; i++)
        {
            chance = curve.Chances[i];
        }

        return chance;
    }
}
