using System.Net;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.SignIn;

public sealed class SessionEndTests(TestPostgres postgres)
{
    [Fact]
    public async Task A_cookie_that_was_copied_is_dead_after_signing_out()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        await visitor.SignInAsync("piet@noordkade.nl");
        using var thief = door.Visitor();
        thief.Cookies.Add(visitor.Cookies.GetCookies(door.Address));
        Assert.True(await thief.IsSignedInAsync());
        await visitor.PostAsync("/afmelden");
        Assert.False(await thief.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_browser()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var here = door.Visitor();
        using var there = door.Visitor();
        await here.SignInAsync("piet@noordkade.nl");
        await there.SignInAsync("piet@noordkade.nl");
        Assert.True(await there.IsSignedInAsync());
        await here.PostAsync("/afmelden?handler=Everywhere");
        Assert.False(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task A_new_password_keeps_this_browser_and_ends_the_other()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var here = door.Visitor();
        using var there = door.Visitor();
        await here.SignInAsync("piet@noordkade.nl");
        await there.SignInAsync("piet@noordkade.nl");
        var reply = await here.PostAsync("/account?handler=Password", ("Present", Door.Password), ("Password", "nog vier andere woorden"));
        Assert.Equal("/account?bericht=wachtwoord", reply.Headers.Location!.ToString());
        Assert.True(await here.IsSignedInAsync());
        Assert.False(await there.IsSignedInAsync());
    }

    [Fact]
    public async Task A_session_ends_after_eight_idle_hours_and_after_twelve_hours_in_any_case()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var idle = door.Visitor();
        using var busy = door.Visitor();
        await idle.SignInAsync("piet@noordkade.nl");
        await busy.SignInAsync("piet@noordkade.nl");
        door.Clock.Advance(TimeSpan.FromHours(7));
        Assert.True(await busy.IsSignedInAsync());
        door.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.False(await idle.IsSignedInAsync());
        Assert.True(await busy.IsSignedInAsync());
        door.Clock.Advance(TimeSpan.FromHours(4));
        Assert.False(await busy.IsSignedInAsync());
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_the_next_request()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        await visitor.SignInAsync("piet@noordkade.nl");
        Assert.True(await visitor.IsSignedInAsync());
        await door.Database.AdminAsync("update core.app_user set status = 'disabled'");
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Two_hosts_on_one_database_serve_the_same_session()
    {
        await using var first = await Door.OpenAsync(postgres);
        await using var second = await Door.OpenAsync(first.Database);
        await first.AccountAsync("piet@noordkade.nl");
        using var visitor = first.Visitor();
        await visitor.SignInAsync("piet@noordkade.nl");
        using var elsewhere = second.Visitor();
        foreach (Cookie cookie in visitor.Cookies.GetCookies(first.Address)) elsewhere.Cookies.Add(second.Address, new Cookie(cookie.Name, cookie.Value, "/"));
        Assert.True(await elsewhere.IsSignedInAsync());
        Assert.Equal(1, await first.Database.AdminScalarAsync<long>("select count(*) from core.data_protection_key"));
    }
}
