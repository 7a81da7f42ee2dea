using MkbZekerheid.Data;

namespace MkbZekerheid.Modules;

/// <summary>Remembers which sections of the model an organisation has recorded: an empty list is something else than no list.</summary>
public static class ModelSections
{
    /// <summary>Keys of the sections that are known.</summary>
    public static async Task<IReadOnlySet<string>> KnownAsync(OrganisationSession db, CancellationToken cancellationToken) =>
        (await db.QueryAsync<string>(
            "select section from core.model_section where organisation_id = @organisation",
            new { organisation = db.OrganisationId }, cancellationToken)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Records that a section is known, or that it no longer is.</summary>
    public static Task SetAsync(OrganisationSession db, string section, bool known, CancellationToken cancellationToken) => known
        ? db.ExecuteAsync(
            "insert into core.model_section (organisation_id, id, section) values (@organisation, core.new_id(), @section) on conflict do nothing",
            new { organisation = db.OrganisationId, section }, cancellationToken)
        : db.ExecuteAsync(
            "delete from core.model_section where organisation_id = @organisation and section = @section",
            new { organisation = db.OrganisationId, section }, cancellationToken);
}
