namespace MkbZekerheid.Modules.Charts;

/// <summary>The level of a company over the weeks of the route.</summary>
/// <param name="Weeks">Length of the route in weeks, 1 to 104 (usually 17).</param>
/// <param name="CurrentWeek">The week of today, 0 to <paramref name="Weeks"/>.</param>
/// <param name="Levels">Own level in percent (0 to 100) at the end of week 0, 1, 2 … up to the current week.</param>
/// <param name="Planned">Planned level in percent at the end of week 0 up to the last week.</param>
/// <param name="Phases">The steps below the axis, in order.</param>
/// <param name="Milestones">Named levels.</param>
public sealed record RouteChartData(
    int Weeks, int CurrentWeek, IReadOnlyList<double> Levels, IReadOnlyList<double> Planned,
    IReadOnlyList<RoutePhase> Phases, IReadOnlyList<RouteMilestone> Milestones);

/// <summary>One step on the axis of the route chart.</summary>
/// <param name="FromWeek">First week, 1-based.</param>
/// <param name="ToWeek">Last week, included.</param>
public sealed record RoutePhase(int Number, string Name, int FromWeek, int ToWeek, bool Done);

/// <summary>A level with a name, such as "Plan B klaar" at 82.</summary>
public sealed record RouteMilestone(double Level, string Name, bool Reached);
