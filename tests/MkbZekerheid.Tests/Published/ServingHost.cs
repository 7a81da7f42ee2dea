using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.Published;

/// <summary>A published host that serves as a process of its own, run by an ordinary user, until disposed.</summary>
internal sealed class ServingHost : IAsyncDisposable
{
    private readonly Process _process;

    private ServingHost(Process process, JsonElement result)
    {
        (_process, Result) = (process, result);
        var address = result.TryGetProperty("addresses", out var addresses) ? addresses[0] : result.GetProperty("address");
        Address = new Uri(address.GetString()!);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>What the command printed for programs when it was ready.</summary>
    public JsonElement Result { get; }

    /// <summary>Migrates with the owner first, and then serves without that connection, as the containers do.</summary>
    public static async Task<ServingHost> StartAsync(string folder, TestDatabase database, string data)
    {
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__Default"] = database.AppConnectionString, ["ConnectionStrings__Jobs"] = database.JobsConnectionString, ["HOME"] = data,
        };
        await PublishedHost.RunAsync(
            "dotnet", [Path.Combine(folder, "mkbz.dll"), "migrate", "--data", data],
            new Dictionary<string, string>(environment) { ["ConnectionStrings__Owner"] = database.OwnerConnectionString }, PublishedHost.OrdinaryUser);
        return await StartAsync(folder, ["serve", "--url", "http://127.0.0.1:0"], data, environment);
    }

    /// <summary>Starts a command that serves, and waits until it says that it is ready.</summary>
    public static async Task<ServingHost> StartAsync(string folder, string[] command, string data, IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] program = ["dotnet", Path.Combine(folder, "mkbz.dll"), .. command, "--data", data, "--json"];

        // Tests that were started in the background by a shell ignore Ctrl-C, and so would all that they start.
        string[] whole = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", .. program] : program;
        var start = new ProcessStartInfo(whole[0], whole[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        PublishedHost.Prepare(start, environment ?? new Dictionary<string, string> { ["HOME"] = data }, PublishedHost.OrdinaryUser);
        var process = Process.Start(start)!;
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var result = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            result.AppendLine(line);
            if (line == "}")
            {
                using var json = JsonDocument.Parse(result.ToString());
                return new ServingHost(process, json.RootElement.Clone());
            }
        }

        throw new InvalidOperationException($"The published host did not start: {said}");
    }

    /// <summary>Ends it as kill -9 does: nothing of it gets a chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks it to stop, with SIGTERM or SIGINT (Ctrl-C), and gives its exit code.</summary>
    public async Task<int> StopAsync(string signal)
    {
        await PublishedHost.RunAsync("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {_process.Id}")]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
