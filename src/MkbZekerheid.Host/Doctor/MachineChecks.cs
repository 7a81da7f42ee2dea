using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MkbZekerheid.Host.CommandLine;

namespace MkbZekerheid.Host.Doctor;

/// <summary>The SDK, time zones, a free port, a browser for PDF.</summary>
internal static class MachineChecks
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    private static readonly string[] BrowserFiles =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    public static Finding Sdk()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", "--list-sdks") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var newest = process.StandardOutput.ReadToEnd().Split('\n').LastOrDefault(line => line.StartsWith("10.", StringComparison.Ordinal))?.Split(' ')[0];
            process.WaitForExit();
            if (newest is not null)
            {
                return new Finding("sdk", Health.Good, CommandTexts.Of("Doctor.Sdk.Found", newest));
            }
        }
        catch (Win32Exception)
        {
            // No dotnet on the path: the same as no SDK.
        }

        return new Finding("sdk", Health.Attention, CommandTexts.Of("Doctor.Sdk.None"), CommandTexts.Of("Doctor.Sdk.Advice"));
    }

    public static Finding TimeZone() => TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Amsterdam", out _)
        ? new Finding("timeZone", Health.Good, CommandTexts.Of("Doctor.TimeZone.Found"))
        : new Finding("timeZone", Health.Bad, CommandTexts.Of("Doctor.TimeZone.None"), CommandTexts.Of("Doctor.TimeZone.Advice"));

    public static async Task<Finding> PortAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return new Finding("port", Health.Good, CommandTexts.Of("Doctor.Port.Free", port));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            return new Finding("port", Health.Bad, CommandTexts.Of("Doctor.Port.Denied", port), CommandTexts.Of("Doctor.Port.DeniedAdvice"));
        }
        catch (SocketException)
        {
            return await IsOursAsync(port, cancellationToken)
                ? new Finding("port", Health.Good, CommandTexts.Of("Doctor.Port.Ours", port))
                : new Finding("port", Health.Bad, CommandTexts.Of("Doctor.Port.Taken", port), CommandTexts.Of("Doctor.Port.Advice"));
        }
    }

    public static Finding Browser() => FindBrowser() is { } browser
        ? new Finding("browser", Health.Good, CommandTexts.Of("Doctor.Browser.Found", browser))
        : new Finding("browser", Health.Attention, CommandTexts.Of("Doctor.Browser.None"), CommandTexts.Of("Doctor.Browser.Advice"));

    private static string? FindBrowser() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "" }
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name))))
            .Concat(BrowserFiles)
            .FirstOrDefault(File.Exists);

    private static async Task<bool> IsOursAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/live"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
