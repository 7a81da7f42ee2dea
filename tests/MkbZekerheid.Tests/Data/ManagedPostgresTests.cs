using System.Diagnostics;
using System.Globalization;
using MkbZekerheid.Data;
using MkbZekerheid.Tests.CommandLine;
using MkbZekerheid.Tests.Infrastructure;
using Npgsql;
using Xunit;

namespace MkbZekerheid.Tests.Data;

/// <summary>The private PostgreSQL of an installation, with servers and folders of its own.</summary>
public sealed class ManagedPostgresTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ManagedPostgresOptions Options => new() { Root = Path.Combine(_folder.Path, "data"), AllowApt = false };

    [Fact]
    public async Task Hosts_share_one_server_and_the_last_one_out_stops_it()
    {
        var first = await ManagedPostgres.StartAsync(Options, ct: Stop);
        var second = await ManagedPostgres.StartAsync(Options, ct: Stop);

        Assert.False(first.Attached);
        Assert.True(second.Attached);
        Assert.Equal(first.Port, second.Port);
        await first.DisposeAsync();
        Assert.Equal("mkbz_app", await AskAsync(second.AppConnectionString, "select current_user::text"));
        await second.DisposeAsync();
        Assert.False(await AnswersAsync(second.AppConnectionString));
    }

    [Fact]
    public async Task A_killed_server_recovers_what_was_committed()
    {
        await using var server = await ManagedPostgres.StartAsync(Options, ct: Stop);
        await AskAsync(server.AdminConnectionString, "create table kept (id int); insert into kept values (42)");
        KillServer(server.Major);

        await using var again = await ManagedPostgres.StartAsync(Options, ct: Stop);

        Assert.False(again.Attached);
        Assert.Equal(42, await AskAsync(again.AdminConnectionString, "select id from kept"));
    }

    [Fact]
    public async Task Many_hosts_that_start_at_once_make_one_server()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ManagedPostgres.StartAsync(Options, ct: Stop)));
        Assert.Single(servers, server => !server.Attached);
        Assert.Single(servers.Select(server => server.Port).Distinct());
        await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        Assert.False(await AnswersAsync(servers[0].AppConnectionString));
    }

    [Fact]
    public async Task Only_the_owner_reads_the_passwords_and_nobody_enters_without_one()
    {
        await using var server = await ManagedPostgres.StartAsync(Options, ct: Stop);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Options.Root, "secrets.json")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Options.Root, $"data-{server.Major}")));
        }

        Assert.False(File.Exists(Path.Combine(Options.Root, "initdb.pw")));
        Assert.True(await AnswersAsync(server.AdminConnectionString));
        Assert.False(await AnswersAsync(new NpgsqlConnectionStringBuilder(server.AdminConnectionString) { Password = "guess" }.ConnectionString));
        Assert.Equal("scram-sha-256", await AskAsync(server.AdminConnectionString, "show password_encryption"));
        Assert.Equal("127.0.0.1", await AskAsync(server.AdminConnectionString, "show listen_addresses"));
        Assert.Equal("on", await AskAsync(server.AdminConnectionString, "show data_checksums"));
        Assert.Equal(0L, await AskAsync(server.AdminConnectionString, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"));
    }

    [Fact]
    public async Task A_chosen_folder_without_the_programs_is_one_sentence()
    {
        var refused = await Assert.ThrowsAsync<DataRefusedException>(() => ManagedPostgres.StartAsync(Options with { BinFolder = _folder.Path }, ct: Stop));
        Assert.Contains("does not hold initdb", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_PostgreSQL_anywhere_is_one_sentence_that_says_what_to_do()
    {
        var refused = await Assert.ThrowsAsync<DataRefusedException>(() => ManagedPostgres.StartAsync(Options with { AllowSystem = false, AllowNpm = false }, ct: Stop));
        Assert.Contains("install PostgreSQL 15 or newer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_reads_Dutch_gets_the_sentence_in_Dutch()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("nl-NL");
        var refused = await Assert.ThrowsAsync<DataRefusedException>(() => ManagedPostgres.StartAsync(Options with { BinFolder = _folder.Path }, ct: Stop));
        Assert.Contains("staan initdb, pg_ctl en postgres niet", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_version_is_never_touched()
    {
        var data = Path.Combine(Options.Root, "data-12");
        Directory.CreateDirectory(Path.Combine(data, "global"));
        await File.WriteAllTextAsync(Path.Combine(data, "PG_VERSION"), "12\n", Stop);
        await File.WriteAllTextAsync(Path.Combine(data, "global", "pg_control"), "", Stop);

        var refused = await Assert.ThrowsAsync<DataRefusedException>(() => ManagedPostgres.StartAsync(Options, ct: Stop));

        Assert.Contains("was made by PostgreSQL 12", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["data-12"], Directory.EnumerateDirectories(Options.Root, "data-*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_first_start_that_was_killed_half_way_begins_again()
    {
        var left = Path.Combine(Options.Root, "data-15", "base");
        Directory.CreateDirectory(left);
        await using var server = await ManagedPostgres.StartAsync(Options, ct: Stop);
        Assert.True(await AnswersAsync(server.AppConnectionString));
    }

    /// <summary>The fetched server is version 17, where the distribution may have 15: the schema must come out the same.</summary>
    [Fact]
    public async Task The_server_of_the_packages_makes_the_same_schema()
    {
        var options = Options with { AllowSystem = false };
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "npm")) || File.Exists(Path.Combine(folder, "npm.cmd"))))
        {
            await Assert.ThrowsAsync<DataRefusedException>(() => ManagedPostgres.StartAsync(options, ct: Stop));
            return;
        }

        await using var server = await ManagedPostgres.StartAsync(options, ct: Stop);
        Assert.Equal(17, server.Major);
        await MigrationRunner.RunAsync(server.OwnerConnectionString, AllModules.Sources, ct: Stop);
        await using var source = NpgsqlDataSource.Create(server.OwnerConnectionString);
        Assert.Equal((await File.ReadAllTextAsync(Repository.File("db", "schema.sql"), Stop)).ReplaceLineEndings("\n"), await SchemaWriter.WriteAsync(source, Stop));
        Assert.Empty(await CatalogueRules.CheckAsync(source, Stop));
        Assert.False(Directory.Exists(Path.Combine(options.Root, "npm")));
    }

    private void KillServer(int major)
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(Options.Root, $"data-{major}", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using var process = Process.GetProcessById(pid);
        process.Kill();
        process.WaitForExit();
    }

    private static async Task<object?> AskAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Stop);
    }

    private static async Task<bool> AnswersAsync(string connection)
    {
        try
        {
            return await AskAsync(connection, "select 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public void Dispose() => _folder.Dispose();
}
