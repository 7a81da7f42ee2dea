using Xunit;

namespace MkbZekerheid.BrowserTests;

/// <summary>Each of the six people of the demo gets in, and lands where the work is.</summary>
public sealed class SignInTests(Browsers browsers)
{
    [Theory]
    [InlineData("director"), InlineData("programmeLead"), InlineData("departmentHead"), InlineData("employee"), InlineData("adviser")]
    public async Task Somebody_with_the_role_sees_the_route_of_the_demo(string role)
    {
        var page = await browsers.PageAsync(role);
        await using var context = page.Context;
        await page.GotoAsync("/o/voorbeeld");

        Assert.Contains("Plan B", await page.InnerTextAsync("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_manages_the_installation_and_sees_no_company()
    {
        var page = await browsers.PageAsync("administrator");
        await using var context = page.Context;

        Assert.Equal(404, (await page.GotoAsync("/o/voorbeeld"))!.Status);
        Assert.Equal(200, (await page.GotoAsync("/beheer/installatie"))!.Status);
        Assert.Contains("Processen", await page.InnerTextAsync("main"), StringComparison.OrdinalIgnoreCase);
    }
}
