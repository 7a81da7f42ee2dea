using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Programme;

/// <summary>
/// Weeks of the programme. Planned start of a phase = start + 7 (weekFrom - 1) days; planned end = start + 7 (weekTo - 1)
/// + 4 days, a Friday. The programme has 17 weeks unless the firm chose otherwise.
/// </summary>
internal static class ProgrammeCalendar
{
    /// <summary>Week number of a date, counted from 1; 0 before the start, possibly beyond the last week.</summary>
    public static int WeekOf(DateOnly start, DateOnly date) => date < start ? 0 : ((date.DayNumber - start.DayNumber) / 7) + 1;

    /// <summary>First day of a phase.</summary>
    public static DateOnly StartOf(DateOnly start, int weekFrom) => start.AddDays(7 * (weekFrom - 1));

    /// <summary>Friday of the last week of a phase.</summary>
    public static DateOnly EndOf(DateOnly start, int weekTo) => start.AddDays((7 * (weekTo - 1)) + 4);

    /// <summary>First and last week of each phase, by its number: as the firm planned it, else as the phase itself says.</summary>
    public static IReadOnlyDictionary<int, (int From, int To)> Spans(MkbZekerheid.Model.Programme? plan, IEnumerable<PhaseDescriptor> phases)
    {
        var own = (plan?.Phases ?? []).ToLookup(phase => phase.Id, StringComparer.Ordinal);
        return phases.ToDictionary(
            phase => phase.Number,
            phase => own[phase.Code].FirstOrDefault() is { WeekFrom: { } from, WeekTo: { } to } && from <= to ? (from, to) : (phase.WeekFrom, phase.WeekTo));
    }

    /// <summary>Planned level at the end of each week 0 … weeks: points of each milestone spread evenly over the weeks of its phase.</summary>
    public static IReadOnlyList<decimal> PlannedLevels(int weeks, IReadOnlyDictionary<int, (int From, int To)> phases)
    {
        var planned = new decimal[weeks + 1];
        foreach (var milestone in Level.Milestones)
        {
            // The emergency card comes with the first five questions, so it belongs to the weeks of the first phase.
            if (!phases.TryGetValue(milestone.IsCard ? 1 : milestone.Phase, out var span))
            {
                continue;
            }

            for (var week = 1; week <= weeks; week++)
            {
                var done = Math.Clamp((decimal)(week - span.From + 1) / (span.To - span.From + 1), 0, 1);
                planned[week] += milestone.Points * done;
            }
        }

        return planned;
    }
}
