using Xunit;
using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;

namespace MkbZekerheid.Tests.Data;

public sealed class SessionTests(TestPostgres postgres)
{
    private static readonly Actor Anna = new(Guid.CreateVersion7(), "Anna", "programmeLead");

    internal sealed record Entity
    {
        public Guid Id { get; init; }
        public int Version { get; init; } = 1;
        public string Kind { get; init; } = "process";
        public string Code { get; init; } = "";
        public string Title { get; init; } = "";
    }

    [Fact]
    public async Task What_one_organisation_writes_another_does_not_see()
    {
        await using var db = await postgres.DatabaseAsync();
        var (a, b) = (await db.OrganisationAsync("a"), await db.OrganisationAsync("b"));
        await using (var session = await db.Sessions.BeginChangeAsync(a, Anna, "Processen toegevoegd"))
        {
            var written = await session.InsertAllAsync("core.entity", Enumerable.Range(1, 12_000).Select(i => new Entity { Id = Guid.CreateVersion7(), Code = $"PR{i}", Title = "Zagen & lassen" }));
            Assert.Equal(12_000, written);
            await session.CommitAsync();
        }

        await using var own = await db.Sessions.OpenAsync(a);
        await using var other = await db.Sessions.OpenAsync(b);
        Assert.Equal(12_000, await own.ExecuteScalarAsync<int>("select count(*) from core.entity"));
        Assert.Equal(0, await other.ExecuteScalarAsync<int>("select count(*) from core.entity"));
        Assert.Equal(1, await own.ExecuteScalarAsync<long>("select model_version from core.organisation"));
        Assert.Equal(12_000, (await db.Undo.RecentAsync(a)).Single().RowCount);
    }
}
