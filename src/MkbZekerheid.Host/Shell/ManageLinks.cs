using MkbZekerheid.Host.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Shell;

/// <summary>One page under "Beheer". <paramref name="Key"/> names its title and its sentence in the texts.</summary>
internal sealed record ManageLink(string Key, string Path, string Icon, string Permission, string? Section = null);

/// <summary>What the user of this request may manage in the organisation: the pages of which he has the permission.</summary>
internal sealed class ManageLinks(IOrganisationContext organisation, ModelContributors contributors)
{
    /// <summary>The page that lists them.</summary>
    public const string HomePath = "beheer";

    private static readonly ManageLink[] All =
    [
        new("People", "beheer/mensen", "users", CorePermissions.PeopleEdit),
        new("Departments", "beheer/afdelingen", "sitemap", CorePermissions.PeopleEdit),
        new("Organisation", "beheer/organisatie", "building", CorePermissions.OrganisationManage),
        new("Access", "beheer/toegang", "key", CorePermissions.OrganisationManage),
        new("Planning", "beheer/planning", "calendar", CorePermissions.ProgrammeEdit, "programme"),
        new("Log", "beheer/logboek", "history", CorePermissions.OrganisationManage),
        new("Outbox", "beheer/outbox", "mail", CorePermissions.OrganisationManage),
    ];

    /// <summary>Pages in the order in which they are shown. A page about a part that is absent from this installation is left out.</summary>
    public IReadOnlyList<ManageLink> Mine => [.. All.Where(IsMine)];

    /// <summary>True when there is at least one.</summary>
    public bool Any => All.Any(IsMine);

    private bool IsMine(ManageLink link) => organisation.Has(link.Permission) && (link.Section is null || contributors.Sections.Contains(link.Section));
}
