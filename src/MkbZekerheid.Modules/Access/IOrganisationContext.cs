using MkbZekerheid.Data;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// Who is asking, in which organisation. Filled by the host for every request under <c>/o/{organisation}</c> after the
/// membership was checked in the database; using it elsewhere throws.
/// </summary>
public interface IOrganisationContext
{
    /// <summary>Internal id of the organisation.</summary>
    Guid OrganisationId { get; }
    /// <summary>The key in the address.</summary>
    string OrganisationKey { get; }
    /// <summary>Name on screen.</summary>
    string OrganisationName { get; }
    /// <summary>The signed-in user.</summary>
    Guid UserId { get; }
    /// <summary>The user's role in this organisation.</summary>
    Role Role { get; }
    /// <summary>Who writes, for change log and audit.</summary>
    Actor Actor { get; }
    /// <summary>The date on which rules, figures and ages are computed: the organisation's <c>asOf</c>, else today in Europe/Amsterdam.</summary>
    DateOnly AsOf { get; }
    /// <summary>True when <see cref="AsOf"/> is a fixed date (the demo company): a banner says so.</summary>
    bool AsOfIsFixed { get; }
    /// <summary>True when the user has the permission in this organisation.</summary>
    bool Has(string permission);
    /// <summary>Address of a path within the organisation: <c>/o/{organisation}/…</c>.</summary>
    string Url(string path);
}
