using MkbZekerheid.Host.Programme;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Charts;

namespace MkbZekerheid.Host.Pages.Home;

/// <summary>
/// The route chart from facts: planned levels spread over the weeks of each phase, own level from the weeks in which
/// phases were approved, and today's level for what is not finished.
/// </summary>
internal static class RouteChart
{
    public static RouteChartData Of(ProgrammeState state, Func<string, string> text)
    {
        var plan = state.Model.Programme;
        var weeks = plan?.Weeks ?? 17;
        var start = plan?.StartOn;
        var asOf = state.Model.AsOf!.Value;
        var week = start is { } first ? Math.Clamp(ProgrammeCalendar.WeekOf(first, asOf), 0, weeks) : 0;
        var spans = ProgrammeCalendar.Spans(plan, state.Phases.Select(phase => phase.Descriptor));
        return new RouteChartData(
            weeks,
            week,
            Levels(state, start, week),
            [.. ProgrammeCalendar.PlannedLevels(weeks, spans).Select(level => (double)level)],
            [.. state.Phases.Select(phase => new RoutePhase(
                phase.Descriptor.Number, phase.Name, spans[phase.Descriptor.Number].From, spans[phase.Descriptor.Number].To, phase.Status == PhaseProgress.Approved))],
            Milestones(state, text));
    }

    private static List<double> Levels(ProgrammeState state, DateOnly? start, int week)
    {
        var now = LevelReader.RouteLevel(state);
        var approved = state.Model.Approvals.Where(approval => approval is { Kind: EntityKind.Phase, ApprovedAt: not null, DepartmentId: null })
            .GroupBy(approval => approval.Ref).ToDictionary(group => group.Key, group => group.Max(approval => DateOnly.FromDateTime(approval.ApprovedAt!.Value.UtcDateTime)));
        var levels = new List<double>();
        for (var at = 0; at <= week; at++)
        {
            var day = start?.AddDays((7 * at) - 1);
            levels.Add(at == week ? now.Percent : Level.Milestones.Where(milestone => approved.TryGetValue($"F{milestone.Phase}", out var on) && on <= day).Sum(milestone => milestone.Points));
        }

        return levels;
    }

    private static List<RouteMilestone> Milestones(ProgrammeState state, Func<string, string> text)
    {
        var now = LevelReader.RouteLevel(state).Percent;
        return [new(20, text("Route.Card"), now >= 20), new(60, text("Route.Strategy"), now >= 60), new(82, text("Route.PlanB"), now >= 82), new(95, text("Route.Exercised"), now >= 95)];
    }
}
