using MkbZekerheid.Data;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Model;

/// <summary>All contributors of the installation in the order in which they are read and written: core first, then modules by dependency.</summary>
internal sealed class ModelContributors(PluginCatalogue catalogue, IServiceProvider services)
{
    /// <summary>The contributors.</summary>
    public IEnumerable<IModelContributor> All =>
        catalogue.Loaded.Select(module => module.Descriptor.Contributor).OfType<Type>()
            .Select(type => (IModelContributor)services.GetRequiredService(type))
            .Prepend(services.GetRequiredService<CoreContributor>());

    /// <summary>Keys of the model document that somebody in this installation owns.</summary>
    public IReadOnlySet<string> Sections => All.SelectMany(contributor => contributor.Sections).ToHashSet(StringComparer.Ordinal);

    /// <summary>The model of the organisation of the session, as its modules have it.</summary>
    public async Task<ResilienceModel> ReadAsync(OrganisationSession db, string organisationCode, CancellationToken cancellationToken)
    {
        var model = ResilienceModel.Empty(organisationCode);
        foreach (var contributor in All)
        {
            model = await contributor.ReadAsync(db, model, cancellationToken);
        }

        return model;
    }

    /// <summary>Replaces everything that the organisation of the session has with the model. The session is one (bulk) change.</summary>
    public async Task WriteAsync(OrganisationSession db, ResilienceModel model, CancellationToken cancellationToken)
    {
        var codes = await EntityCodes.RegisterAsync(db, model, cancellationToken);
        foreach (var contributor in All)
        {
            await contributor.WriteAsync(db, model, cancellationToken);
        }

        await codes.RemoveOthersAsync(db, model, cancellationToken);
    }
}
