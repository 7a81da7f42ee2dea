using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MkbZekerheid.Host.Composition;

namespace MkbZekerheid.Host.Jobs;

/// <summary>Registers the periodic jobs, and the job library that wakes them when this host runs jobs.</summary>
internal static class JobServices
{
    /// <summary>Address of the page of the job library.</summary>
    public const string DashboardPath = "/beheer/taken";

    // The dashboard draws its real-time chart with one style element that never changes; this is its hash.
    private const string DashboardStyle = "'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='";

    public static IServiceCollection AddMkbJobs(this IServiceCollection services, InstallationOptions options)
    {
        services.TryAddSingleton<IJobClock, DatabaseClock>();
        services.AddSingleton<JobCatalogue>();
        services.AddSingleton<JobSlots>();
        services.AddSingleton<ActiveOrganisations>();
        services.AddScoped<JobRunner>();
        services.AddScoped<MailJob>();
        services.AddScoped<ReviewSweep>();
        services.AddScoped<DigestJob>();
        services.AddScoped<MonthClose>();
        services.AddScoped<PurgeJob>();
        return RunsHere(options) ? services.AddLibrary(options.JobsConnection!) : services;
    }

    /// <summary>The page of the job library, for administrators, to look at only.</summary>
    public static void UseMkbJobs(this WebApplication app)
    {
        if (!RunsHere(app.Services.GetRequiredService<InstallationOptions>()))
        {
            return;
        }

        app.UseWhen(context => context.Request.Path.StartsWithSegments(DashboardPath, StringComparison.Ordinal), branch => branch.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'self'; style-src 'self' {DashboardStyle}; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";
            return next(context);
        }));
        app.MapHangfireDashboard(DashboardPath, new DashboardOptions
        {
            // The policy below decides; the filter that comes with the library trusts every request that a proxy on this machine passes on.
            Authorization = [],
            AsyncAuthorization = [],
            IsReadOnlyFunc = _ => true,
            DashboardTitle = "MKB Zekerheid",
            DisplayStorageConnectionString = false,
            AppPath = "/beheer/installatie",
        }).RequireAuthorization("administrator");
    }

    /// <summary>Whether this host runs jobs, and so has the page that shows them.</summary>
    public static bool RunsHere(InstallationOptions options) => options.RunJobs && options.JobsConnection is not null;

    private static IServiceCollection AddLibrary(this IServiceCollection services, string connection)
    {
        var storage = new PostgreSqlStorageOptions
        {
            SchemaName = HangfireSchema.Schema,
            PrepareSchemaIfNecessary = false,
            // A job of a killed host is seen again after two minutes, not after half an hour.
            UseSlidingInvisibilityTimeout = true,
            InvisibilityTimeout = TimeSpan.FromMinutes(2),
            QueuePollInterval = TimeSpan.FromSeconds(15),
        };

        // Before AddHangfire: with its own storage in the container, this host does not use the one of the whole process.
        services.AddSingleton<JobStorage>(_ => new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, storage), storage));
        services.AddHangfire(configuration => configuration.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddHostedService<RecurringJobs>();
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(15);
            server.ShutdownTimeout = TimeSpan.FromSeconds(10);
        });
        services.AddHostedService<SweepWatchdog>();
        return services;
    }
}
