using System.Net;
using System.Net.Sockets;
using Dapper;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>
/// The private PostgreSQL of an installation. Hosts on the same data folder share one server: the first one starts it,
/// the next ones attach, the last one out stops it. A host that was killed leaves the server running, and the next start attaches.
/// </summary>
public sealed class ManagedPostgres : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ServerFolder _folder;
    private readonly PostgresBinaries _binaries;
    private readonly ServerSecrets _secrets;
    private readonly ManagedPostgresOptions _options;
    private readonly int _port;
    private FileStream? _present;

    private ManagedPostgres(ManagedPostgresOptions options, ServerFolder folder, PostgresBinaries binaries, ServerSecrets secrets, int port, bool attached, FileStream present)
    {
        (_options, _folder, _binaries, _secrets, _port, Attached, _present) = (options, folder, binaries, secrets, port, attached, present);
    }

    /// <summary>Whether the server already ran when this host came.</summary>
    public bool Attached { get; }

    /// <summary>Major version of the server.</summary>
    public int Major => _binaries.Major;

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port => _port;

    /// <summary>For the runtime role.</summary>
    public string AppConnectionString => ConnectionString(DatabaseRoles.App, _secrets.App, _options.Database);

    /// <summary>For migrations.</summary>
    public string OwnerConnectionString => ConnectionString(DatabaseRoles.Owner, _secrets.Owner, _options.Database);

    /// <summary>For the job library.</summary>
    public string JobsConnectionString => ConnectionString(DatabaseRoles.Jobs, _secrets.Jobs, _options.Database);

    /// <summary>For backup: reads everything.</summary>
    public string BackupConnectionString => ConnectionString(DatabaseRoles.Backup, _secrets.Backup, _options.Database);

    /// <summary>The superuser, for making roles and databases.</summary>
    public string AdminConnectionString => ConnectionString("postgres", _secrets.Postgres, "postgres");

    internal string ConnectionString(string user, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = _port, Username = user, Password = password, Database = database, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>The same as the named connection strings, for another database of this server; it gets the roles too.</summary>
    internal async Task PrepareDatabaseAsync(string database, CancellationToken ct) =>
        await DatabaseRoles.CreateAsync(AdminConnectionString, database, Passwords(_secrets), ct).ConfigureAwait(false);

    internal (string App, string Owner, string Jobs, string Admin) ConnectionStringsFor(string database) => (
        ConnectionString(DatabaseRoles.App, _secrets.App, database), ConnectionString(DatabaseRoles.Owner, _secrets.Owner, database),
        ConnectionString(DatabaseRoles.Jobs, _secrets.Jobs, database), ConnectionString("postgres", _secrets.Postgres, database));

    /// <summary>Finds, makes, starts or joins the server, with roles and database ready; migrations are the caller's.</summary>
    /// <exception cref="DataRefusedException">There is no PostgreSQL, or it does not start; one sentence, with the end of its log.</exception>
    public static async Task<ManagedPostgres> StartAsync(ManagedPostgresOptions options, IProgress<string>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = new ServerFolder(options.Root);
        using var starting = await ServerLock.ExclusiveAsync(folder.StartLock, Patience, ct).ConfigureAwait(false);
        var present = ServerLock.Shared(folder.HostsLock);
        try
        {
            var secrets = folder.Secrets();
            var existing = folder.ExistingMajor();
            var binaries = new BinarySearch(options, folder, progress).Find(existing);
            if (existing is null)
            {
                progress?.Report("initdb");
                Initialise(folder, binaries, secrets);
            }

            var data = folder.DataFor(binaries.Major);
            var running = await RunningServer.FindAsync(data, secrets.Postgres, Patience, ct).ConfigureAwait(false);
            if (running is null) progress?.Report("PostgreSQL");
            var port = running ?? Start(folder, binaries, data, options);
            var server = new ManagedPostgres(options, folder, binaries, secrets, port, running is not null, present);
            await server.EnsureDatabaseAsync(ct).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await present.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task EnsureDatabaseAsync(CancellationToken ct)
    {
        await using var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(AdminConnectionString) { Pooling = false }.ConnectionString).Build();
        await using var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
        var ready = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select 1 from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = @name and r.rolname = 'mkbz_owner')",
            new { name = _options.Database }, cancellationToken: ct)).ConfigureAwait(false);
        if (!ready) await PrepareDatabaseAsync(_options.Database, ct).ConfigureAwait(false);
    }

    private static RolePasswords Passwords(ServerSecrets secrets) => new(secrets.Owner, secrets.App, secrets.Jobs, secrets.Backup);

    private static void Initialise(ServerFolder folder, PostgresBinaries binaries, ServerSecrets secrets)
    {
        var data = folder.DataFor(binaries.Major);
        // What is left of a first start that was killed half way is not a database.
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        folder.MakeOwned(data);
        folder.MakeOwned(Path.GetDirectoryName(folder.Log)!);
        var passwords = Path.Combine(folder.Root, "initdb.pw");
        ServerFolder.WritePrivate(passwords, secrets.Postgres);
        folder.GiveToServer(passwords);
        try
        {
            // Version 17 has a sort order of its own that is the same on every operating system.
            string[] locale = binaries.Major >= 17 ? ["--locale-provider=builtin", "--locale=C.UTF-8"] : OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"] : ["--locale=C"];
            var made = Programs.Run(binaries.Path("initdb"),
                ["-D", data, "-U", "postgres", "-E", "UTF8", .. locale, "-A", "scram-sha-256", "--pwfile=" + passwords, "--data-checksums", "--no-sync", "--no-instructions"],
                folder.RunAs, folder.Root);
            if (made.ExitCode != 0) throw new DataRefusedException(
                $"PostgreSQL kon zijn gegevensmap {data} niet maken: {LastLine(made.Output)}",
                $"PostgreSQL could not make its data folder {data}: {LastLine(made.Output)}");
            File.AppendAllText(Path.Combine(data, "postgresql.conf"), "\ninclude_if_exists = 'mkbz.conf'\n");
        }
        finally
        {
            File.Delete(passwords);
        }
    }

    private static int Start(ServerFolder folder, PostgresBinaries binaries, string data, ManagedPostgresOptions options)
    {
        Programs.Outcome? outcome = null;
        // A free port may be taken between asking and using it.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var port = FreePort();
            var lines = new Dictionary<string, string>
            {
                ["listen_addresses"] = "127.0.0.1", ["port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["unix_socket_directories"] = "",
                ["password_encryption"] = "scram-sha-256", ["max_connections"] = "200", ["timezone"] = "UTC", ["log_timezone"] = "UTC",
            };
            foreach (var (name, value) in options.Settings) lines[name] = value;
            var conf = Path.Combine(data, "mkbz.conf");
            File.WriteAllLines(conf, lines.Select(l => $"{l.Key} = '{l.Value.Replace("'", "''", StringComparison.Ordinal)}'"));
            folder.GiveToServer(conf);
            folder.MakeOwned(Path.GetDirectoryName(folder.Log)!);
            // pg_ctl gives the server a session of its own: Ctrl-C in a terminal does not reach it before the host has finished.
            outcome = Programs.Run(binaries.Path("pg_ctl"), ["start", "-w", "-t", "60", "-D", data, "-l", folder.Log], folder.RunAs, folder.Root);
            if (outcome.ExitCode == 0) return port;
            if (!Tail(folder.Log).Contains("in use", StringComparison.Ordinal)) break;
        }

        throw new DataRefusedException(
            $"PostgreSQL startte niet: {Tail(folder.Log, outcome?.Output ?? "")}",
            $"PostgreSQL did not start: {Tail(folder.Log, outcome?.Output ?? "")}");
    }

    /// <summary>Leaves; the last host stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _present, null) is not { } present) return;
        using var stopping = await ServerLock.ExclusiveAsync(_folder.StartLock, Patience, CancellationToken.None).ConfigureAwait(false);
        await present.DisposeAsync().ConfigureAwait(false);
        using var alone = ServerLock.TryExclusive(_folder.HostsLock);
        if (alone is null) return;
        NpgsqlConnection.ClearAllPools();
        Programs.Run(_binaries.Path("pg_ctl"), ["stop", "-m", "fast", "-w", "-t", "60", "-D", _folder.DataFor(_binaries.Major)], _folder.RunAs, _folder.Root);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Tail(string log, string otherwise = "")
    {
        if (!File.Exists(log)) return LastLine(otherwise);
        var lines = File.ReadLines(log).TakeLast(3).ToArray();
        return lines.Length > 0 ? string.Join(" | ", lines) : LastLine(otherwise);
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "(no message)";
}
