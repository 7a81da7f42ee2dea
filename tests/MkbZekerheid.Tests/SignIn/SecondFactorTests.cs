using System.Net;
using System.Text.RegularExpressions;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using OtpNet;
using Xunit;

namespace MkbZekerheid.Tests.SignIn;

public sealed partial class SecondFactorTests(TestPostgres postgres)
{
    [Fact]
    public async Task A_director_sees_nothing_of_the_company_before_the_second_step_is_made()
    {
        await using var door = await Door.OpenAsync(postgres);
        var organisation = await door.Database.OrganisationAsync("noordkade");
        await door.AccountAsync("anna@noordkade.nl", organisation, Role.Director);
        using var visitor = door.Visitor();
        await visitor.SignInAsync("anna@noordkade.nl");
        Assert.StartsWith("/aanmelden/tweede-stap", (await visitor.GetAsync("/o/noordkade")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("/aanmelden/tweede-stap", (await visitor.GetAsync("/")).Headers.Location!.ToString(), StringComparison.Ordinal);

        await EnrolAsync(visitor);
        Assert.Equal("/o/noordkade", (await visitor.GetAsync("/")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_code_works_once_and_not_again_in_another_browser()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("anna@noordkade.nl");
        using var first = door.Visitor();
        await first.SignInAsync("anna@noordkade.nl");
        var (seed, _) = await EnrolAsync(first);
        door.Clock.Advance(TimeSpan.FromSeconds(60));
        var code = CodeAt(seed, door.Clock.GetUtcNow());

        using var second = door.Visitor();
        Assert.Equal("/aanmelden/code", (await second.SignInAsync("anna@noordkade.nl")).Headers.Location!.ToString());
        Assert.False(await second.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await second.PostAsync("/aanmelden/code", ("Code", code))).StatusCode);
        Assert.True(await second.IsSignedInAsync());

        using var thief = door.Visitor();
        await thief.SignInAsync("anna@noordkade.nl");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.PostAsync("/aanmelden/code", ("Code", code))).StatusCode);
        Assert.False(await thief.IsSignedInAsync());
    }

    [Fact]
    public async Task A_recovery_code_works_once()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("anna@noordkade.nl");
        using var first = door.Visitor();
        await first.SignInAsync("anna@noordkade.nl");
        var (_, codes) = await EnrolAsync(first);
        Assert.Equal(10, codes.Distinct().Count());

        using var second = door.Visitor();
        await second.SignInAsync("anna@noordkade.nl");
        await second.PostAsync("/aanmelden/herstelcode", ("Code", codes[3].ToLowerInvariant()));
        Assert.True(await second.IsSignedInAsync());

        using var third = door.Visitor();
        await third.SignInAsync("anna@noordkade.nl");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await third.PostAsync("/aanmelden/herstelcode", ("Code", codes[3]))).StatusCode);
        Assert.False(await third.IsSignedInAsync());
        Assert.Equal(0, await door.Database.AdminScalarAsync<long>($"select count(*) from core.user_recovery_code where encode(code_hash, 'escape') like '%{codes[4][..4]}%'"));
    }

    [Fact]
    public void Our_codes_are_those_of_other_programs()
    {
        var seed = MkbZekerheid.Host.SignIn.SecondFactor.Totp.NewSeed();
        var other = new OtpNet.Totp(Base32Encoding.ToBytes(seed));
        var start = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 200; i++)
        {
            var at = start.AddSeconds(i * 47);
            Assert.Equal(other.ComputeTotp(at.UtcDateTime), MkbZekerheid.Host.SignIn.SecondFactor.Totp.CodeAt(seed, MkbZekerheid.Host.SignIn.SecondFactor.Totp.StepAt(at)));
        }
    }

    internal static string CodeAt(string seed, DateTimeOffset at) => MkbZekerheid.Host.SignIn.SecondFactor.Totp.CodeAt(seed, MkbZekerheid.Host.SignIn.SecondFactor.Totp.StepAt(at));

    /// <summary>Sets the app up as a person does: reads the seed from the page, types the code, gets the recovery codes.</summary>
    internal static async Task<(string Seed, IReadOnlyList<string> Codes)> EnrolAsync(Visitor visitor)
    {
        var page = await (await visitor.GetAsync("/aanmelden/tweede-stap")).Content.ReadAsStringAsync();
        var seed = Seed().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        var reply = await visitor.PostAsync("/aanmelden/tweede-stap", ("Code", CodeAt(seed, TimeProvider.System.GetUtcNow())));
        var codes = Recovery().Matches(await reply.Content.ReadAsStringAsync()).Select(match => match.Value).ToList();
        return (seed, codes);
    }

    [GeneratedRegex("<span class=\"code\">([A-Z2-7 ]+)</span>")]
    private static partial Regex Seed();

    [GeneratedRegex("[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}")]
    private static partial Regex Recovery();
}
