namespace MkbZekerheid.Data;

internal sealed class Undo(Sessions sessions, IEnumerable<IBulkUndo> bulk) : IUndo
{
    /// <summary>How long a change can be undone.</summary>
    internal const int Days = 30;

    public async Task<UndoResult> UndoAsync(Guid organisationId, Guid changeId, Actor actor, CancellationToken ct = default)
    {
        var change = await FindAsync(organisationId, changeId, ct).ConfigureAwait(false);
        if (change is null) return new UndoUnavailable(UndoUnavailableReason.NotFound);
        if (change.TooOld) return new UndoUnavailable(UndoUnavailableReason.TooOld);
        if (change.UndoneBy is not null) return new UndoUnavailable(UndoUnavailableReason.AlreadyUndone);
        return change.UndoKey is null
            ? await UndoRowsAsync(organisationId, change, actor, ct).ConfigureAwait(false)
            : await UndoBulkAsync(organisationId, change, actor, ct).ConfigureAwait(false);
    }

    private async Task<UndoResult> UndoRowsAsync(Guid organisation, Found change, Actor actor, CancellationToken ct)
    {
        await using var session = await sessions.BeginUndoAsync(organisation, actor, change.Title, change.Id, ct).ConfigureAwait(false);
        if (!await ClaimAsync(session, change, ct).ConfigureAwait(false)) return new UndoUnavailable(UndoUnavailableReason.AlreadyUndone);
        if (await LaterBulkAsync(session, change, ct).ConfigureAwait(false) is { } replaced) return replaced;
        var conflict = await session.QuerySingleAsync<Conflict>("select * from core.undo_conflict(@id)", new { id = change.Id }, ct).ConfigureAwait(false);
        if (conflict.Blocked) return await BlockedByAsync(session, conflict.LaterChange, ct).ConfigureAwait(false);
        var rows = await session.ExecuteScalarAsync<int>("select core.apply_undo(@id)", new { id = change.Id }, ct).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return new Undone(session.ChangeId!.Value, rows);
    }

    private async Task<UndoResult> UndoBulkAsync(Guid organisation, Found change, Actor actor, CancellationToken ct)
    {
        if (bulk.FirstOrDefault(b => b.Key == change.UndoKey) is not { } handler) return new UndoUnavailable(UndoUnavailableReason.NoHandler);
        var now = await handler.CaptureAsync(organisation, ct).ConfigureAwait(false);
        await using var session = await sessions.BeginAsync(
            organisation, actor, change.Title, handler.Key, now is null ? null : Sessions.Compress(now), change.Id, ct).ConfigureAwait(false);
        if (!await ClaimAsync(session, change, ct).ConfigureAwait(false)) return new UndoUnavailable(UndoUnavailableReason.AlreadyUndone);
        // Putting a whole document back would throw away every later change, so there may be none.
        var later = await session.QuerySingleOrDefaultAsync<ChangeSummary>(
            """
            select c.* from core.change c left join core.change target on target.organisation_id = c.organisation_id and target.id = c.undo_of
            where c.organisation_id = @organisation and c.seq > @seq and c.id <> @self and c.undone_by is null
              and (c.undo_of is null or target.seq is null or target.seq < @seq)
            order by c.seq desc limit 1
            """, new { organisation, seq = change.Seq, self = session.ChangeId }, ct).ConfigureAwait(false);
        if (later is not null) return new UndoBlocked(later.Id, later.Title, later.ActorName, later.At);
        var document = await session.ExecuteScalarAsync<byte[]>(
            "select document from core.change where organisation_id = @organisation and id = @id", new { organisation, id = change.Id }, ct).ConfigureAwait(false);
        await handler.RestoreAsync(session, document is null ? null : Sessions.Decompress(document), ct).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return new Undone(session.ChangeId!.Value, 0);
    }

    /// <summary>Marks the change as undone by this session, which also locks it: two people who undo at once do it once.</summary>
    private static async Task<bool> ClaimAsync(OrganisationSession session, Found change, CancellationToken ct)
    {
        var claimed = await session.ExecuteAsync(
            "update core.change set undone_by = @by where organisation_id = @organisation and id = @id and undone_by is null",
            new { by = session.ChangeId, organisation = session.OrganisationId, id = change.Id }, ct).ConfigureAwait(false) == 1;
        // Undoing an undo makes the first change stand again.
        if (claimed && change.UndoOf is not null)
            await session.ExecuteAsync("update core.change set undone_by = null where organisation_id = @organisation and id = @id",
                new { organisation = session.OrganisationId, id = change.UndoOf }, ct).ConfigureAwait(false);
        return claimed;
    }

    /// <summary>A later import replaced everything, also what this change touched.</summary>
    private static async Task<UndoBlocked?> LaterBulkAsync(OrganisationSession session, Found change, CancellationToken ct)
    {
        var later = await session.QuerySingleOrDefaultAsync<ChangeSummary>(
            """
            select c.* from core.change c left join core.change target on target.organisation_id = c.organisation_id and target.id = c.undo_of
            where c.organisation_id = @organisation and c.seq > @seq and c.undo_key is not null and c.undone_by is null
              and (c.undo_of is null or target.seq is null or target.seq < @seq)
            order by c.seq desc limit 1
            """, new { organisation = session.OrganisationId, seq = change.Seq }, ct).ConfigureAwait(false);
        return later is null ? null : new UndoBlocked(later.Id, later.Title, later.ActorName, later.At);
    }

    private static async Task<UndoBlocked> BlockedByAsync(OrganisationSession session, Guid? id, CancellationToken ct)
    {
        var later = id is null ? null : await session.QuerySingleOrDefaultAsync<ChangeSummary>(
            "select * from core.change where organisation_id = @organisation and id = @id", new { organisation = session.OrganisationId, id }, ct).ConfigureAwait(false);
        return new UndoBlocked(later?.Id, later?.Title, later?.ActorName, later?.At);
    }

    public async Task<IReadOnlyList<ChangeSummary>> RecentAsync(Guid organisationId, int limit = 50, CancellationToken ct = default)
    {
        await using var session = await sessions.OpenAsync(organisationId, ct).ConfigureAwait(false);
        return await session.QueryAsync<ChangeSummary>(
            """
            select id, at, actor_id, actor_name, actor_role, title, row_count, undo_key is not null as is_bulk, undo_of, undone_by
            from core.change where organisation_id = @organisationId order by seq desc limit @limit
            """, new { organisationId, limit }, ct).ConfigureAwait(false);
    }

    public async Task<int> PurgeAsync(Guid organisationId, CancellationToken ct = default)
    {
        await using var session = await sessions.OpenAsync(organisationId, ct).ConfigureAwait(false);
        var gone = await session.ExecuteAsync(
            "delete from core.change where organisation_id = @organisationId and at < now() - make_interval(days => @days)",
            new { organisationId, days = Days }, ct).ConfigureAwait(false);
        await session.CommitAsync(ct).ConfigureAwait(false);
        return gone;
    }

    private async Task<Found?> FindAsync(Guid organisation, Guid id, CancellationToken ct)
    {
        await using var session = await sessions.OpenAsync(organisation, ct).ConfigureAwait(false);
        return await session.QuerySingleOrDefaultAsync<Found>(
            """
            select id, seq, title, undo_key, undo_of, undone_by, at < now() - make_interval(days => @days) as too_old
            from core.change where organisation_id = @organisation and id = @id
            """, new { organisation, id, days = Days }, ct).ConfigureAwait(false);
    }

    private sealed record Found
    {
        public Guid Id { get; init; }
        public long Seq { get; init; }
        public string Title { get; init; } = "";
        public string? UndoKey { get; init; }
        public Guid? UndoOf { get; init; }
        public Guid? UndoneBy { get; init; }
        public bool TooOld { get; init; }
    }

    private sealed record Conflict
    {
        public bool Blocked { get; init; }
        public Guid? LaterChange { get; init; }
    }
}
