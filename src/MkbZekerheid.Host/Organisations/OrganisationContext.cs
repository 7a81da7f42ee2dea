using MkbZekerheid.Data;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Organisations;

/// <summary>The organisation of this request. Empty until <see cref="OrganisationGate"/> fills it, and then it throws instead of guessing.</summary>
internal sealed class OrganisationContext : IOrganisationContext
{
    private Content? _content;

    /// <summary>True within an organisation that the user may enter.</summary>
    public bool IsFilled => _content is not null;

    /// <inheritdoc />
    public Guid OrganisationId => Filled.Organisation.Id;
    /// <inheritdoc />
    public string OrganisationKey => Filled.Organisation.Key;
    /// <inheritdoc />
    public string OrganisationName => Filled.Organisation.Name;
    /// <inheritdoc />
    public Guid UserId => Filled.UserId;
    /// <inheritdoc />
    public Role Role => Filled.Role;
    /// <inheritdoc />
    public Actor Actor => Filled.Actor;
    /// <inheritdoc />
    public DateOnly AsOf => Filled.AsOf;
    /// <inheritdoc />
    public bool AsOfIsFixed => Filled.Organisation.AsOf is not null;
    /// <inheritdoc />
    public bool Has(string permission) => Filled.Permissions.Contains(permission);
    /// <inheritdoc />
    public string Url(string path) => $"/o/{OrganisationKey}/{path.TrimStart('/')}";

    internal void Fill(Content content) => _content = content;

    private Content Filled => _content ?? throw new InvalidOperationException("There is no organisation in this request: the address does not lie under /o/{organisation}.");

    /// <summary>What the gate read.</summary>
    internal sealed record Content(OrganisationRow Organisation, Guid UserId, Role Role, Actor Actor, DateOnly AsOf, IReadOnlySet<string> Permissions);
}

/// <summary>An organisation as the gate needs it.</summary>
internal sealed record OrganisationRow
{
    public Guid Id { get; init; }
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";
    public DateOnly? AsOf { get; init; }
    public string? AllowedIssuers { get; init; }
}
