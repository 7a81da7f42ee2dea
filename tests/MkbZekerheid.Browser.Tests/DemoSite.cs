using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace MkbZekerheid.BrowserTests;

/// <summary>
/// The product as a newcomer starts it: <c>mkbz demo</c> as a process of its own, on an empty data folder and a free port.
/// One site for all tests of this project; nothing that a test does may change what another one sees.
/// </summary>
public sealed class DemoSite : IAsyncLifetime
{
    private readonly string data = Path.Combine(OperatingSystem.IsLinux() ? "/var/tmp" : Path.GetTempPath(), $"mkbz-browser-{Guid.NewGuid():N}");
    private Process? process;

    /// <summary>Address without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The accounts that the demo made: role token to address and password.</summary>
    public IReadOnlyDictionary<string, (string Email, string Password)> Accounts { get; private set; } = new Dictionary<string, (string, string)>();

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        Address = $"http://127.0.0.1:{port}";
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [HostAssembly, "demo", "--no-browser", "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--data", data])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var said = new System.Text.StringBuilder();
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        var patience = Stopwatch.StartNew();
        while (!await ReadyAsync(http))
        {
            Assert.False(process.HasExited, $"The demo stopped: {said}");
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(4), $"The demo is not ready after four minutes: {said}");
            await Task.Delay(250);
        }

        Accounts = ReadAccounts();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            // SIGTERM, so that the demo stops everything that it started.
            using var kill = Process.Start("sh", ["-c", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"kill -TERM {process.Id}")]);
            await kill.WaitForExitAsync();
            await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        }

        process?.Dispose();
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static string HostAssembly => Path.Combine(AppContext.BaseDirectory, "mkbz.dll");

    private async Task<bool> ReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(Address + "/health/ready");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Dictionary<string, (string, string)> ReadAccounts()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "demo-sign-ins.json")));
        return file.RootElement.EnumerateArray().ToDictionary(
            account => account.GetProperty("role").GetString()!,
            account => (account.GetProperty("email").GetString()!, account.GetProperty("password").GetString()!));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
