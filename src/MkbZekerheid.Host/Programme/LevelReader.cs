using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Programme;

/// <summary>The level with its caption ("week 6 van 17" or the month) and the number of overdue actions for the menu.</summary>
internal sealed record LevelView(Level Level, string Caption, int? OverdueActions);

/// <summary>Computes the level of the organisation that is asking.</summary>
internal sealed class LevelReader(IProgramme programme, MeasureReader measures, IStringLocalizer<ShellTexts> texts)
{
    private LevelView? view;

    /// <summary>The level now.</summary>
    public async Task<LevelView> GetAsync(CancellationToken cancellationToken)
    {
        if (view is not null)
        {
            return view;
        }

        var state = await programme.GetAsync(cancellationToken);
        var model = state.Model;
        var asOf = model.AsOf!.Value;
        var weeks = model.Programme?.Weeks ?? 17;
        var week = model.Programme?.StartOn is { } start ? ProgrammeCalendar.WeekOf(start, asOf) : 0;
        var overdue = OverdueActions.Of(model, asOf).Count;
        if (state.Current is not null || week <= weeks)
        {
            view = new LevelView(RouteLevel(state), week is 0 ? texts["Level.NotStarted"] : texts["Level.Week", Math.Min(week, weeks), weeks], overdue == 0 ? null : overdue);
        }
        else
        {
            var headlines = await measures.HeadlinesAsync(cancellationToken);
            view = new LevelView(
                Level.OfMeasures([.. headlines.Select(line => (line.Name, line.Scale.Score(line.Result.Value)))]),
                asOf.ToString("MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture),
                overdue == 0 ? null : overdue);
        }

        return view;
    }

    /// <summary>The level on the route: finished parts of phases, and the emergency card when the firm has one.</summary>
    public static Level RouteLevel(ProgrammeState state) => Level.OfRoute(milestone =>
        milestone.IsCard ? (HasCard(state.Model) ? 1 : 0)
        : state.Phase(milestone.Phase) is { } phase ? (phase.Status == PhaseProgress.Approved ? 1 : phase.FinishedPart) : 0);

    /// <summary>An emergency card says who decides and whom to call: a crisis team and a telephone number.</summary>
    private static bool HasCard(ResilienceModel model) =>
        model.CrisisPlan is not null && model.Contacts.Any(contact => !string.IsNullOrWhiteSpace(contact.Phone));
}

/// <summary>Actions that are open after their date. The due date itself counts; an approved new date replaces it.</summary>
internal static class OverdueActions
{
    public static IReadOnlyList<ImprovementAction> Of(ResilienceModel model, DateOnly asOf) =>
        [.. model.Actions.Where(action => action.ClosedOn is null && (action.PostponedTo ?? action.DueOn) is { } due && due <= asOf)];
}
