namespace MkbZekerheid.Data;

/// <summary>
/// Locks on files. The operating system lets go of them when a process ends, however it ends.
/// </summary>
internal static class ServerLock
{
    /// <summary>Waits until nobody else holds the lock.</summary>
    public static async Task<FileStream> ExclusiveAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        var step = TimeSpan.FromMilliseconds(50);
        for (var waited = TimeSpan.Zero; ; waited += step)
        {
            if (TryExclusive(path) is { } held) return held;
            if (waited > patience) throw new DataRefusedException(
                $"Een ander programma is al {patience.TotalMinutes:0} minuten bezig PostgreSQL in {Path.GetDirectoryName(path)} te starten of te stoppen.",
                $"Another program has been starting or stopping PostgreSQL in {Path.GetDirectoryName(path)} for {patience.TotalMinutes:0} minutes.");
            await Task.Delay(step, ct).ConfigureAwait(false);
        }
    }

    /// <summary>The lock when nobody holds it in any way, else null.</summary>
    public static FileStream? TryExclusive(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A lock that many hosts hold together.</summary>
    public static FileStream Shared(string path)
    {
        using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite)) { }
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }
}
