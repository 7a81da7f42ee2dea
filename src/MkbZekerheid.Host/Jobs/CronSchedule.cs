namespace MkbZekerheid.Host.Jobs;

/// <summary>
/// A schedule of five fields (minute, hour, day of month, month, day of week) with *, lists, ranges and steps, read on
/// the clock of Europe/Amsterdam. Says for which moment a job runs now, so that two hosts name that moment alike.
/// </summary>
internal sealed class CronSchedule
{
    private const int MinutesBack = 62 * 24 * 60;

    private readonly HashSet<int> minutes;
    private readonly HashSet<int> hours;
    private readonly HashSet<int> days;
    private readonly HashSet<int> months;
    private readonly HashSet<int> weekdays;
    private readonly bool anyDay;
    private readonly bool anyWeekday;

    private CronSchedule(string[] fields)
    {
        minutes = Values(fields[0], 0, 59);
        hours = Values(fields[1], 0, 23);
        days = Values(fields[2], 1, 31);
        months = Values(fields[3], 1, 12);
        weekdays = [.. Values(fields[4], 0, 7).Select(day => day % 7)];
        (anyDay, anyWeekday) = (fields[2] == "*", fields[4] == "*");
    }

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="FormatException">It is no schedule of this form.</exception>
    public static CronSchedule Parse(string cron)
    {
        var fields = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 5 ? new CronSchedule(fields) : throw new FormatException($"'{cron}' is not a schedule of five fields.");
    }

    /// <summary>The last moment on or before <paramref name="now"/> for which the schedule asks; null when there was none in the last two months.</summary>
    public DateTimeOffset? LastAt(DateTimeOffset now)
    {
        var moment = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        for (var back = 0; back < MinutesBack; back++, moment = moment.AddMinutes(-1))
        {
            if (Asks(TimeZoneInfo.ConvertTime(moment, Model.LocalDay.Zone)))
            {
                return moment;
            }
        }

        return null;
    }

    private bool Asks(DateTimeOffset local) =>
        minutes.Contains(local.Minute) && hours.Contains(local.Hour) && months.Contains(local.Month) && AsksDay(local);

    /// <summary>When both kinds of day are named, either is enough: that is how cron has always read it.</summary>
    private bool AsksDay(DateTimeOffset local)
    {
        var (day, weekday) = (days.Contains(local.Day), weekdays.Contains((int)local.DayOfWeek));
        return anyDay || anyWeekday ? day && weekday : day || weekday;
    }

    private static HashSet<int> Values(string field, int low, int high)
    {
        var values = new HashSet<int>();
        foreach (var part in field.Split(','))
        {
            var step = part.Split('/');
            var every = step.Length == 1 ? 1 : Number(step[1], 1, high, field);
            var range = step[0] == "*" ? [$"{low}", $"{high}"] : step[0].Split('-');
            var from = Number(range[0], low, high, field);
            var to = range.Length > 1 ? Number(range[1], from, high, field) : step.Length > 1 ? high : from;
            for (var value = from; value <= to; value += every)
            {
                values.Add(value);
            }
        }

        return values;
    }

    private static int Number(string text, int low, int high, string field) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : throw new FormatException($"'{field}' is not a field of a schedule.");
}
