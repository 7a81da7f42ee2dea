using MkbZekerheid.Data;
using MkbZekerheid.Host.Model;

namespace MkbZekerheid.Host.Jobs;

/// <summary>The clock of jobs and mail.</summary>
internal interface IJobClock
{
    /// <summary>Now, in UTC.</summary>
    Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken);
}

/// <summary>The clock of the database: one clock for all hosts, also when the clock of one of them is wrong.</summary>
internal sealed class DatabaseClock(ICoreSessions sessions) : IJobClock
{
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        return await db.ExecuteScalarAsync<DateTimeOffset>("select now()", null, cancellationToken);
    }
}

/// <summary>Local time of an instant.</summary>
internal static class LocalTime
{
    /// <summary>The moment in Europe/Amsterdam.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, LocalDay.Zone);

    /// <summary>The date in Europe/Amsterdam.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);
}
