using System.Net;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Manage;

public sealed class ManageHomeTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string Address = $"/o/{DemoHost.Demo}/beheer";

    [Theory]
    [InlineData("nl", "Wat wilt u beheren?")]
    [InlineData("en", "What do you want to manage?")]
    public async Task The_lead_comes_from_the_menu_to_everything_that_can_be_managed(string language, string heading)
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead, language);
        Assert.Contains($"href=\"{Address}\"", await TextAsync(await lead.GetAsync($"/o/{DemoHost.Demo}/menu")), StringComparison.Ordinal);

        var page = await TextAsync(await lead.GetAsync(Address));

        Assert.Contains(heading, page, StringComparison.Ordinal);
        foreach (var part in new[] { "planning", "logboek", "outbox" })
        {
            Assert.Contains($"href=\"{Address}/{part}\"", page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"{Address}/{part}")).StatusCode);
        }
    }

    [Fact]
    public async Task Somebody_sees_only_what_was_granted_and_who_may_manage_nothing_sees_no_menu_item_and_is_refused()
    {
        using var safety = await host.SignedInAsync(Role.SafetyOfficer);
        Assert.DoesNotContain($"href=\"{Address}\"", await TextAsync(await safety.GetAsync($"/o/{DemoHost.Demo}/menu")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await safety.GetAsync(Address)).StatusCode);

        await host.Database.AdminAsync("insert into core.membership_grant (organisation_id, membership_id, permission) select organisation_id, id, 'programme.edit' from core.membership where role = 'safetyOfficer'");
        var page = await TextAsync(await safety.GetAsync(Address));
        await host.Database.AdminAsync("delete from core.membership_grant");

        Assert.Contains($"href=\"{Address}/planning\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{Address}/logboek\"", page, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(HttpResponseMessage reply)
    {
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }
}
