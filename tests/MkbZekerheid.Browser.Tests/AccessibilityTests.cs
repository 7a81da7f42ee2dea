using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace MkbZekerheid.BrowserTests;

/// <summary>axe finds nothing on any page, light and dark, wide and narrow; and it does find something where there is something.</summary>
public sealed class AccessibilityTests(Browsers browsers)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory]
    [MemberData(nameof(Pages.Addresses), MemberType = typeof(Pages))]
    public async Task Axe_finds_nothing_in_light_and_dark_at_1440_and_390(string address)
    {
        var page = await browsers.PageAsync(Pages.RoleFor(address));
        await using var context = page.Context;
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours });
            foreach (var width in new[] { 1440, 390 })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.GotoAsync(address);
                Assert.Contains(Pages.All.Single(known => known.Address == address).Holds, await page.ContentAsync(), StringComparison.Ordinal);

                var result = await page.RunAxe(Rules);

                Assert.True(result.Violations.Length == 0, $"{address} {colours} {width}: " + string.Join("; ", result.Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}")));
            }
        }
    }

    [Fact]
    public async Task Axe_finds_a_picture_without_words_that_was_put_on_a_page()
    {
        var page = await browsers.PageAsync("programmeLead");
        await using var context = page.Context;
        await page.GotoAsync("/o/voorbeeld");
        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('img'))");

        Assert.Contains((await page.RunAxe(Rules)).Violations, violation => violation.Id == "image-alt");
    }
}
