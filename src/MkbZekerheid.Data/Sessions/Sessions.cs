using System.IO.Compression;
using Dapper;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>The only place that leases connections for pages and jobs, and the only place that sets an organisation.</summary>
internal sealed class Sessions(NpgsqlDataSource source) : IOrganisationSessions, ICoreSessions
{
    public Task<OrganisationSession> OpenAsync(Guid organisationId, CancellationToken ct = default) =>
        StartAsync((connection, transaction) => new OrganisationSession(connection, transaction, organisationId, null, bulk: false),
            "select set_config('mkbz.organisation_id', @organisation::text, true)", new { organisation = Required(organisationId) }, ct);

    public Task<OrganisationSession> BeginChangeAsync(Guid organisationId, Actor actor, string title, CancellationToken ct = default) =>
        BeginAsync(organisationId, actor, title, null, null, null, ct);

    public Task<OrganisationSession> BeginBulkChangeAsync(
        Guid organisationId, Actor actor, string title, string undoKey, ReadOnlyMemory<byte>? previousDocument, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(undoKey);
        return BeginAsync(organisationId, actor, title, undoKey, previousDocument is { } document ? Compress(document) : null, null, ct);
    }

    /// <summary>A change that takes back another one.</summary>
    internal Task<OrganisationSession> BeginUndoAsync(Guid organisationId, Actor actor, string title, Guid undoOf, CancellationToken ct) =>
        BeginAsync(organisationId, actor, title, null, null, undoOf, ct);

    internal Task<OrganisationSession> BeginAsync(
        Guid organisationId, Actor actor, string title, string? undoKey, byte[]? document, Guid? undoOf, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        var change = Guid.CreateVersion7();
        return StartAsync((connection, transaction) => new OrganisationSession(connection, transaction, organisationId, change, undoKey is not null),
            "select core.begin_change(@organisation, @change, @user, @name, @role, @title, @undoKey, @document, @undoOf)",
            new { organisation = Required(organisationId), change, user = actor.UserId, name = actor.Name, role = actor.Role, title, undoKey, document, undoOf }, ct);
    }

    Task<CoreSession> ICoreSessions.OpenAsync(CancellationToken ct) =>
        StartAsync((connection, transaction) => new CoreSession(connection, transaction), null, null, ct);

    public Task<CoreSession> OpenSweepAsync(CancellationToken ct = default) =>
        StartAsync((connection, transaction) => new CoreSession(connection, transaction), "set local role mkbz_sweep", null, ct);

    private async Task<T> StartAsync<T>(Func<NpgsqlConnection, NpgsqlTransaction, T> make, string? first, object? param, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct).ConfigureAwait(false);
        try
        {
            var transaction = await connection.BeginTransactionAsync(ct).ConfigureAwait(false);
            if (first is not null)
                await connection.ExecuteAsync(new CommandDefinition(first, param, transaction, cancellationToken: ct)).ConfigureAwait(false);
            return make(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static Guid Required(Guid organisation) =>
        organisation != Guid.Empty ? organisation : throw new ArgumentException("A session needs an organisation.", nameof(organisation));

    internal static byte[] Compress(ReadOnlyMemory<byte> document)
    {
        using var buffer = new MemoryStream();
        using (var packed = new BrotliStream(buffer, CompressionLevel.Fastest, leaveOpen: true)) packed.Write(document.Span);
        return buffer.ToArray();
    }

    internal static byte[] Decompress(byte[] packed)
    {
        using var source = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var buffer = new MemoryStream();
        source.CopyTo(buffer);
        return buffer.ToArray();
    }
}
