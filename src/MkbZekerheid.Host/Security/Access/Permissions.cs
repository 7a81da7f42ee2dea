using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Security.Access;

/// <summary>Every permission there is, and the roles that have it: those of the house and those that modules declare.</summary>
internal sealed class Permissions
{
    private readonly Dictionary<string, HashSet<Role>> _rolesOf;

    public Permissions(PluginCatalogue plugins) : this(CorePermissions.All.Concat(plugins.Loaded.SelectMany(module => module.Descriptor.Permissions))) { }

    internal Permissions(IEnumerable<PermissionDescriptor> declared) =>
        _rolesOf = declared.GroupBy(permission => permission.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(permission => permission.Roles).ToHashSet(), StringComparer.Ordinal);

    /// <summary>True when somebody declared this permission.</summary>
    public bool IsDeclared(string permission) => _rolesOf.ContainsKey(permission);

    /// <summary>What a role may do.</summary>
    public IReadOnlySet<string> Of(Role role) => _rolesOf.Where(pair => pair.Value.Contains(role)).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
}
