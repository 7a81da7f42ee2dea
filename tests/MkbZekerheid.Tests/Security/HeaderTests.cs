using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Security;

public sealed class HeaderTests(TestPostgres postgres)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; worker-src 'self'; manifest-src 'self'";

    [Theory]
    [InlineData("/aanmelden", 200, true)]
    [InlineData("/account", 200, true)]
    [InlineData("/bestaat/niet", 404, true)]
    [InlineData("/proef/mis", 500, true)]
    [InlineData("/health/live", 200, true)]
    [InlineData("/css/ui.css", 200, false)]
    public async Task Every_reply_carries_the_protection(string path, int status, bool isPage)
    {
        await using var door = await Door.OpenAsync(postgres, extra: app => app.MapGet("/proef/mis", string () => throw new InvalidOperationException("geheim 4711")).AllowAnonymous());
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        await visitor.SignInAsync("piet@noordkade.nl");
        var reply = await visitor.GetAsync(path);
        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Equal(Policy, Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.NotNull(Header("Permissions-Policy"));
        Assert.Null(Header("Strict-Transport-Security"));
        Assert.Null(Header("Server"));
        Assert.Equal(isPage, Header("Cache-Control")?.Contains("no-store", StringComparison.Ordinal) == true);
        Assert.DoesNotContain("4711", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        string? Header(string name) => reply.Headers.TryGetValues(name, out var values) || reply.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;
    }

    [Fact]
    public async Task A_failure_shows_a_code_and_the_way_to_plan_B()
    {
        await using var door = await Door.OpenAsync(postgres, extra: app => app.MapGet("/proef/mis", string () => throw new InvalidOperationException("geheim")).AllowAnonymous());
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        var page = await (await visitor.GetAsync("/proef/mis")).Content.ReadAsStringAsync();
        Assert.Matches("code K-[0-9A-F]{6}", page);
        Assert.Contains("Plan B", page, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperationException", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_of_the_door_cannot_be_read_by_script()
    {
        await using var door = await Door.OpenAsync(postgres);
        await door.AccountAsync("piet@noordkade.nl");
        using var visitor = door.Visitor();
        var reply = await visitor.SignInAsync("piet@noordkade.nl");
        var session = Assert.Single(reply.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("mkbz.session=", StringComparison.Ordinal) && !cookie.StartsWith("mkbz.session=;", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
    }
}
