using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Host.Organisations;
using MkbZekerheid.Host.Organisations.Members;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Access;

/// <summary>What the two forms of access share: the roles with their names, the last day, and the sentences of a refusal.</summary>
internal sealed class AccessForm(LocalDay day, IOrganisationContext organisation, IStringLocalizer<AccessTexts> texts, IStringLocalizer<ShellTexts> shell)
{
    /// <summary>Roles in the order in which they are offered, with their names.</summary>
    public IReadOnlyList<(string Key, string Name)> Roles { get; } = [.. Enum.GetValues<Role>().Select(role => (RoleNames.Of(role), shell[$"Role.{role}"].Value))];

    /// <summary>Reads role and last day; what is wrong goes into the model state. Somebody from outside always has a last day.</summary>
    public (Role Role, DateTimeOffset? Until)? Read(ModelStateDictionary state, string? role, string? until)
    {
        if (role is null || RoleNames.Parse(role) is not { } known)
        {
            state.AddModelError("Role", texts["Error.Role"]);
            return null;
        }

        if (!EndDay.TryRead(until, out var last))
        {
            state.AddModelError("Until", texts["Error.Until"]);
        }
        else if (last < day.Today)
        {
            state.AddModelError("Until", texts["Error.UntilPast"]);
        }
        else if (last is null && known == Role.Adviser)
        {
            state.AddModelError("Until", texts["Error.UntilAdviser"]);
        }

        return state.IsValid ? (known, last is { } date ? EndDay.After(date) : null) : null;
    }

    /// <summary>Why something is refused, in a sentence that says what to do.</summary>
    public string Say(AccessRefusal why) => texts[$"Refused.{why}", organisation.OrganisationName];
}
