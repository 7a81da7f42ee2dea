using MkbZekerheid.Tests.Data;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Isolation;

/// <summary>Plain SQL of the runtime role, inside the session of one organisation, reaches no row of another in any table.</summary>
public sealed class DirectSqlTests(TestPostgres postgres)
{
    /// <summary>
    /// Keys of the whole installation, each with a hash in it that nobody guesses: one mail goes to a person of several organisations,
    /// and a link is found by its hash before any organisation is known.
    /// </summary>
    private static readonly string[] Known = ["core.mail_outbox: unique", "core.token_link: unique"];

    private static List<string> Unknown(IEnumerable<string> leaks) => [.. leaks.Except(Known)];

    private async Task<(TestDatabase Db, BorderProbe Probe)> FilledAsync()
    {
        var db = await postgres.DatabaseAsync(AllModules.Sources);
        var probe = new BorderProbe(db, await db.OrganisationAsync("a"), await db.OrganisationAsync("b"));
        await probe.FillAsync();
        return (db, probe);
    }

    [Fact]
    public async Task No_table_of_any_module_lets_one_organisation_reach_another()
    {
        var (db, probe) = await FilledAsync();
        await using var _ = db;
        Assert.True((await probe.TablesAsync()).Count > 60);
        Assert.Empty(Unknown(await probe.LeaksAsync()));
    }

    [Fact]
    public async Task A_hole_in_each_guard_is_found_and_nothing_else_is_reported()
    {
        var (db, probe) = await FilledAsync();
        await using var _ = db;
        await db.AdminAsync(
            """
            alter table core.department disable row level security;
            create policy support on processes.process for select to mkbz_app using (true);
            alter policy organisation on threats.threat with check (true);
            create unique index seeded on core.person (id);
            """);
        var leaks = Unknown(await probe.LeaksAsync());

        var expected = new HashSet<string>(["core.department: read", "core.department: delete", "core.department: read without organisation", "processes.process: read", "threats.threat: insert", "core.person: unique"]);
        Assert.Empty(expected.Except(leaks));
        Assert.All(leaks, leak => Assert.Contains(leak.Split(':')[0], (string[])["core.department", "processes.process", "threats.threat", "core.person"]));
    }
}
