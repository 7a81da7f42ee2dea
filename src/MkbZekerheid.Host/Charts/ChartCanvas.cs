using ScottPlot;

namespace MkbZekerheid.Host.Charts;

/// <summary>
/// Pixels from the top left as the coordinates of a plot without axes: charts place their own axes, labels and marks,
/// so that they look the same as the gauges and fit a phone.
/// </summary>
internal sealed class ChartCanvas : IDisposable
{
    private static readonly MarkerShape[] Markers = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.Eks];
    private readonly Plot _plot = new();

    public ChartCanvas(int width, int height)
    {
        (Width, Height) = (width, height);
        _plot.FigureBackground.Color = Colors.Transparent;
        _plot.DataBackground.Color = Colors.Transparent;
        _plot.HideAxesAndGrid();
        _plot.Layout.Frameless();
        _plot.Axes.SetLimits(0, width, height, 0);
    }

    public int Width { get; }

    public int Height { get; }

    public void Dispose() => _plot.Dispose();

    public string ToSvg() => _plot.GetSvgXml(Width, Height);

    public void Line(double x1, double y1, double x2, double y2, Color colour, float width = 1, int pattern = 0)
    {
        var line = _plot.Add.Line(x1, y1, x2, y2);
        (line.LineColor, line.LineWidth, line.MarkerSize) = (ChartColour.Dashed(colour, pattern), width, 0);
    }

    public void Path(IReadOnlyList<Coordinates> points, Color colour, float width, int pattern = 0)
    {
        if (points.Count < 2)
        {
            return;
        }

        var line = _plot.Add.ScatterLine(points.ToArray());
        (line.Color, line.LineWidth, line.MarkerSize) = (ChartColour.Dashed(colour, pattern), width, 0);
    }

    public void Area(IReadOnlyList<Coordinates> points, Color fill, Color? edge = null, float width = 0)
    {
        var area = _plot.Add.Polygon(points.ToArray());
        (area.FillColor, area.LineWidth, area.LineColor) = (fill, width, edge ?? fill);
    }

    /// <summary>A filled box; sides given in any order.</summary>
    public void Box(double x1, double y1, double x2, double y2, Color fill) =>
        Area([new(x1, y1), new(x2, y1), new(x2, y2), new(x1, y2)], fill);

    public void Mark(double x, double y, int series, float size = 8)
    {
        var colour = ChartColour.Series[series % ChartColour.Series.Length];
        var marker = _plot.Add.Marker(x, y, Markers[series % Markers.Length], size, colour);
        marker.LineWidth = 2.5f;
    }

    /// <summary>The point of today: an open ring.</summary>
    public void Ring(double x, double y, Color colour)
    {
        _plot.Add.Marker(x, y, MarkerShape.FilledCircle, 13, colour);
        _plot.Add.Marker(x, y, MarkerShape.FilledCircle, 7.5f, ChartColour.Surface);
    }

    public void Text(string text, double x, double y, Alignment alignment, Color colour, float size = 12.5f, bool bold = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var (family, shown) = ChartFonts.For(text);
        var label = _plot.Add.Text(shown, x, y);
        (label.LabelFontName, label.LabelFontSize, label.LabelBold) = (family, size, bold);
        (label.LabelFontColor, label.LabelAlignment, label.LabelBackgroundColor) = (colour, alignment, Colors.Transparent);
    }

    /// <summary>Cuts a text with "…" until it fits.</summary>
    public static string Fit(string text, double width, float size = 12.5f, bool bold = false)
    {
        text = ChartText.Clean(text, 80);
        if (ChartFonts.Width(text, size, bold) <= width)
        {
            return text;
        }

        var runes = text.EnumerateRunes().ToList();
        while (runes.Count > 1)
        {
            runes.RemoveAt(runes.Count - 1);
            var shorter = string.Concat(runes).TrimEnd() + "…";
            if (ChartFonts.Width(shorter, size, bold) <= width)
            {
                return shorter;
            }
        }

        return "…";
    }
}
