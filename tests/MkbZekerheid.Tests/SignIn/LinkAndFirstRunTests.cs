using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Host.SignIn.Links;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.SignIn;

public sealed partial class LinkAndFirstRunTests(TestPostgres postgres)
{
    private const string Other = "nog vier andere woorden";

    [Fact]
    public async Task A_forgotten_password_is_replaced_once_and_the_second_step_stays()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("anna@noordkade.nl");
        using var old = door.Visitor();
        await old.SignInAsync("anna@noordkade.nl");
        await SecondFactorTests.EnrolAsync(old);

        using var visitor = door.Visitor();
        await visitor.PostAsync("/aanmelden/vergeten", ("Email", "anna@noordkade.nl"));
        var link = await LinkAsync(door, "reset");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PostAsync(link, ("Password", "te kort"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync(link, ("Password", Other))).StatusCode);

        Assert.False(await old.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link)).StatusCode);
        Assert.Equal("/aanmelden/code", (await visitor.SignInAsync("anna@noordkade.nl", Other)).Headers.Location!.ToString());
        Assert.Equal(1, await door.Database.AdminScalarAsync<long>("select count(*) from core.mail_outbox where purpose = 'passwordChanged'"));
    }

    [Fact]
    public async Task A_link_for_a_new_password_works_half_an_hour()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("anna@noordkade.nl");
        using var visitor = door.Visitor();
        await visitor.PostAsync("/aanmelden/vergeten", ("Email", "anna@noordkade.nl"));
        var link = await LinkAsync(door, "reset");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).StatusCode);
        door.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail_and_the_fourth_request_waits()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("anna@noordkade.nl");
        using var visitor = door.Visitor();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await visitor.PostAsync("/aanmelden/vergeten", ("Email", "niemand@noordkade.nl"))).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.PostAsync("/aanmelden/vergeten", ("Email", "anna@noordkade.nl"))).StatusCode);
        Assert.Equal(0, await door.Database.AdminScalarAsync<long>("select count(*) from core.mail_outbox"));
    }

    [Fact]
    public async Task Somebody_who_is_invited_comes_in_after_using_the_link()
    {
        await using var door = await Door.OpenAsync(postgres);
        var organisation = await door.Database.OrganisationAsync("noordkade");
        var inviter = await door.AccountAsync("anna@noordkade.nl", organisation, Role.ProgrammeLead);
        await using (var scope = door.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("localhost") } },
                organisation, "Noordkade", new MkbZekerheid.Data.Actor(inviter, "Anna", "programmeLead"), "piet@noordkade.nl", "Piet", Role.Employee, null, TestContext.Current.CancellationToken);
        }
        using var visitor = door.Visitor();
        var link = await LinkAsync(door, "invitation");
        Assert.Equal("invited", await door.Database.AdminScalarAsync<string>("select state from core.membership where role = 'employee'"));
        await visitor.PostAsync(link, ("Password", Door.Password));
        await visitor.SignInAsync("piet@noordkade.nl");
        Assert.Equal("/o/noordkade", (await visitor.GetAsync("/")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_empty_installation_asks_for_its_administrator_once()
    {
        await using var door = await Door.OpenAsync(postgres);
        using var visitor = door.Visitor();
        Assert.Equal("/begin/installatie", (await visitor.GetAsync("/aanmelden")).Headers.Location!.ToString());
        var reply = await visitor.PostAsync("/begin/installatie", ("Organisation", "Noordkade Techniek B.V."), ("DisplayName", "Anna"), ("Email", "anna@noordkade.nl"), ("Password", Door.Password));
        Assert.Equal("/aanmelden/tweede-stap", reply.Headers.Location!.ToString());
        Assert.Equal("noordkade-techniek-b-v", await door.Database.AdminScalarAsync<string>("select key from core.organisation"));
        Assert.True(await door.Database.AdminScalarAsync<bool>("select is_administrator from core.app_user"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/begin/installatie")).StatusCode);
    }

    [Fact]
    public async Task Accounts_of_the_demo_skip_the_second_step_only_while_the_folder_is_marked()
    {
        var folder = Directory.CreateTempSubdirectory("mkbz-door-").FullName;
        await using var database = await postgres.DatabaseAsync();
        await using var door = await Door.OpenAsync(database, folder: folder);
        var organisation = await database.OrganisationAsync("noordkade");
        await using (var scope = door.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ISignInAccounts>().EnsureAsync(
                new AccountRequest("anna@noordkade.nl", "Anna", Door.Password, OrganisationId: organisation, Role: Role.Director, IsDemo: true), TestContext.Current.CancellationToken);
        using var visitor = door.Visitor();
        await visitor.SignInAsync("anna@noordkade.nl");
        Assert.Equal("/o/noordkade", (await visitor.GetAsync("/")).Headers.Location!.ToString());
        File.Delete(Path.Combine(folder, "demo"));
        Assert.Equal("/aanmelden/tweede-stap", (await visitor.GetAsync("/")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_host_name_that_nobody_vouched_for_is_refused()
    {
        await using var door = await Door.OpenAsync(postgres);
        using var visitor = door.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/aanmelden") { Headers = { Host = "elders.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync(request)).StatusCode);
    }

    private static async Task<string> LinkAsync(Door door, string purpose)
    {
        var body = await door.Database.AdminScalarAsync<string>($"select body_text from core.mail_outbox where purpose = '{purpose}'");
        return Link().Match(body!).Value;
    }

    [GeneratedRegex("/m/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
