using Microsoft.Extensions.Caching.Memory;
using MkbZekerheid.Data;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Model;

/// <summary>Composes models and keeps the current version of each in memory; the version in the database decides, so several hosts agree.</summary>
internal sealed class ResilienceModels(
    IOrganisationSessions sessions, ModelContributors contributors, IMemoryCache cache, LocalDay today) : IResilienceModels
{
    public async Task<ResilienceModel> GetAsync(Guid organisationId, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(organisationId, cancellationToken);
        var current = await db.QuerySingleAsync<Version>(
            "select key, model_version from core.organisation where id = @organisationId", new { organisationId }, cancellationToken);
        var model = await cache.GetOrCreateAsync((organisationId, current.ModelVersion), async entry =>
        {
            entry.SlidingExpiration = TimeSpan.FromMinutes(20);
            return await contributors.ReadAsync(db, current.Key, cancellationToken);
        });
        return model!.AsOf is null ? model with { AsOf = today.Today } : model;
    }

    private sealed record Version
    {
        public string Key { get; init; } = "";

        public long ModelVersion { get; init; }
    }
}
