using MkbZekerheid.Host.CommandLine;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Plugins;

namespace MkbZekerheid.Host.Doctor;

/// <summary>The plugins: which are sound, and what is wrong with the others.</summary>
internal static class PluginChecks
{
    public static IEnumerable<Finding> All()
    {
        var folder = new InstallationOptions { DataFolder = "" }.PluginsFolder;
        var catalogue = PluginCatalogue.Discover(folder, new HashSet<string>());
        yield return catalogue.Migrations.Count > 0
            ? new Finding("plugins", Health.Good, CommandTexts.Of("Doctor.Plugins.Found", catalogue.Migrations.Count, folder))
            : new Finding("plugins", Health.Bad, CommandTexts.Of("Doctor.Plugins.None", folder), CommandTexts.Of("Doctor.Plugins.Advice"));
        foreach (var faulty in catalogue.States.Where(state => state.Status == PluginStatus.Failed))
        {
            yield return new Finding("plugins", Health.Attention, $"{faulty.Name}: {PluginReason.Of(faulty)}", CommandTexts.Of("Doctor.Plugins.FaultyAdvice", faulty.Folder));
        }
    }
}
