using System.Globalization;
using MkbZekerheid.Data;

namespace MkbZekerheid.Tests.Published;

/// <summary>An empty data folder of the user that the published host runs as; a server that a killed host left in it is stopped at the end.</summary>
internal sealed class DataFolder : IDisposable
{
    public DataFolder()
    {
        Path = PublishedHost.NewFolder();
        if (PublishedHost.OrdinaryUser is { } user)
        {
            Programs.Run("chown", [user, Path], null, null);
        }
    }

    public string Path { get; }

    /// <summary>Process numbers of the servers that run on this folder.</summary>
    public IReadOnlyList<int> Servers => [.. Directory.EnumerateDirectories("/proc").Select(folder => System.IO.Path.GetFileName(folder)).Select(Number).OfType<int>().Where(IsServerHere)];

    public void Dispose()
    {
        for (var tries = 0; tries < 100 && Servers is { Count: > 0 } left; tries++)
        {
            Programs.Run("sh", ["-c", $"kill -INT {string.Join(' ', left)}"], null, null);
            Thread.Sleep(50);
        }

        Directory.Delete(Path, recursive: true);
    }

    private bool IsServerHere(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Contains(Path + "/data-", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int? Number(string name) => int.TryParse(name, CultureInfo.InvariantCulture, out var number) ? number : null;
}
