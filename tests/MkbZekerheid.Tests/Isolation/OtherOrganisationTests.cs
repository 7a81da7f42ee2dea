using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Isolation;

/// <summary>Every endpoint of an organisation is a 404 for who does not belong to it, whatever exists behind the address.</summary>
public sealed partial class OtherOrganisationTests(DemoHost host) : IClassFixture<DemoHost>
{
    /// <summary>What may be opened without signing in; everything else asks for a sign-in.</summary>
    private static readonly string[] Open = ["aanmelden", "begin/installatie", "health", "m/{token}", "fout", "link/{token}", "wachtwoord-vergeten"];

    private IEnumerable<RouteEndpoint> Endpoints => host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private IEnumerable<string> OrganisationAddresses(string organisation) => Endpoints
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Where(address => address.StartsWith("/o/{organisation}", StringComparison.Ordinal))
        .Select(address => Parameter().Replace(Number().Replace(address.Replace("{organisation}", organisation, StringComparison.Ordinal), "1"), "0199aaaa-0000-7000-8000-000000000001"))
        .Distinct();

    [Fact]
    public async Task The_director_of_another_organisation_gets_404_everywhere_and_sees_no_demo_data()
    {
        using var outsider = await host.OutsiderAsync();
        var addresses = OrganisationAddresses(DemoHost.Demo).ToList();

        Assert.True(addresses.Count >= 10, $"only {addresses.Count} addresses of an organisation were found");
        foreach (var address in addresses)
        {
            using var response = await outsider.GetAsync(address);
            var body = await response.Content.ReadAsStringAsync();

            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{address}: {response.StatusCode}");
            Assert.DoesNotContain("Metaaltechniek", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_organisation_that_does_not_exist_looks_the_same_as_one_of_others()
    {
        using var outsider = await host.OutsiderAsync();
        using var foreign = await outsider.GetAsync($"/o/{DemoHost.Demo}/cijfers");
        using var missing = await outsider.GetAsync("/o/bestaat-niet/cijfers");

        Assert.Equal(missing.StatusCode, foreign.StatusCode);
        Assert.Equal(Normal(await missing.Content.ReadAsStringAsync()), Normal(await foreign.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_administrator_sees_no_company_data_without_being_a_member()
    {
        using var administrator = await host.AdministratorAsync();
        foreach (var address in OrganisationAddresses(DemoHost.Demo))
        {
            using var response = await administrator.GetAsync(address);
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Nobody_gets_further_than_the_sign_in_page()
    {
        using var nobody = host.Anonymous();
        foreach (var address in OrganisationAddresses(DemoHost.Demo))
        {
            using var response = await nobody.GetAsync(address);
            Assert.True(response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.MethodNotAllowed, $"{address}: {response.StatusCode}");
            Assert.True(response.Headers.Location?.ToString().Contains("/aanmelden", StringComparison.Ordinal) ?? true);
        }
    }

    [Fact]
    public async Task A_form_of_an_organisation_without_its_token_is_refused_even_for_a_member()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        foreach (var address in OrganisationAddresses(DemoHost.Demo).Where(address => !address.Contains(".eml", StringComparison.Ordinal)))
        {
            using var response = await lead.PostRawAsync(address);
            Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, $"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public void Every_endpoint_has_a_policy_of_its_own_or_is_open_on_purpose()
    {
        var silent = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText).ToList();
        var open = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Where(address => !Open.Any(allowed => address.StartsWith(allowed, StringComparison.Ordinal))).ToList();

        Assert.Empty(silent);
        Assert.Empty(open);
    }

    [Theory]
    [InlineData(""), InlineData("/cijfers"), InlineData("/stap/1-beeldvorming"), InlineData("/stap/2-processen"), InlineData("/stap/3-bedreigingen"), InlineData("/stap/4-afhankelijkheden")]
    [InlineData("/stap/5-strategie"), InlineData("/stap/6-plan"), InlineData("/stap/7-oefenen"), InlineData("/stap/8-bijhouden")]
    public async Task The_programme_lead_of_the_demo_opens_every_phase_and_the_figures_in_both_languages(string page)
    {
        foreach (var (language, word) in new[] { ("nl", "Uw peil"), ("en", "Your level") })
        {
            using var lead = await host.SignedInAsync(Role.ProgrammeLead, language);
            using var response = await lead.GetAsync($"/o/{DemoHost.Demo}{page}");
            var body = await response.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("Voorbeeld Metaaltechniek", body, StringComparison.Ordinal);
            Assert.Contains(word, body, StringComparison.Ordinal);
        }
    }

    private static string Normal(string body) => Code().Replace(body, "code");

    [GeneratedRegex(@"\{[^}]+:int\}")]
    private static partial Regex Number();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[A-Z]-[0-9]+|value=\"[^\"]*\"")]
    private static partial Regex Code();
}
