using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host;

/// <summary>Permissions that the host itself declares, with the roles that have them by default.</summary>
internal static class CorePermissions
{
    public const string OrganisationRead = "organisation.read";
    public const string OrganisationManage = "organisation.manage";
    public const string PeopleEdit = "people.edit";
    public const string ProgrammeEdit = "programme.edit";
    public const string ActionsRead = "actions.read";
    public const string ActionsEdit = "actions.edit";
    public const string FiguresRead = "figures.read";
    public const string PhaseApprove = "phase.approve";
    public const string Export = "export";

    private static readonly Role[] Everyone = Enum.GetValues<Role>();

    /// <summary>All core permissions.</summary>
    public static readonly IReadOnlyList<PermissionDescriptor> All =
    [
        new(OrganisationRead, Everyone),
        new(OrganisationManage, [Role.Director, Role.ProgrammeLead]),
        new(PeopleEdit, [Role.Director, Role.ProgrammeLead]),
        new(ProgrammeEdit, [Role.Director, Role.ProgrammeLead]),
        new(ActionsRead, Everyone),
        new(ActionsEdit, [.. Everyone.Where(role => role != Role.Auditor)]),
        new(FiguresRead, [.. Everyone.Where(role => role != Role.Employee)]),
        new(PhaseApprove, [Role.Director, Role.ProgrammeLead]),
        new(Export, [Role.Director, Role.ProgrammeLead, Role.Adviser]),
    ];
}
