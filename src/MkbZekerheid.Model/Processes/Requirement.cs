namespace MkbZekerheid.Model;

/// <summary>All of the primaries, or enough units of a pool.</summary>
public enum RequirementMode { All, Pool }

/// <summary>Whether the owner starts up after the primary is back, or at the same time.</summary>
public enum RecoveryMode { After, Parallel }

/// <summary>What an activity or resource needs (method 1.2 Requirement).</summary>
public sealed record Requirement
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Requirement)]
    public required string Id { get; init; }

    /// <summary>What is needed in normal work.</summary>
    public ModelList<Primary> Primaries { get; init; }

    /// <summary>All, or a pool of which <see cref="Needed"/> units are enough.</summary>
    public required RequirementMode Mode { get; init; }

    /// <summary>Pool: units needed (k of n); unknown in mode all.</summary>
    [Factor]
    public decimal? Needed { get; init; }

    /// <summary>How long the owner goes on when the primaries stop, hours.</summary>
    [Hours]
    public decimal? BufferHours { get; init; }

    /// <summary>Start after the primaries, or in parallel.</summary>
    public required RecoveryMode Recovery { get; init; }

    /// <summary>Other ways to meet the requirement, in order of preference.</summary>
    public ModelList<Alternative> Alternatives { get; init; }
}

/// <summary>One thing that a requirement names, and how many units of it.</summary>
public sealed record Primary
{
    /// <summary>Activity or resource.</summary>
    [Ref(EntityKind.Activity, EntityKind.Resource)]
    public required string Ref { get; init; }

    /// <summary>Units, more than 0; used in a pool.</summary>
    [Factor]
    public decimal? Units { get; init; }
}

/// <summary>Another way to do the same work when a primary fails (method 1.2 Alternative).</summary>
public sealed record Alternative
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>What the other way needs; empty for work by hand.</summary>
    [Ref(EntityKind.Activity, EntityKind.Resource)]
    public ModelList<string> Refs { get; init; }

    /// <summary>Capacity, percent of normal, 1 to 100.</summary>
    [Percent(1)]
    public decimal? CapacityPercent { get; init; }

    /// <summary>Time to switch over, hours.</summary>
    [Hours]
    public decimal? SwitchHours { get; init; }

    /// <summary>How long it can last, hours; unknown means without end.</summary>
    [Hours]
    public decimal? MaxHours { get; init; }

    /// <summary>Whether it was tested.</summary>
    public bool? Tested { get; init; }

    /// <summary>When.</summary>
    public DateOnly? TestedOn { get; init; }
}
