using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace MkbZekerheid.BrowserTests;

/// <summary>Pages about one thing, which are reached from a list: the same demands as on the pages with a plain address.</summary>
public sealed class LinkedPageTests(Browsers browsers)
{
    private const string Overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory]
    [InlineData("/o/voorbeeld/beheer/mensen", "main a[href*='/functie/']", "Functie wijzigen")]
    [InlineData("/o/voorbeeld/beheer/afdelingen", "main a[href*='/afdeling/']", "Afdeling wijzigen")]
    [InlineData("/o/voorbeeld/beheer/toegang", "main a[href*='/lid/']", "Toegang van")]
    [InlineData("/o/voorbeeld/acties", "main a[href*='/actie/']", "Actie wijzigen")]
    public async Task A_page_behind_a_list_has_no_faults_in_any_width_or_colour_and_works_without_script(string list, string link, string heading)
    {
        var page = await browsers.PageAsync("director");
        await using var context = page.Context;
        await page.GotoAsync(list);
        var address = await page.Locator(link).First.GetAttributeAsync("href");
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours });
            foreach (var width in new[] { 1440, 390, 320 })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.GotoAsync(address!);
                // What is folded away counts too.
                await page.EvaluateAsync("document.querySelectorAll('main details').forEach(part => part.open = true)");

                var result = await page.RunAxe(Rules);

                Assert.True(result.Violations.Length == 0, $"{address} {colours} {width}: " + string.Join("; ", result.Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}")));
                Assert.True(await page.EvaluateAsync<int>(Overflow) <= 0, $"{address} is wider than {width}");
                Assert.Contains(heading, await page.InnerTextAsync("h1"), StringComparison.Ordinal);
            }
        }

        var plain = await browsers.PageAsync("director", script: false);
        await using var plainContext = plain.Context;
        Assert.Equal(200, (await plain.GotoAsync(address!))!.Status);
        Assert.Contains(heading, await plain.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.True(await plain.Locator("main form input, main form select").CountAsync() > 0);
    }
}
