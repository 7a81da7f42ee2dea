using System.Security.Cryptography;
using System.Text.Json;

namespace MkbZekerheid.Data;

/// <summary>The folder of a private server: its layout, its rights, its passwords.</summary>
internal sealed class ServerFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Traversable = OwnerFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public ServerFolder(string root)
    {
        Root = Path.GetFullPath(root);
        if (!Directory.Exists(Root))
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Root);
            else Directory.CreateDirectory(Root, Traversable);
        }

        RunAs = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? ChooseUser() : null;
        if (RunAs is not null) RequireTraversable();
    }

    public string Root { get; }

    /// <summary>The user that the server runs as when this process is root; null means this user.</summary>
    public string? RunAs { get; }

    public string DataFor(int major) => Path.Combine(Root, $"data-{major}");
    public string Log => Path.Combine(Root, "log", "postgres.log");
    public string StartLock => Path.Combine(Root, "start.lock");
    public string HostsLock => Path.Combine(Root, "hosts.lock");
    private string SecretsFile => Path.Combine(Root, "secrets.json");
    private string RunAsFile => Path.Combine(Root, "run-as");

    /// <summary>The major version of the newest data folder that is complete, or null when there is none.</summary>
    public int? ExistingMajor() => Directory.EnumerateDirectories(Root, "data-*")
        .Where(d => File.Exists(Path.Combine(d, "PG_VERSION")) && File.Exists(Path.Combine(d, "global", "pg_control")))
        .Select(d => int.TryParse(Path.GetFileName(d).AsSpan(5), out var major) ? major : (int?)null)
        .Max();

    /// <summary>A folder that only the server's user can read.</summary>
    public void MakeOwned(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerFolder);
        GiveToServer(folder);
    }

    public void GiveToServer(string path)
    {
        if (RunAs is not null) Programs.Run("chown", [RunAs, path], null, null);
    }

    /// <summary>The passwords of this server, made once; the file is for this user's eyes only.</summary>
    public ServerSecrets Secrets()
    {
        if (File.Exists(SecretsFile))
            return JsonSerializer.Deserialize<ServerSecrets>(File.ReadAllText(SecretsFile)) ?? throw new DataRefusedException(
                $"Het bestand {SecretsFile} is beschadigd; zet het terug uit een kopie.",
                $"The file {SecretsFile} is damaged.");
        var made = new ServerSecrets(Random(), Random(), Random(), Random(), Random());
        WritePrivate(SecretsFile, JsonSerializer.Serialize(made));
        return made;
    }

    /// <summary>Writes a file that nobody else can read, whole or not at all.</summary>
    public static void WritePrivate(string path, string text)
    {
        var next = path + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(next, options)) writer.Write(text);
        File.Move(next, path, overwrite: true);
    }

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private string ChooseUser()
    {
        // The data folder belongs to whoever made it: PostgreSQL refuses any other user later.
        if (File.Exists(RunAsFile)) return File.ReadAllText(RunAsFile).Trim();
        var users = File.ReadLines("/etc/passwd").Select(l => l.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var user = users.Contains("postgres") ? "postgres" : "nobody";
        File.WriteAllText(RunAsFile, user);
        return user;
    }

    private void RequireTraversable()
    {
        if (OperatingSystem.IsWindows()) return;
        for (var folder = new DirectoryInfo(Root); folder is not null; folder = folder.Parent)
        {
            if ((folder.UnixFileMode & UnixFileMode.OtherExecute) == 0)
                throw new DataRefusedException(
                    $"PostgreSQL draait als '{RunAs}' en kan niet in {folder.FullName}; kies een gegevensmap waar elke gebruiker in mag, zoals {ManagedPostgresOptions.DefaultRoot}.",
                    $"PostgreSQL runs as '{RunAs}' and cannot enter {folder.FullName}; choose a data folder that every user may enter, such as {ManagedPostgresOptions.DefaultRoot}.");
        }
    }
}

/// <summary>Passwords of the roles of a private server.</summary>
internal sealed record ServerSecrets(string Postgres, string Owner, string App, string Jobs, string Backup);
