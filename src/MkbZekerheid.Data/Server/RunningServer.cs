using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>Tells whether a server already runs on a data folder.</summary>
internal static class RunningServer
{
    /// <summary>The port of the server that runs there, or null. Waits for one that is still recovering from a crash.</summary>
    public static async Task<int?> FindAsync(string data, string password, TimeSpan patience, CancellationToken ct)
    {
        var file = Path.Combine(data, "postmaster.pid");
        var step = TimeSpan.FromMilliseconds(100);
        for (var waited = TimeSpan.Zero; waited < patience; waited += step)
        {
            var lines = ReadLines(file);
            if (lines.Length == 0) return null;
            if (!int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var pid) || !IsAlive(pid))
            {
                // A dead postmaster that nobody reaped still has its number, which would stop a new one.
                File.Delete(file);
                return null;
            }

            if (lines.Length >= 8 && lines[7].Trim() == "ready" && int.TryParse(lines[3], NumberStyles.Integer, CultureInfo.InvariantCulture, out var port)
                && await AnswersAsync(port, password, ct).ConfigureAwait(false)) return port;
            await Task.Delay(step, ct).ConfigureAwait(false);
        }

        throw new DataRefusedException(
            $"PostgreSQL draait in {data}, maar antwoordt niet.",
            $"PostgreSQL runs in {data} but does not answer.");
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                var stat = File.ReadAllText($"/proc/{pid}/stat");
                var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
                return name.StartsWith("postgres", StringComparison.Ordinal) && stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
            }

            using var process = Process.GetProcessById(pid);
            return process.ProcessName.Contains("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<bool> AnswersAsync(int port, string password, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = port, Username = "postgres", Password = password, Database = "postgres", Pooling = false, Timeout = 5,
            SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
        };
        try
        {
            await using var source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
            await using var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
