using Microsoft.Playwright;
using Xunit;

namespace MkbZekerheid.BrowserTests;

/// <summary>
/// Renews the pictures of the documentation from a fresh demo. Only <c>./mkbz test --pictures</c> runs this, because it
/// writes in the source folder.
/// </summary>
[Trait("Category", "Pictures")]
public sealed class Pictures(Browsers browsers)
{
    /// <summary>A picture that is heavier makes the first page of the documentation slow.</summary>
    private const int MostBytes = 250_000;

    [Theory(Explicit = true)]
    [InlineData("route", "/o/voorbeeld", 1440, 900)]
    [InlineData("figures", "/o/voorbeeld/cijfers", 1440, 900)]
    [InlineData("step4", "/o/voorbeeld/stap/4-afhankelijkheden", 1440, 900)]
    [InlineData("plan-b", "/o/voorbeeld/plan-b", 1440, 900)]
    [InlineData("actions", "/o/voorbeeld/acties", 1440, 900)]
    [InlineData("phone", "/o/voorbeeld", 390, 844)]
    public async Task A_picture_of_the_demo_is_renewed(string name, string address, int width, int height)
    {
        var page = await browsers.PageAsync("programmeLead", width);
        await using var context = page.Context;
        await page.SetViewportSizeAsync(width, height);
        var response = await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal(200, response!.Status);
        Assert.Contains(Pages.All.Single(known => known.Address == address).Holds, await page.ContentAsync(), StringComparison.Ordinal);
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");

        var picture = await page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });

        Assert.InRange(picture.Length, 1, MostBytes);
        var folder = Path.Combine(RepositoryRoot(), "docs", "images");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), picture, TestContext.Current.CancellationToken);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MkbZekerheid.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The test program does not stand in a folder of the repository.");
        }

        return folder.FullName;
    }
}
