using Hangfire;
using Hangfire.Storage;
using MkbZekerheid.Host.Model;

namespace MkbZekerheid.Host.Jobs;

/// <summary>At the start: puts every declared job in job storage, and removes what nobody declares any more.</summary>
internal sealed class RecurringJobs(IRecurringJobManager manager, JobStorage storage, JobCatalogue jobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var job in jobs.All)
        {
            manager.AddOrUpdate<JobRunner>(
                job.Key, runner => runner.RunAsync(job.Key, CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = LocalDay.Zone });
        }

        using var connection = storage.GetConnection();
        foreach (var old in connection.GetRecurringJobs().Where(old => jobs.Find(old.Id) is null))
        {
            manager.RemoveIfExists(old.Id);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
