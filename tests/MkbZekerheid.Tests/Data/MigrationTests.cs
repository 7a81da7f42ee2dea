using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;
using Npgsql;
using Xunit;

namespace MkbZekerheid.Tests.Data;

public sealed class MigrationTests(TestPostgres postgres) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mkbz-migrations-").FullName;

    private MigrationSource Source => new("proef", null, Folder: folder);

    private void Write(string name, string sql) => File.WriteAllText(Path.Combine(folder, name), sql);

    [Fact]
    public async Task An_edited_migration_is_refused_in_one_sentence()
    {
        await using var db = await postgres.DatabaseAsync();
        Write("0001_first.sql", "create table proef.one (id int);");
        await MigrationRunner.RunAsync(db.OwnerConnectionString, [Source]);
        Assert.Empty(await MigrationRunner.RunAsync(db.OwnerConnectionString, [Source]));
        Write("0001_first.sql", "create table proef.one (id bigint);");

        var refused = await Assert.ThrowsAsync<DataRefusedException>(() => MigrationRunner.RunAsync(db.OwnerConnectionString, [Source]));
        Assert.Contains("was edited after it had been applied", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_gap_in_the_numbers_is_refused()
    {
        await using var db = await postgres.DatabaseAsync();
        Write("0001_first.sql", "select 1;");
        Write("0003_third.sql", "select 1;");
        var refused = await Assert.ThrowsAsync<DataRefusedException>(() => MigrationRunner.RunAsync(db.OwnerConnectionString, [Source]));
        Assert.Contains("0003 is out of line", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_halfway_leaves_nothing()
    {
        await using var db = await postgres.DatabaseAsync();
        Write("0001_first.sql", "create table proef.one (id int);\ncreate table proef.two (id nothing);");
        var refused = await Assert.ThrowsAsync<DataRefusedException>(() => MigrationRunner.RunAsync(db.OwnerConnectionString, [Source]));
        Assert.Contains("type \"nothing\" does not exist", refused.Message, StringComparison.Ordinal);
        Assert.Contains("nothing of it was kept", refused.Message, StringComparison.Ordinal);
        Assert.True(await db.AdminScalarAsync<bool>("select to_regclass('proef.one') is null and not exists (select 1 from core.migration where module = 'proef')"));

        Write("0001_first.sql", "create table proef.one (id int);");
        Assert.Single(await MigrationRunner.RunAsync(db.OwnerConnectionString, [Source]));
    }

    [Fact]
    public async Task Two_hosts_that_migrate_at_once_apply_each_file_once()
    {
        await using var db = await postgres.EmptyDatabaseAsync();
        Write("0001_first.sql", "create table proef.one (id int);\nselect pg_sleep(0.2);");
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MigrationRunner.RunAsync(db.OwnerConnectionString, [Source])));
        var all = runs.SelectMany(run => run).ToList();
        Assert.Equal(all.Distinct().Count(), all.Count);
        Assert.Equal(all.Count, await db.AdminScalarAsync<long>("select count(*) from core.migration"));
    }

    [Fact]
    public async Task A_role_above_row_level_security_or_an_unsafe_pool_does_not_start()
    {
        await using var db = await postgres.DatabaseAsync();
        async Task RefusedAsync(string connection, string word)
        {
            await using var source = NpgsqlDataSource.Create(connection);
            var refused = await Assert.ThrowsAsync<DataRefusedException>(() => StartupGuard.CheckAsync(source));
            Assert.Contains(word, refused.Message, StringComparison.Ordinal);
        }

        await RefusedAsync(db.AdminConnectionString, "superuser");
        await RefusedAsync(db.OwnerConnectionString, "owns tables");
        await RefusedAsync(db.AppConnectionString + ";No Reset On Close=true", "No Reset On Close");
        await RefusedAsync(db.AppConnectionString + ";Multiplexing=true", "Multiplexing");
        await db.AdminAsync("create role mkbz_seeded login bypassrls password 'seeded'");
        try
        {
            var bypassing = new NpgsqlConnectionStringBuilder(db.AppConnectionString) { Username = "mkbz_seeded", Password = "seeded" };
            await db.AdminAsync($"grant connect on database {db.Name} to mkbz_seeded");
            await RefusedAsync(bypassing.ConnectionString + ";Pooling=false", "BYPASSRLS");
        }
        finally
        {
            await db.AdminAsync("drop owned by mkbz_seeded; drop role mkbz_seeded");
        }

        await using var fine = NpgsqlDataSource.Create(db.AppConnectionString + ";Pooling=false");
        await StartupGuard.CheckAsync(fine);
        await db.AdminAsync("create table core.seeded (id int); alter table core.seeded owner to mkbz_app");
        await RefusedAsync(db.AppConnectionString, "owns tables");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
