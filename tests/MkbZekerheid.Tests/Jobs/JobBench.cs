using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Exchange;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Mail;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Model.Document;
using MkbZekerheid.Modules;
using MkbZekerheid.Tests.Infrastructure;

namespace MkbZekerheid.Tests.Jobs;

/// <summary>The services of a host without its web side, with a clock that the test sets.</summary>
internal sealed class JobBench : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private JobBench(TestDatabase database, ServiceProvider services) => (Database, this.services) = (database, services);

    public TestDatabase Database { get; }

    public SetClock Clock => (SetClock)services.GetRequiredService<IJobClock>();

    public IServiceProvider Services => services;

    /// <summary>A host on the database, with every plugin that is built.</summary>
    public static async Task<JobBench> OnAsync(TestDatabase database, DateTimeOffset now, Action<IServiceCollection>? adjust = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var options = new InstallationOptions { DataFolder = Path.GetTempPath(), RunJobs = false, FailHard = true };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddSingleton(TimeProvider.System);
        collection.AddMemoryCache();
        collection.AddLocalization();
        collection.AddMkbData(database.AppConnectionString);
        collection.AddMkbModel();
        collection.AddMkbExchange();
        collection.AddMkbProgramme();
        collection.AddMkbMail(configuration);
        collection.AddMkbJobs(options);
        collection.Replace(ServiceDescriptor.Singleton<IJobClock>(new SetClock(now)));
        var catalogue = PluginCatalogue.Discover(options.PluginsFolder, new HashSet<string>());
        var mvc = collection.AddMvcCore();
        await MigrationRunner.RunAsync(database.OwnerConnectionString, catalogue.Migrations);
        await catalogue.ConfigureAsync(collection, mvc.PartManager, _ => Task.CompletedTask);
        catalogue.ThrowIfFaulty(options);
        collection.AddSingleton(catalogue);
        collection.AddSingleton<ModuleTexts>();
        adjust?.Invoke(collection);
        return new JobBench(database, collection.BuildServiceProvider());
    }

    /// <summary>Runs a job as the runner would, without asking for its moment.</summary>
    public async Task RunAsync<T>() where T : IModuleJob
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<T>().RunAsync(CancellationToken.None);
    }

    public async Task RunAsync(string key)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<JobRunner>().RunAsync(key, CancellationToken.None);
    }

    /// <summary>Brings the demonstration company in as a real one: without a fixed date, and with what the plugins that are built own of it.</summary>
    public async Task<Guid> DemoAsync(string key = "demo")
    {
        await using var scope = services.CreateAsyncScope();
        await using var document = File.OpenRead(Path.Combine(Root(), "demo", "demo-company.json"));
        var model = ModelDocument.Read(document).Model! with { AsOf = null };
        var id = await Database.OrganisationAsync(key);
        await using var db = await Database.Sessions.BeginBulkChangeAsync(id, Actor.System, "Import", "test", null);
        await scope.ServiceProvider.GetRequiredService<ModelContributors>().WriteAsync(db, model, CancellationToken.None);
        await db.CommitAsync();
        return id;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MkbZekerheid.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This test runs inside the repository.");
        }

        return folder;
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();
}

internal sealed class SetClock(DateTimeOffset now) : IJobClock
{
    public DateTimeOffset Now { get; set; } = now;

    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => Task.FromResult(Now);
}
