using System.Security.Cryptography;
using MkbZekerheid.Host.Composition;

namespace MkbZekerheid.Host.Security;

/// <summary>
/// The key under which secrets in the database are encrypted. It lives in a file of its own, never in the database, so that a
/// copy of the database alone opens nothing. Hosts that share a database must share this file.
/// </summary>
internal sealed class MasterKey
{
    private const int Bytes = 32;

    private MasterKey(byte[] key)
    {
        Key = key;
        Id = SHA256.HashData(key)[..4];
    }

    /// <summary>256 bits.</summary>
    public byte[] Key { get; }

    /// <summary>The first four bytes of the key's SHA-256: tells which key a secret was made with, and nothing about the key.</summary>
    public byte[] Id { get; }

    /// <summary>
    /// Reads the key from the file in setting <c>Security:MasterKeyFile</c>, else from <c>keys/master.key</c> in the data folder,
    /// which is made when it is not there.
    /// </summary>
    /// <exception cref="InvalidOperationException">The file does not hold a key, or others may read it.</exception>
    public static MasterKey Load(InstallationOptions options, IConfiguration configuration)
    {
        var configured = configuration["Security:MasterKeyFile"];
        var path = configured ?? Path.Combine(options.DataFolder, "keys", "master.key");
        if (configured is null && !File.Exists(path)) Create(path);
        RefuseOpenFile(path);
        var text = File.ReadAllText(path).Trim();
        var key = new byte[Bytes];
        return Convert.TryFromBase64String(text, key, out var length) && length == Bytes
            ? new MasterKey(key)
            : throw new InvalidOperationException($"The file {path} does not hold a master key of 32 bytes in base64.");
    }

    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var scratch = Path.Combine(folder, $".master.{Environment.ProcessId}.{Guid.NewGuid():n}");
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(scratch, how))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes))));
            file.Flush(flushToDisk: true);
        }
        try
        {
            // Two hosts may start at once: the first to move wins, and both read the same file.
            File.Move(scratch, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(scratch);
        }
    }

    private static void RefuseOpenFile(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if ((File.GetUnixFileMode(path) & others) != 0)
            throw new InvalidOperationException($"Others on this machine may read the master key {path}; run: chmod 600 {path}");
    }
}
