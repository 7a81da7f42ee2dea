namespace MkbZekerheid.Data;

/// <summary>What became of a write to one row: <see cref="Saved"/>, <see cref="StaleWrite"/> or <see cref="RowGone"/>.</summary>
public abstract record SaveResult
{
    private protected SaveResult() { }
}

/// <summary>The row was written.</summary>
/// <param name="Version">The version it has now; 0 after a delete.</param>
public sealed record Saved(int Version) : SaveResult;

/// <summary>Somebody else changed the row since the user saw it; nothing was written.</summary>
/// <param name="Version">The version it has now: a retry needs this one.</param>
/// <param name="Current">The row as it is now, by column name.</param>
/// <param name="ChangedBy">Who changed it last, or null when that is no longer known.</param>
/// <param name="ChangedAt">When, in UTC.</param>
/// <param name="ChangeTitle">What that change was called.</param>
public sealed record StaleWrite(
    int Version, IReadOnlyDictionary<string, object?> Current, string? ChangedBy, DateTimeOffset? ChangedAt, string? ChangeTitle) : SaveResult;

/// <summary>The row is not there (any more), or belongs to another organisation, which looks the same.</summary>
public sealed record RowGone : SaveResult;
