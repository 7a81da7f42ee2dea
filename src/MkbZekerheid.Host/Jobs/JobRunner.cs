using Hangfire;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Jobs;

/// <summary>The only thing that job storage can start: looks up the key, takes the moment, runs the job in its own scope.</summary>
internal sealed class JobRunner(JobCatalogue jobs, JobSlots slots, IJobClock clock, IServiceScopeFactory scopes, ILogger<JobRunner> logger)
{
    /// <summary>Runs the job for the moment that its schedule last asked for, unless that was done already.</summary>
    [AutomaticRetry(Attempts = 3, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(string key, CancellationToken cancellationToken)
    {
        if (jobs.Find(key) is not { } job)
        {
            logger.LogInformation("Job {Job} was skipped: nothing declares it any more", key);
            return;
        }

        if (job.Schedule.LastAt(await clock.NowAsync(cancellationToken)) is not { } slot || !await slots.TakeAsync(key, slot, cancellationToken))
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await ((IModuleJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(cancellationToken);
            await slots.FinishAsync(key, slot, "done", CancellationToken.None);
        }
        catch
        {
            // Also when the host stops: the moment is free again, so another host need not wait for the claim to grow old.
            await slots.FinishAsync(key, slot, "failed", CancellationToken.None);
            throw;
        }
    }
}
