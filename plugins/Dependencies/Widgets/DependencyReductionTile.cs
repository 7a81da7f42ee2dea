using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Dependencies.Measures;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Charts;

namespace MkbZekerheid.Dependencies.Widgets;

/// <summary>On the figures page: how far dependence fell since the first month end.</summary>
public sealed class DependencyReductionTile(IProgramme programme, IStringLocalizerFactory localizers) : ViewComponent
{
    private const string ViewPath = "/Pages/Dependencies/Shared/DependencyReductionTile.cshtml";

    /// <summary>Draws the tile; without two month ends it says what is missing.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var state = await programme.GetAsync(HttpContext.RequestAborted);
        return View(ViewPath, Describe(state.Model, localizers.Create(typeof(Texts))));
    }

    internal static DependencyReductionTileModel Describe(ResilienceModel model, IStringLocalizer texts)
    {
        var months = MonthEnds.Of(model);
        if (months.Count < 2)
        {
            return new DependencyReductionTileModel(texts["Tile.Title"], texts["Tile.NoData"], null, null);
        }

        string[] labels = [.. months.Select(month => month.Month.ToString("MMM yyyy", CultureInfo.CurrentCulture))];
        var finding = months[^1].Reduction switch
        {
            null => texts["Tile.Unknown"].Value,
            > 0 and var fallen => texts["Tile.Fallen", months.Count, fallen],
            0 => texts["Tile.Same", months.Count],
            var risen => texts["Tile.Risen", months.Count, -risen.Value],
        };
        var totals = new SeriesChart(finding, texts["Tile.Month"], labels, [new ChartSeries(texts["Tile.Total"], [.. months.Select(month => (double?)month.Total)])], ChartUnit.Number)
        {
            Caption = texts["Tile.Caption"],
            Filled = true,
        };
        var reduction = new SeriesChart(texts["Tile.ReductionFinding", Show.Percent(months[^1].Reduction)], texts["Tile.Month"], labels,
            [new ChartSeries(texts["Tile.Reduction"], [.. months.Select(month => (double?)month.Reduction)])], ChartUnit.Percent)
        {
            Caption = texts["Tile.ReductionCaption"],
            From = null,
            Lines = [new ChartLine(ChartLineKind.Target, 25, texts["Tile.Target"])],
        };
        return new DependencyReductionTileModel(texts["Tile.Title"], finding, totals, reduction);
    }
}

/// <summary>What the tile shows; the charts are null while there is nothing to draw.</summary>
public sealed record DependencyReductionTileModel(string Title, string Finding, SeriesChart? Totals, SeriesChart? Reduction);
