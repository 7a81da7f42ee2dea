namespace MkbZekerheid.Model;

/// <summary>Who was told about the programme. Owner: exercises.</summary>
public sealed record Awareness
{
    /// <summary>People invited.</summary>
    [Whole]
    public int? Invited { get; init; }

    /// <summary>People who came.</summary>
    [Whole]
    public int? Attended { get; init; }

    /// <summary>Last session.</summary>
    public DateOnly? LastSession { get; init; }

    /// <summary>The sessions.</summary>
    public ModelList<AwarenessSession> Sessions { get; init; }
}

/// <summary>One session.</summary>
public sealed record AwarenessSession
{
    /// <summary>Code.</summary>
    [Code(EntityKind.AwarenessSession)]
    public required string Id { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Subject.</summary>
    public string? Subject { get; init; }

    /// <summary>People invited.</summary>
    [Whole]
    public int? Invited { get; init; }

    /// <summary>People who came.</summary>
    [Whole]
    public int? Attended { get; init; }
}
