using MkbZekerheid.Data;

namespace MkbZekerheid.Host.Jobs;

/// <summary>An organisation as jobs need it. With a fixed <c>AsOf</c> it is a demonstration, in which no time passes.</summary>
internal sealed record JobOrganisationRow
{
    public Guid Id { get; init; }

    public string Key { get; init; } = "";

    public string Name { get; init; } = "";

    public string Language { get; init; } = "nl";

    public DateOnly? AsOf { get; init; }

    public long ModelVersion { get; init; }
}

/// <summary>Lists the organisations that work is done for.</summary>
internal sealed class ActiveOrganisations(ICoreSessions sessions)
{
    public async Task<IReadOnlyList<JobOrganisationRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(cancellationToken);
        return await db.QueryAsync<JobOrganisationRow>(
            "select id, key, name, language, as_of, model_version from core.organisation where status = 'active' order by id", null, cancellationToken);
    }
}
