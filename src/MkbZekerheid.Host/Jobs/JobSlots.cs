using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Jobs;

/// <summary>Makes that one host does a job for one moment. The row is the claim; it survives a kill, and its age frees it.</summary>
internal sealed class JobSlots(ICoreSessions sessions)
{
    /// <summary>Name of this host in slots and signs of life.</summary>
    public static string Host { get; } = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>Takes the moment. False when it was done, or another host is busy with it; a failed one, or one whose host fell silent 10 minutes ago, may be taken again.</summary>
    public async Task<bool> TakeAsync(string key, DateTimeOffset slot, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        var taken = await db.ExecuteAsync(
            """
            insert into core.job_slot (job_key, slot, host) values (@key, @slot, @host)
            on conflict (job_key, slot) do update set host = excluded.host, started_at = now(), finished_at = null, outcome = null
            where core.job_slot.outcome = 'failed' or (core.job_slot.finished_at is null and core.job_slot.started_at < now() - interval '10 minutes')
            """, new { key, slot, host = Host }, cancellationToken);
        await db.CommitAsync(cancellationToken);
        return taken == 1;
    }

    /// <summary>Ends the moment as <c>done</c> or <c>failed</c>.</summary>
    public async Task FinishAsync(string key, DateTimeOffset slot, string outcome, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        await db.ExecuteAsync(
            "update core.job_slot set finished_at = now(), outcome = @outcome where job_key = @key and slot = @slot and host = @host",
            new { key, slot, outcome, host = Host }, cancellationToken);
        await db.CommitAsync(cancellationToken);
    }
}
