using System.Text.Json;
using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Jobs;

/// <summary>Signs of life of jobs: when each last came to its end.</summary>
internal static class Heartbeat
{
    public static Task WriteAsync(CoreSession db, string name, DateTimeOffset at, object details, CancellationToken cancellationToken) => db.ExecuteAsync(
        """
        insert into core.heartbeat (name, host, at, details) values (@name, @host, @at, @details::jsonb)
        on conflict (name) do update set host = excluded.host, at = excluded.at, details = excluded.details
        """, new { name, host = JobSlots.Host, at, details = JsonSerializer.Serialize(details) }, cancellationToken);

    /// <summary>When the job last came to its end, or null.</summary>
    public static Task<DateTimeOffset?> ReadAsync(CoreSession db, string name, CancellationToken cancellationToken) =>
        db.QuerySingleOrDefaultAsync<DateTimeOffset?>("select at from core.heartbeat where name = @name", new { name }, cancellationToken);
}
