namespace MkbZekerheid.Modules;

/// <summary>A plugin. It reads as its own table of contents; the host finds exactly one in each plugin assembly.</summary>
public interface IModule
{
    /// <summary>Who the module is and what it needs.</summary>
    ModuleInfo Info { get; }

    /// <summary>Declares everything the module contributes. Called once at start; may throw, then the module is reported as failed.</summary>
    void Configure(ModuleBuilder module);
}

/// <summary>
/// Identity of a module. <paramref name="Id"/> is lower case and is also its database schema
/// (partners: schema <c>mod_&lt;id&gt;</c>); <paramref name="DependsOn"/> are ids of modules that must be loaded first.
/// </summary>
public sealed record ModuleInfo(string Id, params string[] DependsOn);
