using System.Globalization;
using MkbZekerheid.Modules.Charts;
using ScottPlot;

namespace MkbZekerheid.Host.Charts;

/// <summary>Chance that the loss of a year is larger than an amount, with amounts on a logarithmic axis.</summary>
internal static class ExceedancePainter
{
    private const int Top = 24;
    private const int Bottom = 34;
    private const int PointsPerCurve = ChartDescription.MaxPoints / ChartDescription.MaxSeries;

    public static ChartCanvas Curves(ExceedanceChart chart, ChartSize size, CultureInfo culture)
    {
        var curves = chart.Curves.Take(ChartDescription.MaxSeries).Select(Points).ToList();
        var all = curves.SelectMany(c => c).ToList();
        var marks = chart.Lines.Select(l => l.Value).Where(v => v > 0 && double.IsFinite(v) && v < 1e13);
        var amounts = all.Select(p => p.X).Concat(marks).ToList();
        var low = Math.Floor(Math.Log10(amounts.Min()) + 1e-9);
        var high = Math.Max(low + 1, Math.Ceiling(Math.Log10(amounts.Max()) - 1e-9));
        var canvas = new ChartCanvas(ChartPainter.WidthOf(size), ChartPainter.HeightOf(size));
        var legend = SeriesPainter.Legend(canvas, [.. chart.Curves.Take(ChartDescription.MaxSeries).Select(c => new ChartSeries(c.Name, []))]);
        var scale = new ChartScale(0, all.Max(p => p.Y), canvas.Height - Bottom, Top + legend, true, false);
        var left = SeriesPainter.ValueAxis(canvas, scale, ChartUnit.Fraction, culture, 20);
        var right = canvas.Width - 20.0;
        double X(double amount) => left + ((Math.Log10(amount) - low) / (high - low) * (right - left));

        var end = double.NegativeInfinity;
        for (var power = (int)low; power <= (int)high; power++)
        {
            var x = X(Math.Pow(10, power));
            canvas.Line(x, Top + legend, x, canvas.Height - Bottom + 6, ChartColour.Line);
            var text = ChartNumbers.Format(Math.Pow(10, power), chart.Unit, culture);
            var half = ChartFonts.Width(text, 12) / 2;
            var at = Math.Clamp(x, half, canvas.Width - half);
            if (at - half > end + 8)
            {
                canvas.Text(text, at, canvas.Height - 12, Alignment.MiddleCenter, ChartColour.Ink2, 12);
                end = at + half;
            }
        }

        canvas.Line(left, canvas.Height - Bottom, right, canvas.Height - Bottom, ChartColour.Ink, 1.5f);
        for (var c = 0; c < curves.Count; c++)
        {
            canvas.Path([.. curves[c].Select(p => new Coordinates(X(p.X), scale.At(p.Y)))], ChartColour.Series[c], 2.5f, c);
            if (curves[c].Count == 1)
            {
                canvas.Mark(X(curves[c][0].X), scale.At(curves[c][0].Y), c);
            }
        }

        var row = 0;
        foreach (var line in chart.Lines.Where(l => l.Value > 0 && double.IsFinite(l.Value) && l.Value < 1e13))
        {
            var style = ChartPainter.Style(line, chart.Unit, culture);
            var x = X(line.Value);
            canvas.Line(x, Top + legend, x, canvas.Height - Bottom, style.Colour, style.Width, style.Pattern);
            var onLeft = x > canvas.Width * 0.6;
            canvas.Text(ChartCanvas.Fit(style.Text, onLeft ? x - left : right - x), onLeft ? x - 6 : x + 6, Top + legend + 8 + (16 * row++),
                onLeft ? Alignment.MiddleRight : Alignment.MiddleLeft, style.Colour, 12.5f, true);
        }

        return canvas;
    }

    /// <summary>Drawable points, thinned evenly when there are too many; first and last stay.</summary>
    private static List<Coordinates> Points(ExceedanceCurve curve)
    {
        var points = curve.Amounts.Zip(curve.Chances)
            .Where(p => double.IsFinite(p.First) && p.First > 0 && double.IsFinite(p.Second))
            .Select(p => new Coordinates(p.First, Math.Clamp(p.Second, 0, 1))).ToList();
        if (points.Count <= PointsPerCurve)
        {
            return points;
        }

        return [.. Enumerable.Range(0, PointsPerCurve).Select(i => points[(int)((long)i * (points.Count - 1) / (PointsPerCurve - 1))])];
    }
}
