using System.Globalization;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Model;

namespace MkbZekerheid.Host.Pages.Manage.Access;

/// <summary>The last day of access: on the form a date, in the table the moment after that day ends in Europe/Amsterdam.</summary>
internal static class EndDay
{
    /// <summary>The moment at which access ends.</summary>
    public static DateTimeOffset After(DateOnly day)
    {
        var next = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(next, LocalDay.Zone.GetUtcOffset(next)).ToUniversalTime();
    }

    /// <summary>The last whole day before that moment.</summary>
    public static DateOnly Of(DateTimeOffset until) => LocalTime.DayOf(until.AddTicks(-1));

    /// <summary>The day in words.</summary>
    public static string Say(DateTimeOffset until) => Of(until).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The day as a form writes it, or nothing.</summary>
    public static string? Write(DateTimeOffset? until) => until is { } moment ? Of(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>Reads what was typed: null when nothing was, false when it is no day.</summary>
    public static bool TryRead(string? typed, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(typed?.Trim(), ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        return day is not null || string.IsNullOrWhiteSpace(typed);
    }
}
