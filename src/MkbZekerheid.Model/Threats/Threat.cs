namespace MkbZekerheid.Model;

/// <summary>Categories of threats.</summary>
public enum ThreatCategory { Digital, Utility, Building, Machine, People, Supplier, Customer, Nature, LawAndMarket, Malicious }

/// <summary>What is done with a risk.</summary>
public enum Treatment { Avoid, Reduce, Transfer, Accept }

/// <summary>
/// A threat and, once assessed, the risk that it is for this company (method 1.3 Threat and Risk: one stored object).
/// Likelihood levels and scores follow from frequency, scales and impact; they are not part of it. Owner: threats.
/// </summary>
public sealed record Threat
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Threat)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Category.</summary>
    public ThreatCategory? Category { get; init; }

    /// <summary>Entry of the threat library that it came from.</summary>
    public string? LibraryId { get; init; }

    /// <summary>Whether it was looked at: true = taken along, false = dismissed with a reason, unknown = not yet looked at.</summary>
    public bool? Considered { get; init; }

    /// <summary>Why it was dismissed (or taken along).</summary>
    public string? ConsideredReason { get; init; }

    /// <summary>Events per year; unknown until assessed.</summary>
    [Factor]
    public decimal? FrequencyPerYear { get; init; }

    /// <summary>Duration of an event, hours.</summary>
    public Distribution? Duration { get; init; }

    /// <summary>What it takes away.</summary>
    public ModelList<ThreatEffect> Effects { get; init; }

    /// <summary>Impact level, 1 to 5.</summary>
    [Whole(1, 5)]
    public int? ImpactLevel { get; init; }

    /// <summary>Direct cost of an event, euro.</summary>
    public Distribution? DirectCost { get; init; }

    /// <summary>What is done against it already.</summary>
    public string? ExistingControls { get; init; }

    /// <summary>Role title of the owner.</summary>
    [RoleTitle]
    public string? OwnerRole { get; init; }

    /// <summary>Relevance set by hand; unknown means by the rule of the appetite.</summary>
    public bool? RelevantOverride { get; init; }

    /// <summary>Why it was set by hand.</summary>
    public string? RelevantOverrideReason { get; init; }

    /// <summary>What is done with it.</summary>
    public Treatment? Treatment { get; init; }

    /// <summary>Likelihood level that remains, 1 to 5.</summary>
    [Whole(1, 5)]
    public int? ResidualLikelihoodLevel { get; init; }

    /// <summary>Impact level that remains, 1 to 5.</summary>
    [Whole(1, 5)]
    public int? ResidualImpactLevel { get; init; }

    /// <summary>Role title that accepted the risk.</summary>
    [RoleTitle(past: true)]
    public string? AcceptedByRole { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>Accepted until.</summary>
    public DateOnly? AcceptedUntil { get; init; }

    /// <summary>Why it was accepted.</summary>
    public string? AcceptedReason { get; init; }
}

/// <summary>What an event does to one resource (method 1.3 ThreatEffect).</summary>
public sealed record ThreatEffect
{
    /// <summary>Resource.</summary>
    [Ref(EntityKind.Resource)]
    public required string Ref { get; init; }

    /// <summary>Capacity left, percent, 0 to 99.</summary>
    [Percent(0, 99.99)]
    public decimal? ResidualPercent { get; init; }

    /// <summary>Times the duration of the event, more than 0.</summary>
    [Factor]
    public decimal? DurationFactor { get; init; }

    /// <summary>Chance given the event, 0 to 1.</summary>
    [Share]
    public decimal? Probability { get; init; }
}
