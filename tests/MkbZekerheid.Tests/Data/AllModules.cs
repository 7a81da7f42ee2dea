using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;

namespace MkbZekerheid.Tests.Data;

/// <summary>The migrations of every module of the repository, in order of dependency, read from their sources.</summary>
internal static class AllModules
{
    private static readonly string[] Order = ["scope", "processes", "threats", "dependencies", "strategy", "planb", "exercises", "improvement"];

    public static MigrationSource[] Sources { get; } =
    [
        .. Directory.EnumerateDirectories(Repository.File("db")).Select(folder => Path.GetFileName(folder)!)
            .Where(module => module != "core")
            .OrderBy(module => Array.IndexOf(Order, module) is var at and >= 0 ? at : int.MaxValue).ThenBy(module => module, StringComparer.Ordinal)
            .Select(module => new MigrationSource(module, null, Folder: Repository.File("db", module))),
    ];
}
