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
                var rhythm = await RhythmAsync(stoppingToken);
                if (rhythm != SweepRhythm.Regular)
                {
                    // A new installation has swept nothing yet; that is no fault, but its first reminders need not wait either.
                    logger.Log(rhythm == SweepRhythm.Silent ? LogLevel.Warning : LogLevel.Information, "The watchdog starts the sweep: {Rhythm}", rhythm);
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

    /// <summary>Whether the sweep gave a sign of life in the last 15 minutes, by the clock of the database.</summary>
    internal async Task<SweepRhythm> RhythmAsync(CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        return await db.ExecuteScalarAsync<bool?>(
            "select (select at > now() - interval '15 minutes' from core.heartbeat where name = @name)", new { name = ReviewSweep.Key }, cancellationToken) switch
        {
            null => SweepRhythm.NeverSwept,
            true => SweepRhythm.Regular,
            false => SweepRhythm.Silent,
        };
    }
}

/// <summary>What the watchdog knows of the sweep.</summary>
internal enum SweepRhythm
{
    /// <summary>No sweep has ended since the installation began.</summary>
    NeverSwept,

    /// <summary>One ended in the last 15 minutes.</summary>
    Regular,

    /// <summary>The last one is longer ago.</summary>
    Silent,
}
