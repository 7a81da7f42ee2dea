using System.Globalization;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Modules.Charts;

namespace MkbZekerheid.Host.Pages.Figures;

/// <summary>
/// The level per closed month: the mean of the scores of the headline measures stored for that month. A month in which
/// no headline measure was stored is left out; a measure without a value in a month counts as 0.
/// </summary>
internal static class MonthlyLevels
{
    /// <summary>The chart, or null when no month was closed yet.</summary>
    public static ChartDescription? Chart(IReadOnlyList<MeasureLine> headlines, IStringLocalizer texts)
    {
        var months = headlines.SelectMany(line => line.Trend.Select(value => value.Month)).Distinct().Order().ToList();
        if (months.Count == 0)
        {
            return null;
        }

        var levels = months.Select(month => (double?)Math.Round(headlines.Average(line =>
            line.Scale.Score(line.Trend.FirstOrDefault(value => value.Month == month)?.Value) ?? 0), 1)).ToList();
        var last = levels[^1]!.Value.ToString("0", CultureInfo.CurrentCulture);
        return new SeriesChart(
            texts["Level.Finding", last, levels[0]!.Value.ToString("0", CultureInfo.CurrentCulture)],
            texts["Month"],
            [.. months.Select(month => month.ToString("MMM yyyy", CultureInfo.CurrentCulture))],
            [new ChartSeries(texts["Level.Series"], levels)],
            ChartUnit.Percent)
        {
            Filled = true,
            To = 100,
            Caption = texts["Level.Caption"],
            Lines = [new ChartLine(ChartLineKind.Target, 80, texts["Level.Target"]), new ChartLine(ChartLineKind.Minimum, 60, texts["Level.Minimum"])],
        };
    }
}
