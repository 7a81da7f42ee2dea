namespace MkbZekerheid.Host.Model;

/// <summary>Today in Europe/Amsterdam, by the clock of the host.</summary>
internal sealed class LocalDay(TimeProvider clock)
{
    /// <summary>The time zone of every date that people see.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The local date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);
}
