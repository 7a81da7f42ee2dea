using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Security.Access;

/// <summary>Every permission there is, and the roles that have it: those of the house and those that modules declare.</summary>
internal sealed class Permissions
{
    public const string OrganisationRead = "organisation.read", OrganisationManage = "organisation.manage", PeopleEdit = "people.edit", ProgrammeEdit = "programme.edit",
        ActionsRead = "actions.read", ActionsEdit = "actions.edit", FiguresRead = "figures.read", PhaseApprove = "phase.approve", Export = "export";

    private static readonly IReadOnlyList<Role> Everybody = Enum.GetValues<Role>();
    private static readonly IReadOnlyList<Role> Leaders = [Role.Director, Role.ProgrammeLead];

    /// <summary>Permissions of the house itself.</summary>
    public static IReadOnlyList<PermissionDescriptor> Core { get; } =
    [
        new(OrganisationRead, Everybody),
        new(OrganisationManage, Leaders),
        new(PeopleEdit, Leaders),
        new(ProgrammeEdit, Leaders),
        new(ActionsRead, Everybody),
        new(ActionsEdit, [.. Everybody.Except([Role.Auditor])]),
        new(FiguresRead, [.. Everybody.Except([Role.Employee])]),
        new(PhaseApprove, Leaders),
        new(Export, [.. Leaders, Role.Adviser]),
    ];

    private readonly Dictionary<string, HashSet<Role>> _rolesOf;

    public Permissions(PluginCatalogue plugins) : this(Core.Concat(plugins.Loaded.SelectMany(module => module.Descriptor.Permissions))) { }

    internal Permissions(IEnumerable<PermissionDescriptor> declared) =>
        _rolesOf = declared.GroupBy(permission => permission.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(permission => permission.Roles).ToHashSet(), StringComparer.Ordinal);

    /// <summary>True when somebody declared this permission.</summary>
    public bool IsDeclared(string permission) => _rolesOf.ContainsKey(permission);

    /// <summary>What a role may do.</summary>
    public IReadOnlySet<string> Of(Role role) => _rolesOf.Where(pair => pair.Value.Contains(role)).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
}
