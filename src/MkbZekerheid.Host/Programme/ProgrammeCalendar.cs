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
