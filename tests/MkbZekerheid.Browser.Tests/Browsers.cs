using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(MkbZekerheid.BrowserTests.Browsers))]

namespace MkbZekerheid.BrowserTests;

/// <summary>One demo site and one real Chromium for all tests; a context of its own for each.</summary>
public sealed class Browsers : IAsyncLifetime
{
    private readonly DemoSite site = new();
    private readonly Dictionary<string, string> sessions = [];
    private readonly SemaphoreSlim gate = new(1, 1);
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists),
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page of somebody with this role, signed in (null: of a stranger), with the given width, colours and script.</summary>
    public async Task<IPage> PageAsync(string? role, int width = 1440, ColorScheme colours = ColorScheme.Light, bool script = true)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = colours,
            JavaScriptEnabled = script,
            Locale = "nl-NL",
            StorageState = role is null ? null : await SessionAsync(role),
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    /// <summary>A stranger's page of a site that a test has for itself, at an address with a name, which is what a passkey needs.</summary>
    public async Task<IPage> NamedPageAsync(DemoSite own)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = own.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), Locale = "nl-NL" });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    /// <summary>Fills in the sign-in page with the address and password of an account.</summary>
    public static async Task SignInAsync(IPage page, (string Email, string Password) account)
    {
        await page.GotoAsync("/aanmelden");
        await page.FillAsync("input[name=Email]", account.Email);
        await page.FillAsync("input[name=Password]", account.Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await site.DisposeAsync();
    }

    /// <summary>Signs in once for each role, through the sign-in page, and keeps the session.</summary>
    private async Task<string> SessionAsync(string role)
    {
        await gate.WaitAsync();
        try
        {
            if (sessions.TryGetValue(role, out var known))
            {
                return known;
            }

            await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = site.Address, Locale = "nl-NL" });
            var page = await context.NewPageAsync();
            await SignInAsync(page, site.Accounts[role]);
            return sessions[role] = await context.StorageStateAsync();
        }
        finally
        {
            gate.Release();
        }
    }
}
