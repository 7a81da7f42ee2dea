using Dapper;
using Npgsql;

namespace MkbZekerheid.Data;

/// <summary>
/// A transaction that sees one organisation and no other: the organisation is a setting of the transaction,
/// and row-level security is forced on every organisation table.
/// A session from <see cref="IOrganisationSessions.BeginChangeAsync"/> also records every row that it changes.
/// </summary>
public sealed class OrganisationSession : DbSession
{
    private readonly int? _timeout;

    internal OrganisationSession(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid organisationId, Guid? changeId, bool bulk)
        : base(connection, transaction)
    {
        OrganisationId = organisationId;
        ChangeId = changeId;
        IsBulk = bulk;
        _timeout = bulk ? 600 : null;
    }

    /// <summary>The organisation whose rows this session sees.</summary>
    public Guid OrganisationId { get; }

    /// <summary>The change that this session records, or null when it only reads or writes bookkeeping.</summary>
    public Guid? ChangeId { get; }

    /// <summary>True when rows are not recorded one by one, and undo goes through the kept document.</summary>
    public bool IsBulk { get; }

    private protected override Guid? OrganisationForRows => OrganisationId;
    private protected override int? CommandTimeoutSeconds => _timeout;

    /// <summary>
    /// Changes one row when its <c>version</c> is still the one the user saw, and raises the version by 1.
    /// </summary>
    /// <param name="table">Schema and table, a constant.</param>
    /// <param name="version">The version that the user had on screen.</param>
    /// <param name="changes">An object (or dictionary) whose members are the columns to set.</param>
    /// <returns><see cref="Saved"/>, or <see cref="StaleWrite"/> with what is there now, or <see cref="RowGone"/>.</returns>
    public Task<SaveResult> UpdateAsync(string table, Guid id, int version, object changes, CancellationToken ct = default) =>
        VersionedUpdate.RunAsync(this, table, id, version, changes, ct);

    /// <summary>Adds one row at the end of a list, which is a table with a <c>position</c>.</summary>
    /// <param name="columns">Columns with their values; names of members in any case style.</param>
    public Task AppendAsync(string table, Guid id, object columns, CancellationToken ct = default) => VersionedUpdate.AppendAsync(this, table, id, columns, ct);

    /// <summary>Deletes one row when its <c>version</c> is still the one the user saw.</summary>
    public Task<SaveResult> DeleteAsync(string table, Guid id, int version, CancellationToken ct = default) =>
        VersionedUpdate.DeleteAsync(this, table, id, version, ct);

    /// <summary>Internal ids by code of one kind of entity.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> EntityIdsAsync(string kind, CancellationToken ct = default) =>
        (await QueryAsync<EntityCode>(
            "select id, code from core.entity where organisation_id = @organisation and kind = @kind",
            new { organisation = OrganisationId, kind }, ct).ConfigureAwait(false))
        .ToDictionary(e => e.Code, e => e.Id, StringComparer.Ordinal);

    private protected override Task BeforeCommitAsync(CancellationToken ct) =>
        Connection.ExecuteAsync(Command("select core.before_commit()", null, ct));

    private sealed record EntityCode
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
    }
}
