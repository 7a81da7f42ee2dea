namespace MkbZekerheid.Modules.Charts;

/// <summary>The sizes a chart can have; there are no others.</summary>
public enum ChartSize
{
    /// <summary>748 by 300 px, beside a side column.</summary>
    Desktop,

    /// <summary>358 by 260 px, drawn for a phone.</summary>
    Phone,
}

/// <summary>Draws chart descriptions as SVG for the page.</summary>
public interface IChartRenderer
{
    /// <summary>
    /// Draws one chart. Never throws on strange data: what cannot be drawn gives an SVG that says so, and the table is always complete.
    /// The SVG holds colours as CSS variables (one drawing for light, dark and print), no style attributes and no fonts.
    /// </summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="size">For which screen.</param>
    /// <param name="language">"nl" or "en"; any other means Dutch.</param>
    ChartSvg Render(ChartDescription chart, ChartSize size, string language);
}

/// <summary>A drawn chart with its words and its numbers.</summary>
/// <param name="Svg">Valid XML: one svg element with title and desc.</param>
/// <param name="Title">The finding.</param>
/// <param name="Description">First, last, highest and lowest value and the minimum, in words.</param>
/// <param name="Table">The same data as a table.</param>
/// <param name="Hash">Content hash of description, size and language: equal data, equal hash.</param>
public sealed record ChartSvg(string Svg, string Title, string Description, ChartTable Table, string Hash);

/// <summary>The numbers of a chart as text, in the language of the reader.</summary>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
