using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;
using Npgsql;
using Xunit;

namespace MkbZekerheid.Tests.Data;

public sealed class AuditTests(TestPostgres postgres)
{
    private static readonly Actor Anna = new(Guid.CreateVersion7(), "Anna", "programmeLead");

    private async Task<(TestDatabase Db, Guid Organisation)> WithThreeEventsAsync()
    {
        var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        for (var i = 1; i <= 3; i++)
        {
            await using var session = await db.Sessions.BeginChangeAsync(organisation, Anna, $"Wijziging {i}");
            await session.InsertAllAsync("core.entity", [new { Kind = "process", Code = $"PR{i}" , Id = Guid.CreateVersion7() }]);
            await session.CommitAsync();
        }

        return (db, organisation);
    }

    private static async Task<long?> VerifyAsync(TestDatabase db, Guid organisation)
    {
        await using var session = await db.Sessions.OpenAsync(organisation);
        return await session.ExecuteScalarAsync<long?>("select core.verify_audit()");
    }

    [Fact]
    public async Task Every_change_is_one_link_of_a_chain_that_holds()
    {
        var (db, organisation) = await WithThreeEventsAsync();
        await using var _ = db;
        Assert.Null(await VerifyAsync(db, organisation));
        await using var session = await db.Sessions.OpenAsync(organisation);
        Assert.Equal(["Wijziging 1", "Wijziging 2", "Wijziging 3"], await session.QueryAsync<string>("select title from core.audit_event order by seq"));
        Assert.Equal(0, await session.ExecuteScalarAsync<int>("select count(*) from core.audit_event where title like '%Anna%' or details::text like '%Anna%'"));
    }

    [Theory]
    [InlineData("update core.audit_event set title = 'Iets anders' where seq = 2", 2)]
    [InlineData("delete from core.audit_event where seq = 2", 3)]
    [InlineData("delete from core.audit_event where seq = 3", 3)]
    [InlineData("update core.audit_event set at = at + interval '1 day' where seq = 1", 1)]
    public async Task A_changed_or_removed_event_is_located(string tampering, long found)
    {
        var (db, organisation) = await WithThreeEventsAsync();
        await using var _ = db;
        await db.AdminAsync("alter table core.audit_event disable trigger written_once; " + tampering);
        Assert.Equal(found, await VerifyAsync(db, organisation));
    }

    [Theory]
    [InlineData("insert into core.audit_event select * from core.audit_event")]
    [InlineData("update core.audit_event set title = 'x'")]
    [InlineData("delete from core.audit_event")]
    [InlineData("update core.audit_head set seq = 0")]
    [InlineData("update core.change_row set old_row = null")]
    [InlineData("update core.approved_version set remark = 'x'")]
    public async Task The_product_itself_cannot_rewrite_what_happened(string sql)
    {
        var (db, organisation) = await WithThreeEventsAsync();
        await using var _ = db;
        await using var session = await db.Sessions.OpenAsync(organisation);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => session.ExecuteAsync(sql))).SqlState);
    }

    [Fact]
    public async Task Twenty_people_at_once_still_make_one_chain()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        await Parallel.ForEachAsync(Enumerable.Range(1, 100), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (i, ct) =>
        {
            await using var session = await db.Sessions.BeginChangeAsync(organisation, Anna, $"Wijziging {i}", ct);
            await session.InsertAllAsync("core.entity", [new { Id = Guid.CreateVersion7(), Kind = "process", Code = $"PR{i}" }], ct);
            await session.CommitAsync(ct);
        });
        Assert.Null(await VerifyAsync(db, organisation));
        await using var read = await db.Sessions.OpenAsync(organisation);
        Assert.Equal(100, await read.ExecuteScalarAsync<long>("select max(seq) from core.audit_event"));
        Assert.Equal(100, await read.ExecuteScalarAsync<long>("select model_version from core.organisation"));
    }
}
