using System.Net;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Published;

/// <summary>The first command of a stranger, on the program as it is delivered: an empty folder, an ordinary user, no database given.</summary>
public sealed class PublishedDemoTests(PublishedHost published)
{
    private static readonly string[] Demo = ["demo", "--no-browser", "--port", "0"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_lets_six_roles_in_keeps_its_data_and_leaves_nothing_running()
    {
        var folder = await published.FolderAsync();
        using var data = new DataFolder();
        string firstPassword;
        await using (var first = await ServingHost.StartAsync(folder, Demo, data.Path))
        {
            Assert.True(first.Address.IsLoopback);
            Assert.Equal(HttpStatusCode.OK, (await first.Client.GetAsync("/health/ready", Cancel)).StatusCode);
            var accounts = first.Result.GetProperty("accounts").EnumerateArray().ToList();
            Assert.Equal(["director", "programmeLead", "departmentHead", "employee", "adviser", "administrator"], accounts.Select(account => account.GetProperty("role").GetString()));
            firstPassword = accounts[0].GetProperty("password").GetString()!;
            foreach (var account in accounts)
            {
                using var visitor = new Visitor(first.Address, "nl");
                await visitor.SignInAsync(account.GetProperty("email").GetString()!, account.GetProperty("password").GetString()!);
                Assert.True(await visitor.IsSignedInAsync(), account.GetProperty("role").GetString());

                // The administrator has no company, and gets the same answer as for one that is not there.
                var home = await visitor.GetAsync("/o/voorbeeld");
                Assert.Equal(account.GetProperty("role").GetString() == "administrator" ? HttpStatusCode.NotFound : HttpStatusCode.OK, home.StatusCode);
            }

            Assert.Equal(0, await first.StopAsync("TERM"));
            Assert.Empty(data.Servers);
        }

        await using (var second = await ServingHost.StartAsync(folder, Demo, data.Path))
        {
            Assert.Equal(firstPassword, second.Result.GetProperty("accounts")[0].GetProperty("password").GetString());
            await second.KillAsync();
            Assert.NotEmpty(data.Servers);
        }

        await using var third = await ServingHost.StartAsync(folder, Demo, data.Path);
        Assert.Equal(HttpStatusCode.OK, (await third.Client.GetAsync("/health/ready", Cancel)).StatusCode);
        Assert.Equal(0, await third.StopAsync("INT"));
        Assert.Empty(data.Servers);
    }
}
