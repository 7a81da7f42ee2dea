using System.Net;
using System.Text.Json;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Published;

/// <summary>What is delivered works: the same program, settings and user as on a server. Tests inside the process cannot see these faults.</summary>
public sealed class PublishedHostTests(PublishedHost published, TestPostgres postgres)
{
    private static readonly string[] Phases = ["Dependencies", "Exercises", "Improvement", "PlanB", "Processes", "Scope", "Strategy", "Threats"];

    [Fact]
    public async Task The_published_host_is_ready_and_asks_to_sign_in()
    {
        using var data = new DataFolder();
        await using var host = await ServingHost.StartAsync(await published.FolderAsync(), await postgres.EmptyDatabaseAsync(), data.Path);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/health/ready", Cancel)).StatusCode);
        var signIn = await host.Client.GetAsync("/aanmelden", Cancel);

        // An empty installation first makes its administrator.
        Assert.True(signIn.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, signIn.StatusCode.ToString());
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/css/tokens.css", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Every_phase_is_published_and_loads()
    {
        var states = await StatesAsync(await published.FolderAsync());
        Assert.Equal(Phases, states.Where(state => state.Status == "loaded").Select(state => state.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Phases.Length, states.Count);
    }

    [Fact]
    public async Task A_broken_an_empty_and_a_throwing_plugin_are_reported_and_the_host_goes_on()
    {
        var folder = await published.CopyAsync();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "plugins", "Empty"));
            var broken = Directory.CreateDirectory(Path.Combine(folder, "plugins", "Broken")).FullName;
            await File.WriteAllTextAsync(Path.Combine(broken, "Broken.deps.json"), "{}", Cancel);
            await File.WriteAllTextAsync(Path.Combine(broken, "Broken.dll"), "This is no assembly.", Cancel);
            await ThrowingPlugin.BuildAsync(folder, Path.Combine(folder, "plugins", "Throwing"));

            // A sound assembly beside a list of files that says nothing: the runtime itself would end the process on it.
            var misread = Directory.CreateDirectory(Path.Combine(folder, "plugins", "Misread")).FullName;
            File.Copy(Path.Combine(folder, "plugins", "Throwing", "Throwing.dll"), Path.Combine(misread, "Throwing.dll"));
            await File.WriteAllTextAsync(Path.Combine(misread, "Throwing.deps.json"), "{}", Cancel);

            var states = (await StatesAsync(folder)).ToDictionary(state => state.Name);
            Assert.Equal("failed", states["Empty"].Status);
            Assert.Equal("failed", states["Broken"].Status);
            Assert.Equal("failed", states["Misread"].Status);
            Assert.Equal("failed", states["Throwing"].Status);
            Assert.Contains(ThrowingPlugin.Message, states["Throwing"].Reason, StringComparison.Ordinal);
            Assert.All(Phases, phase => Assert.Equal("loaded", states[phase].Status));

            using var data = new DataFolder();
            await using var host = await ServingHost.StartAsync(folder, await postgres.EmptyDatabaseAsync(), data.Path);
            Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/health/ready", Cancel)).StatusCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<IReadOnlyList<State>> StatesAsync(string folder)
    {
        var environment = new Dictionary<string, string> { ["HOME"] = "/tmp" };
        var output = await PublishedHost.RunAsync("dotnet", [Path.Combine(folder, "mkbz.dll"), "plugins", "list", "--json", "--data", folder], environment, PublishedHost.OrdinaryUser);
        return JsonSerializer.Deserialize<List<State>>(output, JsonSerializerOptions.Web)!;
    }

    private sealed record State(string Name, string Status, string? Reason);
}
