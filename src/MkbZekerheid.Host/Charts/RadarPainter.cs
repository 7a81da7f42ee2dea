using System.Globalization;
using MkbZekerheid.Modules.Charts;
using ScottPlot;

namespace MkbZekerheid.Host.Charts;

/// <summary>Values on spokes; an unknown value lies in the centre without a mark, so the table tells it apart from zero.</summary>
internal static class RadarPainter
{
    public static ChartCanvas Radar(RadarChart chart, ChartSize size, CultureInfo culture)
    {
        var shown = chart.Series.Take(ChartDescription.MaxSeries).ToList();
        var phone = size == ChartSize.Phone;
        var canvas = new ChartCanvas(ChartPainter.WidthOf(size), (phone ? 320 : 360) + (shown.Count > 1 ? 24 : 0));
        var top = SeriesPainter.Legend(canvas, shown);
        var (cx, cy) = (canvas.Width / 2.0, top + ((canvas.Height - top) / 2.0));
        var radius = ((canvas.Height - top) / 2.0) - (phone ? 62 : 42);
        var count = chart.Spokes.Count;
        Coordinates At(int spoke, double share)
        {
            var angle = (-Math.PI / 2) + (2 * Math.PI * spoke / count);
            return new(cx + (Math.Cos(angle) * radius * share), cy + (Math.Sin(angle) * radius * share));
        }

        for (var ring = 1; ring <= 5; ring++)
        {
            var points = Enumerable.Range(0, count + 1).Select(i => At(i % count, ring / 5.0)).ToList();
            canvas.Path(points, ring == 5 ? ChartColour.LineStrong : ChartColour.Line, 1);
        }

        for (var spoke = 0; spoke < count; spoke++)
        {
            var end = At(spoke, 1);
            canvas.Line(cx, cy, end.X, end.Y, ChartColour.Line);
            var label = At(spoke, 1 + (14 / radius));
            var side = label.X < cx - 8 ? Alignment.MiddleRight : label.X > cx + 8 ? Alignment.MiddleLeft
                : label.Y < cy ? Alignment.LowerCenter : Alignment.UpperCenter;
            var room = side is Alignment.MiddleRight ? label.X - 2 : side is Alignment.MiddleLeft ? canvas.Width - label.X - 2 : canvas.Width * 0.6;
            canvas.Text(ChartCanvas.Fit(chart.Spokes[spoke], room, 12), label.X, label.Y, side, ChartColour.Ink2, 12);
        }

        for (var s = 0; s < shown.Count; s++)
        {
            double? Value(int i) => i < shown[s].Values.Count ? ChartPainter.Known(shown[s].Values[i]) : null;
            var points = Enumerable.Range(0, count).Select(i => At(i, Math.Clamp((Value(i) ?? 0) / chart.Max, 0, 1))).ToList();
            if (s == 0)
            {
                canvas.Area(points, ChartColour.Level.WithAlpha(.6));
            }

            canvas.Path([.. points, points[0]], ChartColour.Series[s], 2.5f, s);
            for (var i = 0; i < count; i++)
            {
                if (Value(i) is not null)
                {
                    canvas.Mark(points[i].X, points[i].Y, s, 7);
                }
            }
        }

        canvas.Text(ChartNumbers.Format(chart.Max, chart.Unit, culture), cx + 4, cy - radius + 9, Alignment.MiddleLeft, ChartColour.Ink3, 11);
        return canvas;
    }
}
