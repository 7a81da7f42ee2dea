using Microsoft.Playwright;
using Xunit;

namespace MkbZekerheid.BrowserTests;

/// <summary>Pages fit a narrow phone, work without script, and keep to their content security policy.</summary>
public sealed class LayoutTests(Browsers browsers)
{
    private const string Overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    [Theory]
    [MemberData(nameof(Pages.Addresses), MemberType = typeof(Pages))]
    public async Task No_page_scrolls_sideways_at_320(string address)
    {
        var page = await browsers.PageAsync(Pages.RoleFor(address), 320);
        await using var context = page.Context;
        await page.GotoAsync(address);

        Assert.Contains(Pages.All.Single(known => known.Address == address).Holds, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<int>(Overflow) <= 0, address);
    }

    [Fact]
    public async Task A_page_that_is_too_wide_is_noticed()
    {
        var page = await browsers.PageAsync("programmeLead", 320);
        await using var context = page.Context;
        await page.GotoAsync("/o/voorbeeld");
        await page.EvaluateAsync("(() => { const wide = document.createElement('hr'); wide.setAttribute('width', '900'); document.querySelector('main').append(wide); })()");

        Assert.True(await page.EvaluateAsync<int>(Overflow) > 0);
    }

    [Theory]
    [MemberData(nameof(Pages.Addresses), MemberType = typeof(Pages))]
    public async Task Every_page_shows_its_content_without_script(string address)
    {
        var page = await browsers.PageAsync(Pages.RoleFor(address), script: false);
        await using var context = page.Context;
        var response = await page.GotoAsync(address);

        Assert.Equal(200, response!.Status);
        Assert.Contains(Pages.All.Single(known => known.Address == address).Holds, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.NotEqual("", (await page.InnerTextAsync("h1")).Trim());
    }

    [Theory]
    [MemberData(nameof(Pages.Addresses), MemberType = typeof(Pages))]
    public async Task No_page_breaks_its_content_security_policy_or_logs_an_error(string address)
    {
        var page = await browsers.PageAsync(Pages.RoleFor(address));
        await using var context = page.Context;
        var said = Listen(page);
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Contains(Pages.All.Single(known => known.Address == address).Holds, await page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(said);
    }

    [Fact]
    public async Task An_inline_style_is_refused_and_heard()
    {
        var page = await browsers.PageAsync("programmeLead");
        await using var context = page.Context;
        var said = Listen(page);
        await page.GotoAsync("/o/voorbeeld");
        await page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')");
        await page.WaitForTimeoutAsync(200);

        Assert.Contains(said, line => line.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chart_can_be_read_as_a_table()
    {
        var page = await browsers.PageAsync("director");
        await using var context = page.Context;
        await page.GotoAsync("/o/voorbeeld/cijfers?tabel=1");

        Assert.True(await page.Locator("figure table").CountAsync() >= 3);
        Assert.Contains("688", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static List<string> Listen(IPage page)
    {
        List<string> said = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                said.Add($"{message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => said.Add(error);
        return said;
    }
}
