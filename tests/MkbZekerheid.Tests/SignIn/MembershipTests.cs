using System.Net;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MkbZekerheid.Modules;
using Xunit;

namespace MkbZekerheid.Tests.SignIn;

public sealed class MembershipTests(TestPostgres postgres)
{
    // A page of the test itself, so that this does not hang on which pages exist.
    private static void Pages(WebApplication app)
    {
        app.MapGet("/o/{organisation}/proef", (IOrganisationContext context) => context.OrganisationName + " " + context.Role)
            .RequireAuthorization(RequiresPermissionAttribute.PolicyPrefix + "organisation.read");
        app.MapGet("/o/{organisation}/mensen", () => "mensen").RequireAuthorization(RequiresPermissionAttribute.PolicyPrefix + "people.edit");
        app.MapGet("/o/{organisation}/niets", () => "niets").RequireAuthorization(RequiresPermissionAttribute.PolicyPrefix + "nobody.declared");
    }

    [Theory]
    [InlineData("update core.membership set state = 'invited'")]
    [InlineData("update core.membership set state = 'accepted'")]
    [InlineData("update core.membership set state = 'suspended'")]
    [InlineData("update core.membership set state = 'expired'")]
    [InlineData("update core.membership set state = 'withdrawn'")]
    [InlineData("update core.membership set valid_until = now() - interval '1 minute'")]
    [InlineData("update core.organisation set status = 'suspended'")]
    [InlineData("delete from core.membership")]
    public async Task Whoever_may_not_enter_gets_the_page_of_a_company_that_does_not_exist(string change)
    {
        await using var door = await Door.OpenAsync(postgres, extra: Pages);
        var organisation = await door.Database.OrganisationAsync("noordkade");
        await door.AccountAsync("piet@noordkade.nl", organisation, Role.Employee);
        using var visitor = door.Visitor();
        await visitor.SignInAsync("piet@noordkade.nl");
        Assert.Equal("noordkade Employee", await (await visitor.GetAsync("/o/noordkade/proef")).Content.ReadAsStringAsync());

        await door.Database.AdminAsync(change);

        var (refused, unknown) = (await visitor.GetAsync("/o/noordkade/proef"), await visitor.GetAsync("/o/bestaat-niet/proef"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await refused.Content.ReadAsStringAsync());
        Assert.Equal(unknown.Headers.Where(h => h.Key != "Date").Select(h => h.Key).Order(), refused.Headers.Where(h => h.Key != "Date").Select(h => h.Key).Order());
    }

    [Fact]
    public async Task Another_company_and_the_administrator_of_the_installation_see_nothing()
    {
        await using var door = await Door.OpenAsync(postgres, extra: Pages);
        await door.Database.OrganisationAsync("noordkade");
        var other = await door.Database.OrganisationAsync("zuidkade");
        await door.AccountAsync("piet@zuidkade.nl", other, Role.Employee);
        await door.AccountAsync("beheer@noordkade.nl", administrator: true);
        foreach (var email in new[] { "piet@zuidkade.nl", "beheer@noordkade.nl" })
        {
            using var visitor = door.Visitor();
            await visitor.SignInAsync(email);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/o/noordkade/proef")).StatusCode);
        }
        using var nobody = door.Visitor();
        Assert.StartsWith("/aanmelden", (await nobody.GetAsync("/o/noordkade/proef")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_and_a_right_that_change_work_at_the_next_request()
    {
        await using var door = await Door.OpenAsync(postgres, extra: Pages);
        var organisation = await door.Database.OrganisationAsync("noordkade");
        await door.AccountAsync("piet@noordkade.nl", organisation, Role.Employee);
        using var visitor = door.Visitor();
        await visitor.SignInAsync("piet@noordkade.nl");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/o/noordkade/mensen")).StatusCode);
        await door.Database.AdminAsync("insert into core.membership_grant (organisation_id, membership_id, permission) select organisation_id, id, 'people.edit' from core.membership");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/o/noordkade/mensen")).StatusCode);
        await door.Database.AdminAsync("delete from core.membership_grant");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/o/noordkade/mensen")).StatusCode);
        await door.Database.AdminAsync("update core.membership set role = 'director'");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/o/noordkade/mensen")).StatusCode);
    }

    [Fact]
    public async Task A_permission_that_nobody_declared_lets_nobody_in()
    {
        await using var door = await Door.OpenAsync(postgres, extra: Pages);
        var organisation = await door.Database.OrganisationAsync("noordkade");
        await door.AccountAsync("piet@noordkade.nl", organisation, Role.DepartmentHead);
        using var visitor = door.Visitor();
        await visitor.SignInAsync("piet@noordkade.nl");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/o/noordkade/niets")).StatusCode);
    }
}
