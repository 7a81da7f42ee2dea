using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Plugins;

/// <summary>
/// All plugins of the installation and what became of each. Loading goes folder → probe → sort by dependency →
/// migrate and configure one by one; a fault rolls back to the mark and the others go on.
/// </summary>
internal sealed class PluginCatalogue
{
    private readonly List<PluginState> states = [];
    private readonly List<PluginAssembly> ordered = [];
    private readonly Dictionary<string, PluginAssembly> found = new(StringComparer.Ordinal);

    private PluginCatalogue()
    {
    }

    /// <summary>Every plugin folder, loaded or not, by name.</summary>
    public IReadOnlyList<PluginState> States => [.. states.OrderBy(state => state.Loaded?.Descriptor.Phase?.Number ?? 99).ThenBy(state => state.Name, StringComparer.Ordinal)];

    /// <summary>Modules that work, each after those that it depends on.</summary>
    public IReadOnlyList<LoadedModule> Loaded => [.. states.Where(state => state.Loaded is not null).Select(state => state.Loaded!)];

    /// <summary>Phases that are present, in order.</summary>
    public IReadOnlyList<PhaseDescriptor> Phases => [.. Loaded.Select(module => module.Descriptor.Phase).OfType<PhaseDescriptor>().OrderBy(phase => phase.Number)];

    /// <summary>Migrations of the plugins that were found to be sound, in dependency order.</summary>
    public IReadOnlyList<MigrationSource> Migrations => [.. ordered.Select(plugin => new MigrationSource(plugin.Module.Info.Id, plugin.Assembly))];

    /// <summary>Finds and probes the plugins in a folder. Nothing is configured yet.</summary>
    /// <param name="folder">Folder with one folder for each plugin.</param>
    /// <param name="disabled">Folder names that the administrator switched off; safe mode passes every partner plugin.</param>
    public static PluginCatalogue Discover(string folder, IReadOnlySet<string> disabled)
    {
        var catalogue = new PluginCatalogue();
        if (!Directory.Exists(folder))
        {
            return catalogue;
        }

        foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            catalogue.Probe(path, disabled);
        }

        catalogue.Sort();
        return catalogue;
    }

    /// <summary>Configures every sound plugin, in dependency order, into the services of the host.</summary>
    /// <param name="services">Service collection of the host.</param>
    /// <param name="parts">Application parts of Razor Pages.</param>
    /// <param name="migrate">Brings the tables of one plugin up to date; a fault is the plugin's.</param>
    public async Task ConfigureAsync(IServiceCollection services, ApplicationPartManager parts, Func<PluginAssembly, Task> migrate)
    {
        var usable = new HashSet<string>(StringComparer.Ordinal);
        foreach (var plugin in ordered)
        {
            var info = plugin.Module.Info;
            var folder = found.Single(pair => pair.Value == plugin).Key;
            if (info.DependsOn.FirstOrDefault(needed => !usable.Contains(needed)) is { } missing)
            {
                Report(folder, PluginStatus.Skipped, "Plugin.Needs", missing);
                continue;
            }

            var mark = services.Count;
            try
            {
                await migrate(plugin);
                var builder = new ModuleBuilder(info, services);
                plugin.Module.Configure(builder);
                var module = new LoadedModule(builder.Build(), plugin.Assembly, folder, TextsOf(plugin.Assembly));
                foreach (var part in plugin.Parts)
                {
                    parts.ApplicationParts.Add(part);
                }

                usable.Add(info.Id);
                states.Add(new PluginState(Path.GetFileName(folder), folder, PluginStatus.Loaded, VersionOf(plugin.Assembly), Loaded: module));
            }
#pragma warning disable CA1031 // Whatever a plugin throws is that plugin's failure, never the host's.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                while (services.Count > mark)
                {
                    services.RemoveAt(services.Count - 1);
                }

                Report(folder, PluginStatus.Failed, "Plugin.Threw", exception.GetBaseException().Message);
            }
        }
    }

    /// <summary>Stops the start on a faulty plugin where nobody would see the administration page: development and CI.</summary>
    /// <exception cref="PluginException">A plugin failed.</exception>
    public void ThrowIfFaulty(InstallationOptions options)
    {
        if (options.FailHard && states.Find(state => state.Status is PluginStatus.Failed or PluginStatus.Skipped) is { } faulty)
        {
            throw new PluginException(faulty.ReasonKey!, $"{faulty.Name}: {faulty.ReasonArgument}");
        }
    }

    private void Probe(string path, IReadOnlySet<string> disabled)
    {
        if (disabled.Contains(Path.GetFileName(path)))
        {
            Report(path, PluginStatus.Disabled, "Plugin.SwitchedOff", Path.GetFileName(path));
            return;
        }

        try
        {
            var plugin = PluginAssembly.Load(path);
            if (found.Values.Any(other => other.Module.Info.Id == plugin.Module.Info.Id))
            {
                throw new PluginException("Plugin.SameId", plugin.Module.Info.Id);
            }

            if (SdkMajor(plugin.Assembly) > typeof(IModule).Assembly.GetName().Version!.Major)
            {
                throw new PluginException("Plugin.TooNew", plugin.Module.Info.Id);
            }

            found.Add(path, plugin);
        }
        catch (PluginException exception)
        {
            Report(path, PluginStatus.Failed, exception.ReasonKey, exception.Argument);
        }
    }

    private void Sort()
    {
        var waiting = found.Values.OrderBy(plugin => plugin.Module.Info.Id, StringComparer.Ordinal).ToList();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.FindIndex(plugin => plugin.Module.Info.DependsOn.All(id => placed.Contains(id) || found.Values.All(other => other.Module.Info.Id != id))) is >= 0 and var next)
        {
            placed.Add(waiting[next].Module.Info.Id);
            ordered.Add(waiting[next]);
            waiting.RemoveAt(next);
        }

        foreach (var circular in waiting)
        {
            Report(found.Single(pair => pair.Value == circular).Key, PluginStatus.Failed, "Plugin.Circle", circular.Module.Info.Id);
        }
    }

    private void Report(string folder, PluginStatus status, string reasonKey, string argument) =>
        states.Add(new PluginState(Path.GetFileName(folder), folder, status, ReasonKey: reasonKey, ReasonArgument: argument));

    private static int SdkMajor(Assembly assembly) => assembly.GetReferencedAssemblies()
        .FirstOrDefault(name => name.Name == typeof(IModule).Assembly.GetName().Name)?.Version?.Major ?? 0;

    private static string? VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private static Type? TextsOf(Assembly assembly) => assembly.GetTypes().FirstOrDefault(type => type.Name == "Texts" && type.Namespace == assembly.GetName().Name);
}
