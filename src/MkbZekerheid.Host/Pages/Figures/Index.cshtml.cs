using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Charts;
using MkbZekerheid.Modules.Components;
using MkbZekerheid.Modules.TagHelpers;

namespace MkbZekerheid.Host.Pages.Figures;

/// <summary>Is the firm above its minimum: the level over the months, six measures, tiles of the phases, maturity, all measures.</summary>
[RequiresPermission(CorePermissions.FiguresRead)]
internal sealed class IndexModel(
    IProgramme programme, MeasureReader measures, LevelReader levels, PluginCatalogue catalogue, IStringLocalizer<FigureTexts> texts) : PageModel
{
    public string Finding { get; private set; } = "";

    public string Crumb { get; private set; } = "";

    public LevelView Level { get; private set; } = null!;

    public ChartDescription? LevelChart { get; private set; }

    public ChartDescription? MaturityChart { get; private set; }

    public MeasureTable Headlines { get; private set; } = null!;

    public IReadOnlyList<MeasureLine> All { get; private set; } = [];

    public IReadOnlyList<PhaseState> Phases { get; private set; } = [];

    public IReadOnlyList<WidgetDescriptor> Widgets { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        var asOf = state.Model.AsOf!.Value;
        Level = await levels.GetAsync(cancellationToken);
        All = await measures.GetAsync(cancellationToken);
        Phases = state.Phases;
        Widgets = [.. catalogue.Loaded.SelectMany(module => module.Descriptor.Widgets).Where(widget => widget.Place == WidgetPlace.Figures)];
        var headlines = await measures.HeadlinesAsync(cancellationToken);
        Crumb = texts["Crumb", asOf.ToString("MMMM", CultureInfo.CurrentCulture)];
        Finding = FindingOf(Level.Level.Percent, headlines);
        Headlines = new MeasureTable(
            texts["Headlines.Caption"],
            texts["Headlines.Since", asOf.AddMonths(-1).ToString("MMMM", CultureInfo.CurrentCulture)],
            [.. headlines.Select(line => MeasureRows.Of(line, texts))]);
        LevelChart = MonthlyLevels.Chart(headlines, texts);
        MaturityChart = MaturityRadar(state);
    }

    private string FindingOf(int level, IReadOnlyList<MeasureLine> headlines)
    {
        var below = headlines.Where(line => line.Status == MeasureStatus.BelowMinimum).ToList();
        return below.Count switch
        {
            0 => texts["Finding.Fine", level],
            1 => texts["Finding.One", level, below[0].Name],
            _ => texts["Finding.Many", level, below.Count],
        };
    }

    private RadarChart? MaturityRadar(ProgrammeState state)
    {
        if (state.Phases.All(phase => phase.Maturity is null))
        {
            return null;
        }

        var own = state.Model.MaturitySelfAssessment;
        var computed = state.Phases.Select(phase => (double?)phase.Maturity?.Level).ToList();
        return new RadarChart(
            texts["Maturity.Finding", computed.Average()?.ToString("0.0", CultureInfo.CurrentCulture) ?? "–", computed.Min() ?? 0],
            texts["Maturity.Phase"],
            [.. state.Phases.Select(phase => phase.Name)],
            [
                new ChartSeries(texts["Maturity.Computed"], computed),
                .. own.IsKnown ? [new ChartSeries(texts["Maturity.Own"], [.. state.Phases.Select(phase => own.TryGetValue(phase.Descriptor.Code, out var level) ? (double?)level.Level : null)])] : Array.Empty<ChartSeries>(),
            ],
            5, ChartUnit.Number);
    }
}
