using MkbZekerheid.Data;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>A module's part of the resilience model: it reads its own tables into the model and writes a model into its own tables.</summary>
public interface IModelContributor
{
    /// <summary>Top-level keys of the model document that this module owns.</summary>
    IReadOnlyList<string> Sections { get; }

    /// <summary>Returns <paramref name="model"/> with this module's sections filled from the database. Lists keep their stored order.</summary>
    Task<ResilienceModel> ReadAsync(OrganisationSession db, ResilienceModel model, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the module's rows of the organisation with its sections of <paramref name="model"/>. Called within one
    /// change for all modules in dependency order: core first, so that codes of earlier modules are in core.entity.
    /// </summary>
    Task WriteAsync(OrganisationSession db, ResilienceModel model, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a role another title wherever the module's rows of the organisation name it (see <see cref="RoleTitleAttribute"/>),
    /// within the change of the session. Approved versions stay as they were. A module whose records name no roles has nothing to do.
    /// </summary>
    Task RenameRoleAsync(OrganisationSession db, string from, string to, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Composes the resilience model of an organisation from all modules, and keeps it while its version is current.</summary>
public interface IResilienceModels
{
    /// <summary>The current model. <c>AsOf</c> is filled with today's date (Europe/Amsterdam) when the organisation has none.</summary>
    Task<ResilienceModel> GetAsync(Guid organisationId, CancellationToken cancellationToken);
}
