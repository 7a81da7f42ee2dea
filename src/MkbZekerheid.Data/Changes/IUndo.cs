namespace MkbZekerheid.Data;

/// <summary>Takes back a change as one, for 30 days after it was made.</summary>
public interface IUndo
{
    /// <summary>
    /// Restores every row of the change. The restoring is a change itself, so it can be undone too.
    /// Nothing happens unless the result is <see cref="Undone"/>.
    /// </summary>
    Task<UndoResult> UndoAsync(Guid organisationId, Guid changeId, Actor actor, CancellationToken ct = default);

    /// <summary>The changes of an organisation that can still be seen, newest first.</summary>
    Task<IReadOnlyList<ChangeSummary>> RecentAsync(Guid organisationId, int limit = 50, CancellationToken ct = default);

    /// <summary>Forgets the rows of changes older than 30 days (database clock) of one organisation. Gives the number of changes removed.</summary>
    Task<int> PurgeAsync(Guid organisationId, CancellationToken ct = default);
}

/// <summary>Takes back a change that was kept as a document instead of rows. Registered in the service collection; found by <see cref="Key"/>.</summary>
public interface IBulkUndo
{
    /// <summary>The key that was given to <see cref="IOrganisationSessions.BeginBulkChangeAsync"/>.</summary>
    string Key { get; }

    /// <summary>The state as it is now, to be kept so that the undo can be undone.</summary>
    Task<byte[]?> CaptureAsync(Guid organisationId, CancellationToken ct);

    /// <summary>Puts the kept document back, inside the given session; null means there was nothing before.</summary>
    Task RestoreAsync(OrganisationSession session, byte[]? previousDocument, CancellationToken ct);
}

/// <summary>What became of an undo.</summary>
public abstract record UndoResult
{
    private protected UndoResult() { }
}

/// <summary>Done: the rows are as they were.</summary>
/// <param name="ChangeId">The new change that did it.</param>
/// <param name="Rows">How many rows were restored.</param>
public sealed record Undone(Guid ChangeId, int Rows) : UndoResult;

/// <summary>Refused: a later change touched the same rows.</summary>
/// <param name="LaterChangeId">That change, or null when the rows were written outside a recorded change.</param>
public sealed record UndoBlocked(Guid? LaterChangeId, string? Title, string? ActorName, DateTimeOffset? At) : UndoResult;

/// <summary>Refused: it is older than 30 days, was undone already, or is not there.</summary>
public sealed record UndoUnavailable(UndoUnavailableReason Reason) : UndoResult;

/// <summary>Why there is nothing to undo.</summary>
public enum UndoUnavailableReason
{
    NotFound,
    TooOld,
    AlreadyUndone,
    NoHandler,
}

/// <summary>One line of the list of changes.</summary>
public sealed record ChangeSummary
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }
    public string ActorName { get; init; } = "";
    public string ActorRole { get; init; } = "";
    public string Title { get; init; } = "";
    public int RowCount { get; init; }
    public bool IsBulk { get; init; }
    public Guid? UndoOf { get; init; }
    public Guid? UndoneBy { get; init; }
}
