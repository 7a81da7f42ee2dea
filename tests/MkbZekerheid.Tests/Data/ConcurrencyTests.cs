using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Data;

public sealed class ConcurrencyTests(TestPostgres postgres)
{
    private static async Task<Guid> DepartmentAsync(TestDatabase db, Guid organisation)
    {
        await using var session = await db.Sessions.OpenAsync(organisation);
        var id = Guid.CreateVersion7();
        await session.InsertAllAsync("core.entity", [new { Id = id, Kind = "department", Code = "AFD1" }]);
        await session.InsertAllAsync("core.department", [new { Id = id, Name = "Productie" }]);
        await session.CommitAsync();
        return id;
    }

    [Fact]
    public async Task The_second_of_two_gets_both_values_and_who_was_first()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        var id = await DepartmentAsync(db, organisation);
        await using (var first = await db.Sessions.BeginChangeAsync(organisation, new Actor(null, "Anna", "programmeLead"), "Naam veranderd"))
        {
            Assert.Equal(new Saved(2), await first.UpdateAsync("core.department", id, 1, new { Name = "Techniek", Headcount = (int?)12 }));
            await first.CommitAsync();
        }

        await using var second = await db.Sessions.BeginChangeAsync(organisation, new Actor(null, "Bert", "departmentHead"), "Naam veranderd");
        var stale = Assert.IsType<StaleWrite>(await second.UpdateAsync("core.department", id, 1, new { Name = "Fabriek" }));
        Assert.Equal(("Techniek", 2, "Anna"), (stale.Current["name"], stale.Version, stale.ChangedBy));
        Assert.NotNull(stale.ChangedAt);
        Assert.IsType<StaleWrite>(await second.DeleteAsync("core.department", id, 1));
        Assert.IsType<RowGone>(await second.UpdateAsync("core.department", Guid.CreateVersion7(), 1, new { Name = "x" }));
        Assert.IsType<Saved>(await second.UpdateAsync("core.department", id, stale.Version, new { Name = "Fabriek" }));
    }

    [Fact]
    public async Task No_edit_of_fifty_people_on_one_row_is_lost()
    {
        await using var db = await postgres.DatabaseAsync();
        var organisation = await db.OrganisationAsync("a");
        var id = await DepartmentAsync(db, organisation);
        var (won, lost) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async client =>
        {
            for (var edit = 0; edit < 20; edit++)
            {
                await using var read = await db.Sessions.OpenAsync(organisation);
                var version = await read.ExecuteScalarAsync<int>("select version from core.department where id = @id", new { id });
                // A second disposal follows at the end of the block, when the connection is somebody else's already.
                await read.DisposeAsync();
                await using var session = await db.Sessions.BeginChangeAsync(organisation, new Actor(null, $"P{client}", "employee"), "Bewerkt");
                var result = await session.UpdateAsync("core.department", id, version, new { Name = $"{client}/{edit}" });
                if (result is Saved)
                {
                    await session.CommitAsync();
                    Interlocked.Increment(ref won);
                }
                else
                {
                    Assert.True(Assert.IsType<StaleWrite>(result).Version > version);
                    Interlocked.Increment(ref lost);
                }
            }
        }));
        await using var after = await db.Sessions.OpenAsync(organisation);
        Assert.Equal(won, await after.ExecuteScalarAsync<int>("select version from core.department where id = @id", new { id }) - 1);
        Assert.Equal(won, await after.ExecuteScalarAsync<int>("select count(*) from core.audit_event"));
        Assert.Equal(1000, won + lost);
    }
}
