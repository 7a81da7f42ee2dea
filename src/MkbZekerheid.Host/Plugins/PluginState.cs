using System.Reflection;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Plugins;

/// <summary>State of a plugin, in words an administrator understands.</summary>
internal enum PluginStatus
{
    /// <summary>Works.</summary>
    Loaded,
    /// <summary>Switched off by the administrator, or left out in safe mode.</summary>
    Disabled,
    /// <summary>Cannot be used; the reason is kept.</summary>
    Failed,
    /// <summary>Left out because a plugin that it needs is not there.</summary>
    Skipped,
}

/// <summary>One plugin as the administration page shows it. <paramref name="ReasonKey"/> and <paramref name="ReasonArgument"/> say why it is not loaded.</summary>
internal sealed record PluginState(
    string Name,
    string Folder,
    PluginStatus Status,
    string? Version = null,
    string? ReasonKey = null,
    string? ReasonArgument = null,
    LoadedModule? Loaded = null);

/// <summary>A module that works: its descriptor, its assembly and the class of its texts.</summary>
internal sealed record LoadedModule(ModuleDescriptor Descriptor, Assembly Assembly, string Folder, Type? TextsType)
{
    public string Id => Descriptor.Info.Id;
}
