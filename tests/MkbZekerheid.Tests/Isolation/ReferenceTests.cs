using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Isolation;

/// <summary>A row that refers to a row of another organisation gets the same answer as one that refers to nothing, so that nobody learns what exists.</summary>
public sealed class ReferenceTests(DemoHost host) : IClassFixture<DemoHost>
{
    /// <summary>One mail goes to a person of several organisations, so its key is one for the whole installation.</summary>
    private static readonly string[] Known = ["core.mail_outbox insert: collides with a row of the other, 23505 on mail_outbox_unique_key_key"];

    [Fact]
    public async Task No_answer_of_any_table_tells_that_a_row_of_another_organisation_exists()
    {
        var probe = await ProbeAsync();
        var found = new List<string>();
        var asked = 0;
        foreach (var table in await probe.TablesAsync())
        {
            if (await probe.FindAsync(table) is not { } lines) continue;
            asked++;
            found.AddRange(lines.Except(Known));
        }

        Assert.True(asked >= 50, $"only {asked} tables hold demo data");
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    /// <summary>Holes as a hurried developer makes them; each must be felt by the probe.</summary>
    [Theory]
    [InlineData("core.entity", "create unique index seeded on core.entity (kind, code)", "drop index core.seeded")]
    [InlineData("core.person", "alter table core.person drop constraint person_organisation_id_id_fkey; alter table core.entity add constraint seeded unique (id); alter table core.person add constraint seeded_person foreign key (id) references core.entity (id)",
        "alter table core.person drop constraint seeded_person; alter table core.entity drop constraint seeded; alter table core.person add constraint person_organisation_id_id_fkey foreign key (organisation_id, id) references core.entity (organisation_id, id) on delete cascade")]
    public async Task A_hole_in_a_table_is_felt(string table, string seed, string undo)
    {
        await host.Database.AdminAsync(seed);
        try
        {
            var probe = await ProbeAsync();
            Assert.NotEmpty((await probe.FindAsync(table))!);
        }
        finally
        {
            await host.Database.AdminAsync(undo);
        }
    }

    private async Task<ReferenceProbe> ProbeAsync() => new(
        host.Database.AppConnectionString,
        host.Database.AdminConnectionString,
        await host.Database.AdminScalarAsync<Guid>($"select id from core.organisation where key = '{DemoHost.Other}'"),
        await host.Database.AdminScalarAsync<Guid>($"select id from core.organisation where key = '{DemoHost.Demo}'"));
}
