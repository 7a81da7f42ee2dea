namespace MkbZekerheid.Data;

/// <summary>Opens transactions that see one organisation.</summary>
public interface IOrganisationSessions
{
    /// <summary>A session to read with, or to write bookkeeping that is nobody's change.</summary>
    Task<OrganisationSession> OpenAsync(Guid organisationId, CancellationToken ct = default);

    /// <summary>
    /// A session for one change by one actor: every row that it inserts, updates or deletes in a tracked table is recorded,
    /// the whole is one entry in the audit chain at commit, and it can be undone as one for 30 days.
    /// </summary>
    /// <param name="title">What the user did, as a short sentence in the language of the organisation.</param>
    Task<OrganisationSession> BeginChangeAsync(Guid organisationId, Actor actor, string title, CancellationToken ct = default);

    /// <summary>
    /// A change too large to record row by row, such as replacing the whole model. Instead of rows it keeps
    /// <paramref name="previousDocument"/>; undo hands that to the <see cref="IBulkUndo"/> whose key is <paramref name="undoKey"/>.
    /// </summary>
    /// <param name="previousDocument">The state before, as bytes; null when there was nothing before. Kept compressed for 30 days.</param>
    Task<OrganisationSession> BeginBulkChangeAsync(Guid organisationId, Actor actor, string title, string undoKey, ReadOnlyMemory<byte>? previousDocument, CancellationToken ct = default);
}

/// <summary>Opens transactions without an organisation.</summary>
public interface ICoreSessions
{
    /// <summary>For users, sessions, memberships, keys, and finding or making organisations.</summary>
    Task<CoreSession> OpenAsync(CancellationToken ct = default);

    /// <summary>For the sweep: the four tables that are read across organisations (reminders, events, portfolio, benchmark), and nothing else.</summary>
    Task<CoreSession> OpenSweepAsync(CancellationToken ct = default);
}

/// <summary>Who makes a change.</summary>
/// <param name="UserId">The user, or null for the product itself (an import on the command line, a job).</param>
/// <param name="Name">The name to show beside the change for as long as it can be undone.</param>
/// <param name="Role">The role under which it was done, as an English token such as <c>programmeLead</c>; <c>system</c> for the product itself.</param>
public sealed record Actor(Guid? UserId, string Name, string Role)
{
    /// <summary>The product itself.</summary>
    public static Actor System { get; } = new(null, "MKB Zekerheid", "system");
}
