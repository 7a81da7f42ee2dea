using System.Globalization;
using MkbZekerheid.Host.Jobs;
using Xunit;

namespace MkbZekerheid.Tests.Jobs;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("*/5 * * * *", "2026-11-23T10:07:41Z", "2026-11-23T10:05:00Z")]
    [InlineData("* * * * *", "2026-11-23T10:07:41Z", "2026-11-23T10:07:00Z")]
    // 08:00 in Amsterdam is 07:00 UTC in winter and 06:00 UTC in summer.
    [InlineData("0 8 * * 1", "2026-11-23T06:59:59Z", "2026-11-16T07:00:00Z")]
    [InlineData("0 8 * * 1", "2026-11-23T07:00:00Z", "2026-11-23T07:00:00Z")]
    [InlineData("0 8 * * 1", "2026-07-06T06:00:00Z", "2026-07-06T06:00:00Z")]
    [InlineData("0 7 1-7 * *", "2026-12-20T12:00:00Z", "2026-12-07T06:00:00Z")]
    [InlineData("15,45 9-17/4 * * 1-5", "2026-11-23T13:00:00Z", "2026-11-23T12:45:00Z")]
    [InlineData("0 9 * * 7", "2026-11-23T10:00:00Z", "2026-11-22T08:00:00Z")]
    public void A_schedule_names_the_moment_that_it_last_asked_for(string cron, string now, string expected) =>
        Assert.Equal(At(expected), CronSchedule.Parse(cron).LastAt(At(now)));

    [Fact]
    public void Every_local_date_of_a_year_has_the_morning_mail_once_also_when_the_clock_changes()
    {
        var schedule = CronSchedule.Parse("0 8 * * *");
        var seen = new HashSet<DateTimeOffset>();
        for (var hour = At("2027-01-01T12:00:00Z"); hour < At("2028-01-01T12:00:00Z"); hour = hour.AddHours(1))
        {
            seen.Add(schedule.LastAt(hour)!.Value);
        }

        Assert.Equal(366, seen.Count);
        Assert.All(seen, moment => Assert.Equal(8, LocalTime.Of(moment).Hour));
        Assert.Equal(366, seen.Select(LocalTime.DayOf).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("61 * * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("0 8 L * *")]
    [InlineData("5-3 * * * *")]
    public void Something_else_is_refused(string cron) => Assert.Throws<FormatException>(() => CronSchedule.Parse(cron));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
