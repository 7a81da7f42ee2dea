using MkbZekerheid.Data;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;

namespace MkbZekerheid.Host.Exchange;

/// <summary>Takes back an import: puts the model of before back as a whole.</summary>
internal sealed class ModelUndo(IServiceScopeFactory scopes, IOrganisationSessions sessions) : IBulkUndo
{
    /// <summary>Kept with every import in core.change.</summary>
    public const string UndoKey = "model";

    public string Key => UndoKey;

    public async Task<byte[]?> CaptureAsync(Guid organisationId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await sessions.OpenAsync(organisationId, ct);
        return ModelDocument.Write(await scope.ServiceProvider.GetRequiredService<ModelContributors>().ReadAsync(db, await KeyOfAsync(db, ct), ct));
    }

    public async Task RestoreAsync(OrganisationSession session, byte[]? previousDocument, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var model = previousDocument is null
            ? ResilienceModel.Empty(await KeyOfAsync(session, ct))
            : ModelDocument.Read(previousDocument).Model ?? throw new InvalidDataException("The model that was kept for undo can no longer be read.");
        await scope.ServiceProvider.GetRequiredService<ModelContributors>().WriteAsync(session, model, ct);
    }

    private static Task<string> KeyOfAsync(OrganisationSession db, CancellationToken ct) =>
        db.QuerySingleAsync<string>("select key from core.organisation where id = @organisation", new { organisation = db.OrganisationId }, ct);
}
