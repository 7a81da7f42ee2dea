using System.Net;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.SignIn;

public sealed class PasswordSignInTests(TestPostgres postgres)
{
    [Fact]
    public async Task Somebody_signs_in_with_a_password_and_arrives_at_the_company()
    {
        await using var door = await Door.OpenAsync(postgres);
        var organisation = await door.Database.OrganisationAsync("noordkade");
        await door.AccountAsync("piet@noordkade.nl", organisation, Role.Employee);
        using var visitor = door.Visitor();

        Assert.False(await visitor.IsSignedInAsync());
        var reply = await visitor.SignInAsync("Piet@Noordkade.nl");

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal("/", reply.Headers.Location!.ToString());
        Assert.True(await visitor.IsSignedInAsync());
        Assert.Equal("/o/noordkade", (await visitor.GetAsync("/")).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("piet@noordkade.nl", "vier losse woorden aan Zee")]
    [InlineData("piet@noordkade.nl", "vier losse woorden aan zee ")]
    [InlineData("niemand@noordkade.nl", Door.Password)]
    public async Task A_wrong_address_and_a_wrong_password_get_the_same_words(string email, string password)
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        var reply = await visitor.SignInAsync(email, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        Assert.Contains("horen niet bij elkaar", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits_five_minutes()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        for (var i = 0; i < 5; i++) await visitor.SignInAsync("piet@noordkade.nl", $"verkeerd wachtwoord {i}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("piet@noordkade.nl")).StatusCode);
        door.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("piet@noordkade.nl")).StatusCode);
        door.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("piet@noordkade.nl")).StatusCode);
    }

    [Fact]
    public async Task Ten_wrong_attempts_in_a_minute_from_one_address_make_the_next_wait()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        for (var i = 0; i < 10; i++) Assert.DoesNotContain("Wacht een minuut", await Words(i), StringComparison.Ordinal);
        Assert.Contains("Wacht een minuut", await Words(10), StringComparison.Ordinal);
        door.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("Wacht een minuut", await Words(11), StringComparison.Ordinal);

        async Task<string> Words(int i) => await (await visitor.SignInAsync("niemand@noordkade.nl", $"gok nummer {i}")).Content.ReadAsStringAsync();
    }

    [Theory]
    [InlineData("https://elders.example/")]
    [InlineData("//elders.example/")]
    [InlineData("/\\elders.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task A_link_that_leads_elsewhere_after_signing_in_leads_home(string back)
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        Assert.Equal("/", (await visitor.SignInAsync("piet@noordkade.nl", back: back)).Headers.Location!.ToString());
    }
}
