using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Charts;

namespace MkbZekerheid.Host.Pages.Home;

/// <summary>The route: where the firm is, the one next step, the eight steps, who is waited for.</summary>
[RequiresPermission(CorePermissions.OrganisationRead)]
internal sealed class IndexModel(
    IProgramme programme, LevelReader levels, MeasureReader measures, IOrganisationContext organisation, IStringLocalizer<HomeTexts> texts) : PageModel
{
    public string Finding { get; private set; } = "";

    public string Lead { get; private set; } = "";

    public LevelView Level { get; private set; } = null!;

    public RouteChartData Chart { get; private set; } = null!;

    public IReadOnlyList<PhaseState> Phases { get; private set; } = [];

    private IReadOnlyDictionary<int, (int From, int To)> spans = new Dictionary<int, (int From, int To)>();

    public NextStep? Next { get; private set; }

    public IReadOnlyList<ImprovementAction> Waiting { get; private set; } = [];

    public bool ShowTable { get; private set; }

    public async Task OnGetAsync(int? tabel, CancellationToken cancellationToken)
    {
        ShowTable = tabel == 1;
        var state = await programme.GetAsync(cancellationToken);
        Level = await levels.GetAsync(cancellationToken);
        Phases = state.Phases;
        spans = ProgrammeCalendar.Spans(state.Model.Programme, state.Phases.Select(phase => phase.Descriptor));
        Chart = RouteChart.Of(state, milestone => texts[milestone]);
        Next = NextStep.Of(state, texts);
        Waiting = [.. OverdueActions.Of(state.Model, state.Model.AsOf!.Value).Take(5)];
        (Finding, Lead) = Headline(state, await measures.HeadlinesAsync(cancellationToken));
    }

    public string Link(string path) => organisation.Url(path);

    private (string Finding, string Lead) Headline(ProgrammeState state, IReadOnlyList<MeasureLine> headlines)
    {
        if (state.Model.Programme is not { StartOn: { } start } plan)
        {
            return (texts["Headline.NotStarted"], texts["Lead.NotStarted"]);
        }

        var weeks = plan.Weeks ?? 17;
        var asOf = state.Model.AsOf!.Value;
        var week = ProgrammeCalendar.WeekOf(start, asOf);
        var end = ProgrammeCalendar.EndOf(start, weeks);
        if (state.Current is null)
        {
            var below = headlines.Count(line => line.Status == MeasureStatus.BelowMinimum);
            return (below == 0 ? texts["Headline.Done"] : below == 1 ? texts["Headline.DoneOneBelow"] : texts["Headline.DoneBelow", below], texts["Lead.Done", Level.Level.Percent]);
        }

        var late = LateWeeks(state, start, asOf);
        var date = end.ToString("dddd d MMMM", CultureInfo.CurrentCulture);
        return (week, late) switch
        {
            (0, _) => (texts["Headline.StartsOn", start.ToString("d MMMM", CultureInfo.CurrentCulture)], texts["Lead.OnTime", date]),
            (_, 0) => (texts["Headline.OnTime", Math.Min(week, weeks), weeks], texts["Lead.OnTime", date]),
            (_, 1) => (texts["Headline.LateOne"], texts["Lead.Late", state.Current.Name]),
            _ => (texts["Headline.Late", late], texts["Lead.Late", state.Current.Name]),
        };
    }

    /// <summary>The weeks of a phase in words.</summary>
    public string WeeksOf(PhaseState phase)
    {
        var (from, to) = spans[phase.Descriptor.Number];
        return from == to ? texts["Steps.Week", from] : texts["Steps.Weeks", from, to];
    }

    /// <summary>Whole weeks that the oldest open phase is past its planned Friday; delay = max(0, today - planned end).</summary>
    private int LateWeeks(ProgrammeState state, DateOnly start, DateOnly asOf)
    {
        var days = state.Phases.Where(phase => phase.Status != PhaseProgress.Approved)
            .Select(phase => asOf.DayNumber - ProgrammeCalendar.EndOf(start, spans[phase.Descriptor.Number].To).DayNumber).DefaultIfEmpty(0).Max();
        return Math.Max(0, (days + 6) / 7);
    }
}
