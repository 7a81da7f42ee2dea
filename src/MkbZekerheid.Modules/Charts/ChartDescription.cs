namespace MkbZekerheid.Modules.Charts;

/// <summary>
/// What a chart says, without how it is drawn. The host draws it; a module only describes it.
/// The kinds are <see cref="SeriesChart"/>, <see cref="BarChart"/>, <see cref="RadarChart"/>, <see cref="GanttChart"/>,
/// <see cref="ExceedanceChart"/>, <see cref="TornadoChart"/> and <see cref="HistogramChart"/>.
/// Unknown numbers are null, never 0. Numbers that are not finite count as unknown.
/// </summary>
/// <param name="Finding">One sentence with the finding; it becomes the title of the drawing.</param>
public abstract record ChartDescription(string Finding)
{
    /// <summary>At most five series in one chart; further ones only appear in the table.</summary>
    public const int MaxSeries = 5;

    /// <summary>At most this many points are drawn per chart.</summary>
    public const int MaxPoints = 2000;

    /// <summary>Text under the chart, such as where the numbers come from. May be empty.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Lines across the value axis: the minimum and the target.</summary>
    public IReadOnlyList<ChartLine> Lines { get; init; } = [];

    /// <summary>Short remarks at a point of the chart.</summary>
    public IReadOnlyList<ChartNote> Notes { get; init; } = [];
}

/// <summary>The meaning of a line across the chart.</summary>
public enum ChartLineKind
{
    /// <summary>The lowest value the company accepts.</summary>
    Minimum,

    /// <summary>The value the company aims for.</summary>
    Target,

    /// <summary>A line with another meaning, such as a capital buffer.</summary>
    Reference,
}

/// <summary>A line across the value axis.</summary>
/// <param name="Value">In the unit of the value axis.</param>
/// <param name="Label">The words next to the line, without the number.</param>
public sealed record ChartLine(ChartLineKind Kind, double Value, string Label);

/// <summary>A remark at a point.</summary>
/// <param name="Index">Zero-based position on the label axis.</param>
public sealed record ChartNote(int Index, string Text);

/// <summary>One named row of values; as many as there are labels. Null is unknown and leaves a gap.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>Lines over labels in order, usually months.</summary>
/// <param name="LabelTitle">What the labels are, for the table ("Maand").</param>
public sealed record SeriesChart(
    string Finding, string LabelTitle, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series, ChartUnit Unit)
    : ChartDescription(Finding)
{
    /// <summary>Fill the area below the first series.</summary>
    public bool Filled { get; init; }

    /// <summary>Fixed lowest value of the axis; null lets the data decide (never above 0 for positive data).</summary>
    public double? From { get; init; } = 0;

    /// <summary>Fixed highest value of the axis; null lets the data decide.</summary>
    public double? To { get; init; }
}

/// <summary>Bars next to each other, or on top of each other.</summary>
/// <param name="LabelTitle">What the labels are, for the table ("Proces").</param>
public sealed record BarChart(
    string Finding, string LabelTitle, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series, ChartUnit Unit)
    : ChartDescription(Finding)
{
    /// <summary>Stack the series of one label. Negative values are not stacked and count as unknown.</summary>
    public bool Stacked { get; init; }

    /// <summary>Bars from left to right with the labels beside them: for names longer than a month.</summary>
    public bool Horizontal { get; init; }
}

/// <summary>Values on spokes from one centre.</summary>
/// <param name="Max">Value at the outer ring; larger values are drawn on the ring.</param>
public sealed record RadarChart(
    string Finding, string LabelTitle, IReadOnlyList<string> Spokes, IReadOnlyList<ChartSeries> Series, double Max, ChartUnit Unit)
    : ChartDescription(Finding);

/// <summary>One bar of time.</summary>
/// <param name="Start">From the start of the plan, in the unit of the chart.</param>
/// <param name="End">At or after <paramref name="Start"/>.</param>
/// <param name="Limit">Latest acceptable end, drawn as a heavy mark; null when there is none.</param>
/// <param name="Series">Zero-based colour group, 0 to 4.</param>
public sealed record GanttBar(string Label, double Start, double End, double? Limit = null, int Series = 0);

/// <summary>Bars of time under each other, such as the order of recovery.</summary>
/// <param name="Unit">Hours or days.</param>
public sealed record GanttChart(
    string Finding, string LabelTitle, IReadOnlyList<GanttBar> Bars, ChartUnit Unit) : ChartDescription(Finding)
{
    /// <summary>Names of the colour groups.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}

/// <summary>A curve of chances to exceed an amount.</summary>
/// <param name="Amounts">Rising; only amounts above 0 can be drawn on the logarithmic axis.</param>
/// <param name="Chances">Fractions 0 to 1, one per amount.</param>
public sealed record ExceedanceCurve(string Name, IReadOnlyList<double> Amounts, IReadOnlyList<double> Chances);

/// <summary>Chance per year (vertical, fraction) that the loss is larger than an amount (horizontal, logarithmic).
/// <see cref="ChartDescription.Lines"/> are vertical here: amounts such as the capital buffer.</summary>
public sealed record ExceedanceChart(string Finding, IReadOnlyList<ExceedanceCurve> Curves, ChartUnit Unit)
    : ChartDescription(Finding);

/// <summary>One cause of uncertainty: the result at its low and at its high value.</summary>
public sealed record TornadoRow(string Label, double Low, double High);

/// <summary>Which inputs move the result most, largest on top.</summary>
/// <param name="Base">The result with all inputs at their base value.</param>
public sealed record TornadoChart(
    string Finding, string LabelTitle, IReadOnlyList<TornadoRow> Rows, double Base, ChartUnit Unit) : ChartDescription(Finding);

/// <summary>How often each range of values occurs.</summary>
/// <param name="Edges">Rising bin edges; one more than <paramref name="Counts"/>.</param>
/// <param name="Counts">Number of cases per bin.</param>
public sealed record HistogramChart(
    string Finding, string ValueTitle, IReadOnlyList<double> Edges, IReadOnlyList<double> Counts, ChartUnit Unit)
    : ChartDescription(Finding);
