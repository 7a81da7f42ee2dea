using System.Globalization;
using System.Text;
using MkbZekerheid.Modules.Charts;
using MkbZekerheid.Modules.TagHelpers;
using MkbZekerheid.Modules.Texts;

namespace MkbZekerheid.Modules.Components;

/// <summary>Draws the route: weeks from left to right, the level as water against a staff gauge, the plan dashed, milestones as lines.</summary>
internal sealed class RouteChartDrawing
{
    private readonly RouteChartData _data;
    private readonly CultureInfo _culture;
    private readonly bool _phone;
    private readonly StringBuilder _svg = new();
    private readonly double _left;
    private readonly double _right;
    private readonly double _top;
    private readonly double _bottom;
    private readonly int _weeks;

    private RouteChartDrawing(RouteChartData data, bool phone, CultureInfo culture)
    {
        (_data, _phone, _culture) = (data, phone, culture);
        (_left, _right, _top, _bottom) = phone ? (46, 350, 22, 174) : (52, 942, 26, 204);
        _weeks = Math.Clamp(data.Weeks, 1, 104);
    }

    /// <summary>Complete SVG element with title and description.</summary>
    /// <param name="id">Prefix of ids, unique in the page.</param>
    public static string Draw(RouteChartData data, bool phone, string id, CultureInfo culture) => new RouteChartDrawing(data, phone, culture).Svg(id);

    /// <summary>The same in one or two sentences.</summary>
    public static string Describe(RouteChartData data, CultureInfo culture)
    {
        var text = DesignTexts.Format("Route.Describe", culture, data.CurrentWeek, data.Weeks, Whole(Level(data), culture), Whole(PlannedAt(data), culture));
        return data.Milestones.Count == 0 ? text : text + " " + DesignTexts.Format("Route.Milestones", culture,
            string.Join(", ", data.Milestones.Select(m => DesignTexts.Format("Route.Milestone", culture, m.Name, Whole(m.Level, culture)))));
    }

    private static double? Level(RouteChartData data) => Known(data.Levels, Math.Min(data.CurrentWeek, data.Levels.Count - 1));

    private static double? PlannedAt(RouteChartData data) => Known(data.Planned, data.CurrentWeek);

    private static double? Known(IReadOnlyList<double> values, int index) =>
        index >= 0 && index < values.Count && double.IsFinite(values[index]) ? Math.Clamp(values[index], 0, 100) : null;

    private static string Whole(double? value, CultureInfo culture) =>
        value is { } v ? Math.Floor(v).ToString("0", culture) : DesignTexts.Get("Chart.Unknown", culture);

    private static string N(double value) => Html.Number(value);

    private double X(double week) => _left + ((_right - _left) * Math.Clamp(week, 0, _weeks) / _weeks);

    private double Y(double level) => _bottom - ((_bottom - _top) * level / 100);

    private string Svg(string id)
    {
        var level = Level(_data);
        _svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"{(_phone ? "mob" : "desk")}\" viewBox=\"0 0 {(_phone ? "358 200" : "1092 262")}\" role=\"img\" aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\"><title id=\"{id}-t\">{Html.Encode(DesignTexts.Get("Route.Title", _culture))}</title><desc id=\"{id}-d\">{Html.Encode(Describe(_data, _culture))}</desc><g aria-hidden=\"true\">");
        Board(level ?? 0);
        Milestones();
        Water(level);
        Axis();
        return _svg.Append("</g></svg>").ToString();
    }

    /// <summary>The staff gauge: ten blocks, left and right in turn, full colour up to the level.</summary>
    private void Board(double level)
    {
        var (x1, x2, step) = _phone ? (30.0, 40.0, 8.0) : (34.0, 48.0, 11.2);
        for (var block = 0; block < 10; block++)
        {
            var (top, bottom) = (Y((block + 1) * 10), Y(block * 10));
            var (x, reach) = block % 2 == 0 ? (x1, step) : (x2, -step);
            var path = new StringBuilder().Append('M').Append(N(x)).Append(' ').Append(N(top)).Append('V').Append(N(bottom));
            for (var tick = 0; tick < 3; tick++)
            {
                path.Append('M').Append(N(x)).Append(' ').Append(N(top + 1.5 + (tick * (bottom - top) * 0.4))).Append('h').Append(N(reach));
            }

            _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" stroke=\"var(--water)\" stroke-width=\"{(_phone ? 2 : 3)}\" fill=\"none\" opacity=\"{((block + 1) * 10 <= level + 5 ? "1" : ".45")}\"/>");
        }

        foreach (var mark in new[] { 0, 50, 100 })
        {
            Text(_phone ? 24 : 28, Y(mark) + 4, mark.ToString(_culture), "end", 12, "var(--ink-2)", 400, "mono");
        }
    }

    private void Milestones()
    {
        foreach (var milestone in _data.Milestones.Where(m => double.IsFinite(m.Level)))
        {
            var y = Y(Math.Clamp(milestone.Level, 0, 100));
            Line(_left, y, _right, y, "var(--line-strong)", 1, "1 4");
            if (!_phone)
            {
                Text(_right + 10, y + 4.5, (milestone.Reached ? "✓ " : "") + Short(milestone.Name, 22), "start", 13,
                    milestone.Reached ? "var(--ok)" : "var(--ink-2)", milestone.Reached ? 600 : 400);
            }
        }
    }

    private void Water(double? level)
    {
        var week = Math.Clamp(_data.CurrentWeek, 0, _weeks);
        var own = Enumerable.Range(0, Math.Min(week + 1, _data.Levels.Count)).Select(w => Known(_data.Levels, w) is { } v ? (X(w), Y(v)) : ((double, double)?)null).OfType<(double X, double Y)>().ToList();
        var plan = Enumerable.Range(0, Math.Min(_weeks + 1, _data.Planned.Count)).Select(w => Known(_data.Planned, w) is { } v ? (X(w), Y(v)) : ((double, double)?)null).OfType<(double X, double Y)>().ToList();
        if (own.Count > 1)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{N(own[0].X)} {N(_bottom)}L{Points(own)}V{N(_bottom)}z\" fill=\"var(--level)\"/>");
        }

        if (plan.Count > 1)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Points(plan)}\" fill=\"none\" stroke=\"var(--ink-3)\" stroke-width=\"1.5\" stroke-dasharray=\"5 5\"/>");
            if (!_phone)
            {
                var at = plan[plan.Count * 3 / 4];
                Text(at.X, Math.Min(at.Y + 44, _bottom - 10), DesignTexts.Get("Route.Planned", _culture), "start", 12, "var(--ink-3)", 400);
            }
        }

        if (own.Count > 1)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Points(own)}\" fill=\"none\" stroke=\"var(--water)\" stroke-width=\"3\" stroke-linejoin=\"round\"/>");
        }

        var x = X(week);
        Line(x, _bottom, x, _phone ? 18 : 22, "var(--ink)", 1.5);
        var word = DesignTexts.Format(_phone ? "Route.Week" : "Route.Now", _culture, _data.CurrentWeek);
        var width = (word.Length * 6.6) + 18;
        var centre = Math.Clamp(x, width / 2, (_phone ? 358 : 1092) - (width / 2));
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(centre - (width / 2))}\" y=\"{(_phone ? 0 : 3)}\" width=\"{N(width)}\" height=\"20\" rx=\"10\" fill=\"var(--mark)\"/>");
        Text(centre, _phone ? 14.5 : 17.5, word, "middle", 12.5, "var(--on-mark)", 700);
        if (level is { } now)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(x)}\" cy=\"{N(Y(now))}\" r=\"5.5\" fill=\"var(--surface)\" stroke=\"var(--water)\" stroke-width=\"3\"/>");
            var end = x > _right - 50;
            Text(end ? x - 11 : x + 11, Math.Min(Y(now) + 18, _bottom - 6), Whole(now, _culture) + "%", end ? "end" : "start", _phone ? 13 : 15, "var(--ink)", 700);
        }
    }

    private void Axis()
    {
        Line(_left, _bottom, _right, _bottom, "var(--ink)", 1.5);
        var ends = _data.Phases.Select(p => p.ToWeek).ToHashSet();
        for (var week = 1; week <= _weeks; week++)
        {
            Line(X(week), _bottom, X(week), _bottom + (ends.Contains(week) ? (_phone ? 8 : 12) : 5), "var(--ink-3)", 1);
        }

        var current = _data.Phases.FirstOrDefault(p => !p.Done)?.Number;
        foreach (var phase in _data.Phases)
        {
            var x = (X(phase.FromWeek - 1) + X(phase.ToWeek)) / 2;
            var room = X(phase.ToWeek) - X(phase.FromWeek - 1);
            var now = phase.Number == current;
            var fill = phase.Done ? "var(--ok)" : now ? "var(--ink)" : "var(--ink-2)";
            var number = phase.Number.ToString(_culture);
            Text(x, _phone ? 194 : 231, phase.Done ? (_phone ? "✓" : "✓ " + number) : number, "middle", _phone ? 12 : 13, fill, phase.Done ? 600 : now ? 700 : 400);
            if (!_phone)
            {
                Text(x, 247, Short(phase.Name, Math.Max(9, (int)(room / 6.4))), "middle", 11.5, now ? "var(--ink)" : "var(--ink-2)", now ? 700 : 400);
            }
        }
    }

    private static string Short(string name, int letters) => name.Length <= letters ? name : name[..(letters - 1)].TrimEnd() + "…";

    private static string Points(IEnumerable<(double X, double Y)> points) => string.Join('L', points.Select(p => $"{N(p.X)} {N(p.Y)}"));

    private void Line(double x1, double y1, double x2, double y2, string stroke, double width, string? dash = null) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{N(x1)} {N(y1)}L{N(x2)} {N(y2)}\" stroke=\"{stroke}\" stroke-width=\"{N(width)}\"{(dash is null ? "" : $" stroke-dasharray=\"{dash}\"")}/>");

    private void Text(double x, double y, string text, string anchor, double size, string fill, int weight, string? css = null) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" font-size=\"{N(size)}\" font-weight=\"{weight}\" fill=\"{fill}\"{(css is null ? "" : $" class=\"{css}\"")}>{Html.Encode(text)}</text>");
}
