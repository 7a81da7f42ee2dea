using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Jobs;

/// <summary>A job with its schedule, ready to run.</summary>
internal sealed record ScheduledJob(string Key, string Cron, CronSchedule Schedule, Type Type);

/// <summary>
/// Every periodic job there is: those of the house and those that modules declare. Job storage holds keys only; what a
/// key means is decided here, so a renamed class or a removed plugin leaves nothing behind that cannot be loaded.
/// </summary>
internal sealed class JobCatalogue
{
    private readonly Dictionary<string, ScheduledJob> byKey;

    public JobCatalogue(PluginCatalogue plugins, ILogger<JobCatalogue> logger)
        : this(House.Concat(plugins.Loaded.SelectMany(module => module.Descriptor.Jobs)), logger)
    {
    }

    internal JobCatalogue(IEnumerable<JobDescriptor> declared, ILogger<JobCatalogue> logger)
    {
        byKey = new Dictionary<string, ScheduledJob>(StringComparer.Ordinal);
        foreach (var job in declared)
        {
            try
            {
                byKey[job.Key] = new ScheduledJob(job.Key, job.Cron, CronSchedule.Parse(job.Cron), job.Type);
            }
            catch (FormatException fault)
            {
                logger.LogError(fault, "Job {Job} has no usable schedule and is left out", job.Key);
            }
        }
    }

    /// <summary>The jobs of the house. Times are local; between 2 and 3 at night nothing runs once a day, because that hour is there twice or not at all when the clock changes.</summary>
    public static IReadOnlyList<JobDescriptor> House { get; } =
    [
        new("core.mail", "* * * * *", typeof(MailJob)),
        new(ReviewSweep.Key, "*/5 * * * *", typeof(ReviewSweep)),
        new("core.digest", "0 8 * * *", typeof(DigestJob)),
        // On the first day of the month; the six days after it only catch up when no host was awake then.
        new("core.month", "0 7 1-7 * *", typeof(MonthClose)),
        new("core.purge", "30 4 * * *", typeof(PurgeJob)),
    ];

    /// <summary>All jobs.</summary>
    public IReadOnlyCollection<ScheduledJob> All => byKey.Values;

    /// <summary>The job of a key, or null when nobody declares it.</summary>
    public ScheduledJob? Find(string key) => byKey.GetValueOrDefault(key);
}
