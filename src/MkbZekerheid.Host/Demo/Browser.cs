using System.ComponentModel;
using System.Diagnostics;

namespace MkbZekerheid.Host.Demo;

/// <summary>Opens the browser of the person at the desk, when there is a desk.</summary>
internal static class Browser
{
    public static void TryOpen(string address)
    {
        try
        {
            var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(address) { UseShellExecute = true }
                : OperatingSystem.IsMacOS() ? new ProcessStartInfo("open", address)
                : HasDesktop ? new ProcessStartInfo("xdg-open", address) { RedirectStandardError = true, RedirectStandardOutput = true }
                : null;
            if (start is not null)
            {
                Process.Start(start)?.Dispose();
            }
        }
        catch (Win32Exception)
        {
            // The address is on the screen; a browser that does not open is no fault.
        }
    }

    private static bool HasDesktop =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));
}
