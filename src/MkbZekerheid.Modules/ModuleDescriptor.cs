using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>Everything one module declared.</summary>
public sealed class ModuleDescriptor(ModuleInfo info)
{
    /// <summary>Who the module is.</summary>
    public ModuleInfo Info { get; } = info;
    /// <summary>The phase it is, or null for a module that is no phase.</summary>
    public PhaseDescriptor? Phase { get; internal set; }
    /// <summary>Permissions it declares.</summary>
    public IList<PermissionDescriptor> Permissions { get; } = [];
    /// <summary>Menu items it declares.</summary>
    public IList<NavigationDescriptor> Navigation { get; } = [];
    /// <summary>Type of its <see cref="RuleSet"/>, or null.</summary>
    public Type? Rules { get; internal set; }
    /// <summary>Type of its <see cref="MaturityScale"/>, or null.</summary>
    public Type? Maturity { get; internal set; }
    /// <summary>Types of its measures.</summary>
    public IList<Type> Measures { get; } = [];
    /// <summary>Its tiles.</summary>
    public IList<WidgetDescriptor> Widgets { get; } = [];
    /// <summary>Its periodic jobs.</summary>
    public IList<JobDescriptor> Jobs { get; } = [];
    /// <summary>Types of its review sources.</summary>
    public IList<Type> Reviews { get; } = [];
    /// <summary>Types of its search sources.</summary>
    public IList<Type> Search { get; } = [];
    /// <summary>Types of its list imports.</summary>
    public IList<Type> Imports { get; } = [];
    /// <summary>The lists that people keep in it.</summary>
    public IList<ListDefinition> Lists { get; } = [];
    /// <summary>Type of its model contributor, or null.</summary>
    public Type? Contributor { get; internal set; }
}

/// <summary>
/// One phase: number 1 to 8, weeks of the programme (both inclusive), path relative to <c>/o/{organisation}</c>, the
/// role that leads it, and the module that is it.
/// </summary>
public sealed record PhaseDescriptor(int Number, int WeekFrom, int WeekTo, string Path, Role Owner, string ModuleId)
{
    /// <summary>F1 to F8, as in codes and exports.</summary>
    public string Code => $"F{Number}";
}

/// <summary>A permission, such as <c>processes.edit</c>, with the roles that have it by default.</summary>
public sealed record PermissionDescriptor(string Key, IReadOnlyList<Role> Roles);

/// <summary>A menu item.</summary>
public sealed record NavigationDescriptor(string TextKey, string Path, string Icon, string Permission, string ModuleId);

/// <summary>A tile: a view component that the host renders within its own guard.</summary>
public sealed record WidgetDescriptor(Type Component, WidgetPlace Place, string ModuleId);

/// <summary>Where a tile appears.</summary>
public enum WidgetPlace { Figures, Home }

/// <summary>A periodic job; the key is what job storage holds, never the type.</summary>
public sealed record JobDescriptor(string Key, string Cron, Type Type);
