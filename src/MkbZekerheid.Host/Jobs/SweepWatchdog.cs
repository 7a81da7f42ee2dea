using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Jobs;

/// <summary>
/// Runs the sweep when nobody did for 15 minutes. The scheduler of the job library follows the clock of the host: set
/// back an hour, it would be silent for an hour, and reminders with it. This one counts time and asks the database.
/// </summary>
internal sealed class SweepWatchdog(ICoreSessions sessions, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SweepWatchdog> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await IsSilentAsync(stoppingToken))
                {
                    logger.LogWarning("The sweep was silent for 15 minutes and is started by the watchdog");
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<JobRunner>().RunAsync(ReviewSweep.Key, stoppingToken);
                }
            }
#pragma warning disable CA1031 // The watchdog outlives whatever goes wrong: a database that is away comes back.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                logger.LogWarning(fault, "The watchdog could not look at the sweep");
            }
        }
    }

    /// <summary>True when the last sign of life of the sweep is older than 15 minutes by the clock of the database.</summary>
    internal async Task<bool> IsSilentAsync(CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        return await db.ExecuteScalarAsync<bool>(
            "select not exists (select 1 from core.heartbeat where name = @name and at > now() - interval '15 minutes')", new { name = ReviewSweep.Key }, cancellationToken);
    }
}
