using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Security;

/// <summary>Every door of the house, found by asking the host for its endpoints: a page that is added later is checked by itself.</summary>
public sealed class EndpointTests(TestPostgres postgres)
{
    /// <summary>The only addresses that somebody may open without signing in.</summary>
    private static readonly HashSet<string> Open =
    [
        "/aanmelden", "/aanmelden/code", "/aanmelden/herstelcode", "/aanmelden/vergeten", "/aanmelden/extern", "/begin/installatie", "/m/{token}",
        "/fout/{code:int}", "/health/live", "/health/ready", "/sw.js", "/melden/{organisation}",
    ];

    [Fact]
    public async Task Every_page_says_who_may_open_it()
    {
        await using var door = await Door.OpenAsync(postgres);
        Assert.Empty(Faults(door));
    }

    [Fact]
    public async Task A_page_without_a_rule_and_a_page_that_is_open_by_mistake_are_found()
    {
        await using var door = await Door.OpenAsync(postgres, extra: app =>
        {
            app.MapGet("/proef/vergeten", () => "x");
            app.MapGet("/proef/open", () => "x").AllowAnonymous();
        });
        Assert.Equal(["/proef/open is open to everybody", "/proef/vergeten has no rule"], Faults(door).Order());
    }

    [Fact]
    public async Task A_visitor_who_is_not_signed_in_is_sent_to_the_door()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        var closed = Routes(door).Where(route => !Open.Contains(route)).ToList();
        Assert.NotEmpty(closed);
        foreach (var route in closed)
        {
            var reply = await visitor.GetAsync(Filled(route));
            Assert.True(reply.StatusCode == HttpStatusCode.Redirect && reply.Headers.Location!.AbsolutePath() == "/aanmelden", $"{route}: {reply.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_form_without_its_token_is_refused()
    {
        await using var door = await Door.OpenAsync(postgres);
        var (tried, accepted) = await WithoutTokenAsync(door);
        Assert.True(tried >= 20, $"only {tried} handlers were found");
        Assert.Empty(accepted);
    }

    [Fact]
    public async Task A_form_that_needs_no_token_is_found()
    {
        await using var door = await Door.OpenAsync(postgres, extra: app => app.MapPost("/proef/zonder", () => "x").RequireAuthorization("signedIn"));
        Assert.Equal(["POST /proef/zonder"], (await WithoutTokenAsync(door)).Accepted);
    }

    /// <summary>Sends every POST that exists without a token, signed in, so that nothing else stops it.</summary>
    private static async Task<(int Tried, IReadOnlyList<string> Accepted)> WithoutTokenAsync(Door door)
    {
        var organisation = await door.Database.OrganisationAsync("noordkade");
        await door.AccountAsync("anna@noordkade.nl", organisation, Role.Director, administrator: true);
        using var visitor = door.Visitor();
        await visitor.SignInAsync("anna@noordkade.nl");
        await SecondFactorTests.EnrolAsync(visitor);
        var accepted = new List<string>();
        var tried = 0;
        foreach (var (route, handler) in await HandlersAsync(door))
        {
            tried++;
            var reply = await visitor.PostRawAsync(Filled(route) + (handler is null ? "" : $"?handler={handler}"), ("x", "y"));
            if (reply.StatusCode != HttpStatusCode.BadRequest) accepted.Add($"POST {route}{(handler is null ? "" : "?" + handler)}");
        }
        return (tried, accepted);
    }

    private static async Task<IReadOnlyList<(string Route, string? Handler)>> HandlersAsync(Door door)
    {
        var found = new List<(string, string?)>();
        var loader = door.Services.GetRequiredService<Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure.PageLoader>();
        foreach (var endpoint in Endpoints(door))
        {
            var route = Pattern(endpoint);
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                // The error page changes nothing and must also answer a form that was refused.
                if (route == "/fout/{code:int}") continue;
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                found.AddRange(compiled.HandlerMethods.Where(handler => handler.HttpMethod is not ("Get" or "Head")).Select(handler => (route, handler.Name)));
            }
            else if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods && methods.HttpMethods.Any(method => method is not ("GET" or "HEAD")))
            {
                found.Add((route, null));
            }
        }
        return [.. found.Distinct()];
    }

    private static IReadOnlyList<string> Faults(Door door) => [.. Endpoints(door).Select(endpoint =>
    {
        var route = Pattern(endpoint);
        var anonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var rule = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null);
        return anonymous ? Open.Contains(route) ? null : $"{route} is open to everybody" : rule ? null : $"{route} has no rule";
    }).OfType<string>().Distinct()];

    private static IEnumerable<RouteEndpoint> Endpoints(Door door) => door.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<string> Routes(Door door) => Endpoints(door).Select(Pattern).Distinct();

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string Filled(string route) => System.Text.RegularExpressions.Regex.Replace(
        route.Replace("{organisation}", "noordkade", StringComparison.Ordinal), "\\{[^}]+\\}", match => match.Value.Contains("guid", StringComparison.Ordinal) ? "0199aaaa-0000-7000-8000-000000000001" : "1");
}

internal static class LocationExtensions
{
    /// <summary>The path of an address, whether it names the host or not.</summary>
    public static string AbsolutePath(this Uri address) => (address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString).Split('?')[0];
}
