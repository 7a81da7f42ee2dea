using Microsoft.Playwright;
using Xunit;

namespace MkbZekerheid.BrowserTests;

/// <summary>
/// Passkeys with the authenticator that Chromium brings for tests: the real ceremony, the real signatures.
/// On a site of their own, because a change of credentials ends every other session of that person.
/// </summary>
public sealed class PasskeyTests(Browsers browsers, DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_passkey_is_made_opens_the_door_without_a_password_and_can_be_taken_away()
    {
        var page = await browsers.NamedPageAsync(site);
        await using var context = page.Context;
        await AddAuthenticatorAsync(page);
        await Browsers.SignInAsync(page, site.Accounts["employee"]);

        await page.GotoAsync("/account");
        await page.ClickAsync("form[data-passkey=create] button");
        await page.WaitForSelectorAsync("input[name=PasskeyId]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });

        await page.GotoAsync("/afmelden");
        await page.ClickAsync("main button[type=submit]");
        await page.GotoAsync("/aanmelden");
        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
        Assert.Equal(200, (await page.GotoAsync("/o/voorbeeld"))!.Status);

        await page.GotoAsync("/account");
        await page.ClickAsync("form:has(input[name=PasskeyId]) button");
        await page.WaitForSelectorAsync("input[name=PasskeyId]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
        await page.GotoAsync("/afmelden");
        await page.ClickAsync("main button[type=submit]");
        await page.GotoAsync("/aanmelden");
        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForSelectorAsync(".errors, [role=alert], .em:not([hidden])");
        await page.GotoAsync("/afmelden");
        Assert.Contains("/aanmelden", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_number_as_address_offers_no_passkey_that_would_fail()
    {
        var page = await browsers.PageAsync("employee");
        await using var context = page.Context;
        await page.GotoAsync("/account");

        await page.WaitForSelectorAsync("[data-passkey-name]:not([hidden])");
        Assert.False(await page.IsVisibleAsync("form[data-passkey=create]"));
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
