using Xunit;
using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;
using Npgsql;
using Respawn;

[assembly: AssemblyFixture(typeof(TestPostgres))]

namespace MkbZekerheid.Tests.Infrastructure;

/// <summary>
/// A private PostgreSQL for this test process, started on first use and gone at the end.
/// Take it in the constructor of a test class or fixture, and ask it for a database.
/// </summary>
public sealed class TestPostgres : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<string, Task<string>> _templates = new();
    private ManagedPostgres? _server;
    private string? _root;
    private int _databases;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>An empty database with the roles and nothing else, as a new installation finds it.</summary>
    public async Task<TestDatabase> EmptyDatabaseAsync()
    {
        var server = await ServerAsync();
        var name = NextName("empty");
        await server.PrepareDatabaseAsync(name, CancellationToken.None);
        return Open(server, name);
    }

    /// <summary>
    /// A fresh database with core and the given modules migrated: a copy of a template, so it costs about a tenth of a second.
    /// </summary>
    public async Task<TestDatabase> DatabaseAsync(params MigrationSource[] modules)
    {
        var server = await ServerAsync();
        var key = string.Join("+", modules.Select(m => m.Module + "@" + (m.Folder ?? m.Assembly?.GetName().Name)));
        var template = await _templates.GetOrAdd(key, _ => MakeTemplateAsync(server, modules));
        var name = NextName("test");
        await _gate.WaitAsync();
        try
        {
            await AdminAsync(server, $"create database {name} template {template} owner mkbz_owner");
            await AdminAsync(server, $"revoke all on database {name} from public; grant connect on database {name} to mkbz_app, mkbz_jobs, mkbz_backup");
        }
        finally
        {
            _gate.Release();
        }

        return Open(server, name);
    }

    private async Task<string> MakeTemplateAsync(ManagedPostgres server, MigrationSource[] modules)
    {
        var name = NextName("template");
        await _gate.WaitAsync();
        try
        {
            await server.PrepareDatabaseAsync(name, CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }

        await MigrationRunner.RunAsync(server.ConnectionStringsFor(name).Owner, modules);
        return name;
    }

    private string NextName(string kind) => $"{kind}_{Interlocked.Increment(ref _databases)}";

    private static TestDatabase Open(ManagedPostgres server, string name)
    {
        var (app, owner, jobs, admin) = server.ConnectionStringsFor(name);
        return new TestDatabase(name, app, owner, jobs, admin);
    }

    private static async Task AdminAsync(ManagedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.AdminConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<ManagedPostgres> ServerAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_server is not null) return _server;
            // Under a folder that every user may enter: as root the server runs as another user.
            var home = OperatingSystem.IsLinux() && Directory.Exists("/var/tmp") ? "/var/tmp" : Path.GetTempPath();
            await SweepAsync(home);
            _root = Path.Combine(home, $"mkbz-test-{Environment.ProcessId}-{Guid.NewGuid():N}");
            _server = await ManagedPostgres.StartAsync(Options(_root));
            return _server;
        }
        finally
        {
            _gate.Release();
        }
    }

    internal static ManagedPostgresOptions Options(string root) => new()
    {
        Root = root,
        Settings = new Dictionary<string, string>
        {
            ["fsync"] = "off", ["synchronous_commit"] = "off", ["full_page_writes"] = "off", ["autovacuum"] = "off", ["wal_level"] = "minimal", ["max_wal_senders"] = "0",
        },
    };

    /// <summary>Takes away what a killed test run left behind: servers without a host on their folder.</summary>
    private static async Task SweepAsync(string home)
    {
        foreach (var folder in Directory.EnumerateDirectories(home, "mkbz-test-*"))
        {
            var parts = Path.GetFileName(folder).Split('-');
            if (parts.Length < 4 || !int.TryParse(parts[2], out var pid) || Alive(pid)) continue;
            try
            {
                await (await ManagedPostgres.StartAsync(Options(folder))).DisposeAsync();
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception fault) when (fault is DataRefusedException or IOException or UnauthorizedAccessException)
            {
                // Another run is cleaning the same folder, or it belongs to somebody else.
            }
        }
    }

    private static bool Alive(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_root is not null && Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
        _gate.Dispose();
    }
}

/// <summary>One database of the test server, with its connection strings and ready sessions.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private Respawner? _respawner;

    internal TestDatabase(string name, string app, string owner, string jobs, string admin)
    {
        (Name, AppConnectionString, OwnerConnectionString, JobsConnectionString, AdminConnectionString) = (name, app, owner, jobs, admin);
        _services = new ServiceCollection().AddMkbData(app).BuildServiceProvider();
    }

    public string Name { get; }
    public string AppConnectionString { get; }
    public string OwnerConnectionString { get; }
    public string JobsConnectionString { get; }

    /// <summary>The superuser: only to look behind the curtain in a test.</summary>
    public string AdminConnectionString { get; }

    public IServiceProvider Services => _services;
    public IOrganisationSessions Sessions => _services.GetRequiredService<IOrganisationSessions>();
    public ICoreSessions Core => _services.GetRequiredService<ICoreSessions>();
    public IUndo Undo => _services.GetRequiredService<IUndo>();

    /// <summary>Makes an organisation and gives its id.</summary>
    public async Task<Guid> OrganisationAsync(string key, string? name = null)
    {
        var id = Guid.CreateVersion7();
        await using var core = await Core.OpenAsync(TestContext.Current.CancellationToken);
        await core.ExecuteAsync("insert into core.organisation (id, key, name) values (@id, @key, @name)", new { id, key, name = name ?? key });
        await core.CommitAsync();
        return id;
    }

    /// <summary>Runs SQL as the superuser.</summary>
    public async Task AdminAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(AdminConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One value, read as the superuser.</summary>
    public async Task<T?> AdminScalarAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(AdminConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Empties every table of the product except the migration journal.</summary>
    public async Task ResetAsync()
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        _respawner ??= await Respawner.CreateAsync(connection, new RespawnerOptions
        {
            DbAdapter = DbAdapter.Postgres, SchemasToExclude = ["hangfire", "pg_catalog", "information_schema"],
            TablesToIgnore = [new Respawn.Graph.Table("core", "migration")],
        });
        await _respawner.ResetAsync(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
    }
}
