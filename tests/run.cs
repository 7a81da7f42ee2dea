// Runs every test project, one after the other, and ends with one plain line: N passed, N failed, N skipped.
//   dotnet run tests/run.cs -- [--long] [part of a project name] [-- options of the xunit runner]
//   dotnet run tests/run.cs -- --pictures      runs no tests, and renews docs/images from a fresh demo
// The projects are built already; ./mkbz test does that.
#:property PublishAot=false
#:property InvariantGlobalization=true
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml.Linq;

var separator = Array.IndexOf(args, "--");
var own = separator < 0 ? args : args[..separator];
var forRunner = separator < 0 ? [] : args[(separator + 1)..];
var isLong = own.Contains("--long");
var isPictures = own.Contains("--pictures");
var names = isPictures ? ["Browser"] : own.Where(argument => argument != "--long").ToList();
if (names.Find(argument => argument.StartsWith('-')) is { } unknown)
{
    Say($"Onbekend: {unknown}. Gebruik: ./mkbz test [--long | --pictures] [deel van een projectnaam] [-- opties van xunit].",
        $"Unknown: {unknown}. Usage: ./mkbz test [--long | --pictures] [part of a project name] [-- options of xunit].");
    return Finish(new Counts(0, 1, 0));
}

var projects = Directory.EnumerateFiles("tests", "*.Tests.csproj", SearchOption.AllDirectories)
    .Select(path => Path.GetFileNameWithoutExtension(path))
    .Where(name => names.Count == 0 || names.Exists(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))
    // The quick ones first: a fault in the engine shows at once.
    .OrderBy(name => name.Contains("Engine", StringComparison.Ordinal) ? 0 : name.Contains("Browser", StringComparison.Ordinal) ? 2 : 1)
    .ThenBy(name => name, StringComparer.Ordinal)
    .ToList();
if (projects.Count == 0)
{
    Say($"Geen testproject heet {string.Join(' ', names)}.", $"No test project is called {string.Join(' ', names)}.");
    return Finish(new Counts(0, 1, 0));
}

Machine.Prepare(browser: projects.Exists(name => name.Contains("Browser", StringComparison.Ordinal)), database: projects.Exists(name => !name.Contains("Engine", StringComparison.Ordinal)), Say);

var sum = new Counts(0, 0, 0);
foreach (var project in projects)
{
    sum += Run(project);
}

return Finish(sum);

Counts Run(string project)
{
    Console.WriteLine();
    var watch = Stopwatch.StartNew();
    var results = Path.Combine(Path.GetTempPath(), $"mkbz-test-{Guid.NewGuid():N}.trx");
    var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("MKBZ_DOTNET") ?? "dotnet") { UseShellExecute = false };
    start.ArgumentList.Add(Path.Combine("tests", project, "bin", "Release", "net10.0", project + ".dll"));
    foreach (var argument in (string[])["-noLogo", "-noColor", "-result-trx", results, .. forRunner, .. Selection()])
    {
        start.ArgumentList.Add(argument);
    }

    start.Environment["MKBZ_LONG"] = isLong ? "1" : "";
    using var process = Process.Start(start)!;
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    // A test that hangs must not hold the machine for ever.
    var ended = process.WaitForExit(isLong ? TimeSpan.FromHours(6) : TimeSpan.FromMinutes(40));
    if (!ended)
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    var counts = Counts.Read(results, ended ? process.ExitCode : 124, emptyIsFine: forRunner.Length > 0);
    File.Delete(results);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{project}: {counts} ({watch.Elapsed.TotalSeconds:0.0} s)"));
    return counts;

    void Stop(PosixSignalContext context) => process.Kill(entireProcessTree: true);
}

// Pictures write in the source folder: they are no tests, and belong to no other run.
string[] Selection() => isPictures ? ["-explicit", "only", "-trait", "Category=Pictures"]
    : isLong ? ["-trait-", "Category=Pictures"]
    : ["-trait-", "Category=Long", "-trait-", "Category=Pictures"];

static int Finish(Counts counts)
{
    Console.Error.Flush();
    Console.WriteLine();
    Console.WriteLine(counts);
    return counts.Failed == 0 ? 0 : 1;
}

static void Say(string dutch, string english) => Console.Error.WriteLine(Machine.SpeaksDutch ? dutch : english);

internal readonly record struct Counts(int Passed, int Failed, int Skipped)
{
    public static Counts operator +(Counts a, Counts b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";

    /// <summary>What a result file says. A run that crashed, or left no results, counts as one failure.</summary>
    public static Counts Read(string file, int exitCode, bool emptyIsFine)
    {
        var counts = new Counts(0, 0, 0);
        var found = false;
        if (File.Exists(file))
        {
            try
            {
                foreach (var counters in XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "Counters"))
                {
                    var (total, executed, passed) = (Number(counters, "total"), Number(counters, "executed"), Number(counters, "passed"));
                    counts += new Counts(passed, executed - passed, total - executed);
                    found |= total > 0;
                }
            }
            catch (System.Xml.XmlException)
            {
                found = false;
            }
        }

        var isCrash = (exitCode != 0 && counts.Failed == 0 && !(emptyIsFine && !found)) || (!found && !emptyIsFine);
        return isCrash ? counts with { Failed = counts.Failed + 1 } : counts;
    }

    private static int Number(XElement element, string name) => int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}

/// <summary>What tests need from the machine, installed by the package manager of the system where that is possible.</summary>
internal static class Machine
{
    public static bool SpeaksDutch
    {
        get
        {
            var language = new[] { "MKBZ_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
            return language is "" or "C" or "POSIX" || language.StartsWith("C.", StringComparison.Ordinal) || language.StartsWith("nl", StringComparison.Ordinal);
        }
    }

    public static void Prepare(bool browser, bool database, Action<string, string> say)
    {
        if (browser && !HasChromium)
        {
            say("Chromium ontbreekt.", "Chromium is missing.");
            if (!Install(["chromium"]))
            {
                say("Installeer Chromium, of zet CHROMIUM_PATH op een Chromium of Chrome. Zonder browser falen de browsertests.",
                    "Install Chromium, or set CHROMIUM_PATH to a Chromium or Chrome. Without a browser the browser tests fail.");
            }
        }

        if (database && !HasPostgres)
        {
            say("PostgreSQL ontbreekt.", "PostgreSQL is missing.");
            if (!HasNpm && !InstallPostgres())
            {
                say("Installeer PostgreSQL 15 of nieuwer, of npm. Zonder database falen de tests die er een nodig hebben.",
                    "Install PostgreSQL 15 or newer, or npm. Without a database the tests that need one fail.");
            }
        }
    }

    private static bool HasChromium =>
        File.Exists(Environment.GetEnvironmentVariable("CHROMIUM_PATH")) ||
        OnPath("chromium", "chromium-browser", "google-chrome", "chrome.exe", "msedge.exe") ||
        File.Exists("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome") ||
        File.Exists(@"C:\Program Files\Google\Chrome\Application\chrome.exe");

    private static bool HasPostgres =>
        (Directory.Exists("/usr/lib/postgresql") && Directory.EnumerateFiles("/usr/lib/postgresql", "pg_ctl", SearchOption.AllDirectories).Any()) ||
        Directory.Exists(@"C:\Program Files\PostgreSQL") || OnPath("pg_ctl", "pg_ctl.exe");

    private static bool HasNpm => OnPath("npm", "npm.cmd");

    private static bool CanInstall => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && OnPath("apt-get");

    private static bool OnPath(params string[] programs) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => programs.Any(program => File.Exists(Path.Combine(folder, program))));

    /// <summary>The distribution would make and start a cluster of its own; the product makes its own.</summary>
    private static bool InstallPostgres()
    {
        if (!CanInstall)
        {
            return false;
        }

        const string settings = "/etc/postgresql-common/createcluster.conf";
        if (!File.Exists(settings))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(settings)!);
            File.WriteAllText(settings, "create_main_cluster = false\n");
        }

        return Install(["postgresql"]);
    }

    private static bool Install(string[] packages) =>
        CanInstall && Apt(["update", "-qq"]) && Apt(["install", "-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Options::=--force-confold", .. packages]);

    private static bool Apt(string[] arguments)
    {
        Console.WriteLine($"apt-get {string.Join(' ', arguments)}");
        var start = new ProcessStartInfo("apt-get", arguments) { UseShellExecute = false };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
