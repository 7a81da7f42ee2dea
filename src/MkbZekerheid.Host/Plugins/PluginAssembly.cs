using System.Reflection;
using System.Text.Json;
using McMaster.NETCore.Plugins;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Plugins;

/// <summary>
/// The only file that knows the plugin library. One folder becomes one assembly, loaded by name so that there is a
/// single <see cref="System.Reflection.Assembly"/> instance; the host's version of every shared library wins.
/// </summary>
internal sealed class PluginAssembly
{
    private PluginAssembly(Assembly assembly, IModule module)
    {
        Assembly = assembly;
        Module = module;
    }

    public Assembly Assembly { get; }

    public IModule Module { get; }

    /// <summary>Parts by which Razor Pages finds the pages and views of the plugin.</summary>
    public IEnumerable<ApplicationPart> Parts =>
        ApplicationPartFactory.GetApplicationPartFactory(Assembly).GetApplicationParts(Assembly);

    /// <summary>Loads the plugin in a folder. Throws <see cref="PluginException"/> with a reason that an administrator understands.</summary>
    public static PluginAssembly Load(string folder)
    {
        var file = MainAssembly(folder);
        try
        {
            // The runtime's own resolver ends the whole process on a file that it cannot make sense of, so we look first.
            var name = AssemblyName.GetAssemblyName(file);
            RefuseUnsoundDependencies(Path.ChangeExtension(file, ".deps.json"));
            var loader = PluginLoader.CreateFromAssemblyFile(file, config =>
            {
                config.PreferSharedTypes = true;
                config.IsUnloadable = false;
            });
            var assembly = loader.LoadAssembly(name);

            // Type problems otherwise appear late, inside Razor Pages, and take the process down.
            var modules = assembly.GetTypes().Where(type => typeof(IModule).IsAssignableFrom(type) && !type.IsAbstract).ToList();
            return modules.Count switch
            {
                1 => new PluginAssembly(assembly, (IModule)Activator.CreateInstance(modules[0])!),
                0 => throw new PluginException("Plugin.NoModule", Path.GetFileName(file)),
                _ => throw new PluginException("Plugin.TwoModules", Path.GetFileName(file)),
            };
        }
        catch (ReflectionTypeLoadException exception)
        {
            throw new PluginException("Plugin.TypesMissing", exception.LoaderExceptions.FirstOrDefault()?.Message ?? exception.Message);
        }
        catch (Exception exception) when (exception is not PluginException)
        {
            throw new PluginException("Plugin.CannotLoad", Innermost(exception).Message);
        }
    }

    private static void RefuseUnsoundDependencies(string file)
    {
        if (!File.Exists(file))
        {
            return;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var isSound = json.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("runtimeTarget", out var target) && target.ValueKind == JsonValueKind.Object
            && target.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            && root.TryGetProperty("targets", out var targets) && targets.ValueKind == JsonValueKind.Object && targets.TryGetProperty(name.GetString()!, out _)
            && root.TryGetProperty("libraries", out var libraries) && libraries.ValueKind == JsonValueKind.Object;
        if (!isSound)
        {
            throw new PluginException("Plugin.CannotLoad", Path.GetFileName(file));
        }
    }

    private static string MainAssembly(string folder)
    {
        var candidates = Directory.EnumerateFiles(folder, "*.deps.json").Select(deps => deps[..^".deps.json".Length] + ".dll").Where(File.Exists).ToList();
        return candidates.Count switch
        {
            1 => candidates[0],
            0 when Directory.EnumerateFiles(folder, "*.dll").FirstOrDefault() is { } only => only,
            0 => throw new PluginException("Plugin.Empty", Path.GetFileName(folder)),
            _ => throw new PluginException("Plugin.TwoAssemblies", Path.GetFileName(folder)),
        };
    }

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}

/// <summary>A plugin that cannot be used, with the text key of the reason and its argument.</summary>
internal sealed class PluginException(string reasonKey, string argument) : Exception($"{reasonKey}: {argument}")
{
    public string ReasonKey { get; } = reasonKey;

    public string Argument { get; } = argument;
}
