using MkbZekerheid.Host.Composition;

namespace MkbZekerheid.Host.Plugins;

/// <summary>Which plugin folders are left out at this start: those that the administrator switched off, and in safe mode every plugin that is not ours.</summary>
internal static class DisabledPlugins
{
    /// <summary>Folder names of the plugins that belong to the product.</summary>
    public static readonly IReadOnlySet<string> Own = new HashSet<string>(StringComparer.Ordinal)
    {
        "Scope", "Processes", "Threats", "Dependencies", "Strategy", "PlanB", "Exercises", "Improvement",
    };

    /// <summary>File in the data folder with one folder name on each line.</summary>
    public static string FileOf(InstallationOptions options) => Path.Combine(options.DataFolder, "plugins-off.txt");

    /// <summary>Folder names that are left out.</summary>
    public static IReadOnlySet<string> Of(InstallationOptions options)
    {
        var off = File.Exists(FileOf(options)) ? File.ReadAllLines(FileOf(options)).Select(line => line.Trim()).Where(line => line.Length > 0) : [];
        var partners = options.SafeMode && Directory.Exists(options.PluginsFolder)
            ? Directory.EnumerateDirectories(options.PluginsFolder).Select(folder => Path.GetFileName(folder)!).Where(name => !Own.Contains(name))
            : [];
        return off.Concat(partners).ToHashSet(StringComparer.Ordinal);
    }
}
