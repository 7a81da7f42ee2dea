using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.SignIn;

/// <summary>Signing in with an account of another party, against a real service that can lie.</summary>
public sealed class OutsideAccountTests(TestPostgres postgres)
{
    private const string Email = "anna@noordkade.nl";

    [Fact]
    public async Task An_account_that_was_linked_after_signing_in_here_opens_the_door()
    {
        await using var service = await IdentityService.StartAsync();
        await using var door = await Door.OpenAsync(postgres, service.Settings());
        await door.AccountAsync(Email, await door.Database.OrganisationAsync("noordkade"), Role.DepartmentHead);
        Assert.Equal("/account?bericht=gekoppeld", await LinkAsync(door, service));

        using var visitor = door.Visitor();
        Assert.Equal("/", await EnterAsync(visitor, service));

        Assert.True(await visitor.IsSignedInAsync());
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/o/noordkade")).StatusCode);
        Assert.Equal(0, service.UserInfoCalls);
    }

    [Fact]
    public async Task The_same_address_at_the_other_party_proves_nothing()
    {
        await using var service = await IdentityService.StartAsync();
        await using var door = await Door.OpenAsync(postgres, service.Settings());
        await door.AccountAsync(Email);
        using var visitor = door.Visitor();

        Assert.Equal("/aanmelden?fout=onbekend", await EnterAsync(visitor, service));

        Assert.False(await visitor.IsSignedInAsync());
        Assert.Contains("Proefdienst", await (await visitor.GetAsync("/aanmelden")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Linking_asks_for_a_fresh_proof_of_who_is_here()
    {
        await using var service = await IdentityService.StartAsync();
        await using var door = await Door.OpenAsync(postgres, service.Settings());
        await door.AccountAsync(Email);
        using var visitor = door.Visitor();
        await visitor.SignInAsync(Email);
        door.Clock.Advance(TimeSpan.FromMinutes(30));

        var answer = await visitor.PostAsync("/account?handler=Link", ("Service", "proef"));

        Assert.StartsWith("/aanmelden/bevestigen", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_taken_away_no_longer_opens_the_door()
    {
        await using var service = await IdentityService.StartAsync();
        await using var door = await Door.OpenAsync(postgres, service.Settings());
        await door.AccountAsync(Email);
        await LinkAsync(door, service);
        using var owner = door.Visitor();
        await owner.SignInAsync(Email);
        await owner.PostAsync("/account?handler=Unlink", ("Issuer", service.Issuer), ("Subject", service.Subject));

        using var visitor = door.Visitor();
        Assert.Equal("/aanmelden?fout=onbekend", await EnterAsync(visitor, service));
    }

    public static TheoryData<string> Lies =>
    [
        "no signature", "signed by a stranger", "signed with the public key as a password", "a key that the token brings itself", "another audience", "another issuer",
        "another tenant of the issuer", "expired", "not yet valid", "another nonce", "no nonce", "no subject", "another subject with the same address",
    ];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_token_that_is_not_meant_for_us_opens_nothing(string lie)
    {
        await using var service = await IdentityService.StartAsync();
        await using var door = await Door.OpenAsync(postgres, service.Settings());
        await door.AccountAsync(Email);
        await LinkAsync(door, service);
        Lie(service, lie);
        using var visitor = door.Visitor();

        var to = await EnterAsync(visitor, service);

        Assert.StartsWith("/aanmelden?fout=", to, StringComparison.Ordinal);
        Assert.False(await visitor.IsSignedInAsync());
    }

    /// <summary>A code that was asked for in one browser cannot be planted in another one.</summary>
    [Fact]
    public async Task An_answer_to_somebody_elses_question_opens_nothing()
    {
        await using var service = await IdentityService.StartAsync();
        await using var door = await Door.OpenAsync(postgres, service.Settings());
        await door.AccountAsync(Email);
        await LinkAsync(door, service);
        using var thief = door.Visitor();
        var (code, state) = await AskAsync(await thief.PostAsync("/aanmelden?handler=Outside", ("Service", "proef")), thief);
        using var victim = door.Visitor();

        var answer = await victim.PostRawAsync("/aanmelden/extern/proef", ("code", code), ("state", state));

        Assert.Equal("/aanmelden?fout=extern", answer.Headers.Location!.ToString());
        Assert.False(await victim.IsSignedInAsync());
    }

    [Theory]
    [InlineData("https://login.voorbeeld.nl/common/v2.0")]
    [InlineData("https://login.voorbeeld.nl/organizations/v2.0")]
    public async Task A_service_that_lets_everybody_in_is_refused_at_the_start(string authority)
    {
        var settings = new Dictionary<string, string?> { ["OpenIdConnect:proef:Authority"] = authority, ["OpenIdConnect:proef:ClientId"] = "mkbz" };
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => Door.OpenAsync(postgres, settings));
        Assert.Contains("lets every organisation in", refused.Message, StringComparison.Ordinal);
    }

    private static void Lie(IdentityService service, string lie)
    {
        switch (lie)
        {
            case "no signature":
                service.Sign = (_, claims, _) => IdentityService.Part(new JsonObject { ["alg"] = "none" }) + "." + IdentityService.Part(claims) + ".";
                break;
            case "signed by a stranger":
                service.Sign = (header, claims, _) => WithOwnKey(header, claims);
                break;
            case "signed with the public key as a password":
                service.Sign = (header, claims, _) =>
                {
                    header["alg"] = "HS256";
                    var text = IdentityService.Part(header) + "." + IdentityService.Part(claims);
                    return text + "." + System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(service.PublicKey().ToJsonString()), Encoding.ASCII.GetBytes(text)));
                };
                break;
            case "a key that the token brings itself":
                service.Sign = (header, claims, _) =>
                {
                    using var own = RSA.Create(2048);
                    header["jwk"] = service.PublicKey(own);
                    header["jku"] = service.Issuer + "/other-keys";
                    header["kid"] = "../../een";
                    return IdentityService.Rs256(header, claims, own);
                };
                break;
            default:
                service.Claims = claims => Change(claims, lie);
                break;
        }
    }

    private static string WithOwnKey(JsonObject header, JsonObject claims)
    {
        using var own = RSA.Create(2048);
        return IdentityService.Rs256(header, claims, own);
    }

    private static void Change(JsonObject claims, string lie)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        switch (lie)
        {
            case "another audience": claims["aud"] = "iemand-anders"; break;
            case "another issuer": claims["iss"] = "https://elders.voorbeeld.nl"; break;
            case "another tenant of the issuer": claims["iss"] = claims["iss"]!.GetValue<string>() + "/andere-huurder"; break;
            case "expired": (claims["iat"], claims["nbf"], claims["exp"]) = (now - 7200, now - 7200, now - 3600); break;
            case "not yet valid": (claims["nbf"], claims["exp"]) = (now + 3600, now + 7200); break;
            case "another nonce": claims["nonce"] = "638000000000000000.Y2Fub24"; break;
            case "no nonce": claims.Remove("nonce"); break;
            case "no subject": claims.Remove("sub"); break;
            case "another subject with the same address": claims["sub"] = "onderwerp-2"; break;
            default: throw new ArgumentException(lie, nameof(lie));
        }
    }

    private static async Task<string> LinkAsync(Door door, IdentityService service)
    {
        using var owner = door.Visitor();
        await owner.SignInAsync(Email);
        return await FollowAsync(owner, await owner.PostAsync("/account?handler=Link", ("Service", "proef")));
    }

    private static async Task<string> EnterAsync(Visitor visitor, IdentityService service)
    {
        Assert.NotNull(service.Address);
        return await FollowAsync(visitor, await visitor.PostAsync("/aanmelden?handler=Outside", ("Service", "proef")));
    }

    /// <summary>Goes to the service and back, as a browser does, and gives the address where it ends.</summary>
    private static async Task<string> FollowAsync(Visitor visitor, HttpResponseMessage asked)
    {
        var (code, state) = await AskAsync(asked, visitor);
        var back = await visitor.PostRawAsync("/aanmelden/extern/proef", ("code", code), ("state", state));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        var next = back.Headers.Location!.ToString();
        return next.StartsWith("/aanmelden?", StringComparison.Ordinal) ? next : (await visitor.GetAsync(next)).Headers.Location!.ToString();
    }

    private static async Task<(string Code, string State)> AskAsync(HttpResponseMessage asked, Visitor visitor)
    {
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Contains("code_challenge=", asked.Headers.Location!.Query, StringComparison.Ordinal);
        var answer = await visitor.GetAsync(asked.Headers.Location.ToString());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (json.RootElement.GetProperty("code").GetString()!, json.RootElement.GetProperty("state").GetString()!);
    }
}
