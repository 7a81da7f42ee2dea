namespace MkbZekerheid.Model;

/// <summary>Types of strategies.</summary>
public enum StrategyType { Prevent, Reduce, Continue, Recover, Transfer, Accept }

/// <summary>Status of a strategy.</summary>
public enum StrategyStatus { Proposed, Chosen, Implemented, Rejected }

/// <summary>Which of two equals is recovered first.</summary>
public enum TieBreak { RtoAscending, Criticality, LossPerHour }

/// <summary>A chosen or proposed way to go on or to recover (method 1.5 Strategy). Owner: strategy.</summary>
public sealed record Strategy
{
    /// <summary>Code.</summary>
    [Code(EntityKind.Strategy)]
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Type.</summary>
    public StrategyType? Type { get; init; }

    /// <summary>Status.</summary>
    public StrategyStatus? Status { get; init; }

    /// <summary>Threats that it covers.</summary>
    [Ref(EntityKind.Threat)]
    public ModelList<string> CoversThreatIds { get; init; }

    /// <summary>Cost once, euro.</summary>
    [Money]
    public decimal? CostOnce { get; init; }

    /// <summary>Cost, euro per year.</summary>
    [Money]
    public decimal? CostPerYear { get; init; }

    /// <summary>Years over which the cost once is spread; default 5.</summary>
    [Whole(1, 100)]
    public int? LifetimeYears { get; init; }

    /// <summary>Weeks until it works.</summary>
    [Whole]
    public int? LeadTimeWeeks { get; init; }

    /// <summary>Role title of the owner.</summary>
    [RoleTitle]
    public string? OwnerRole { get; init; }

    /// <summary>The decision in words.</summary>
    public string? Decision { get; init; }

    /// <summary>When it was decided.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>What it changes.</summary>
    public ModelList<StrategyEffect> Effects { get; init; }

    /// <summary>Note.</summary>
    public string? Note { get; init; }
}

/// <summary>What is recovered and served first (method 1.5 RecoveryOrder). Owner: strategy.</summary>
public sealed record RecoveryOrder
{
    /// <summary>Products, first one first.</summary>
    [Ref(EntityKind.Product)]
    public ModelList<string> Products { get; init; }

    /// <summary>Customers, first one first.</summary>
    [Ref(EntityKind.Customer)]
    public ModelList<string> Customers { get; init; }

    /// <summary>Between equals.</summary>
    public TieBreak? TieBreak { get; init; }

    /// <summary>Why this order.</summary>
    public string? Reason { get; init; }
}

/// <summary>People who can recover things (method 1.5 RecoveryCrew). Owner: strategy.</summary>
public sealed record RecoveryCrew
{
    /// <summary>Code.</summary>
    [Code(EntityKind.RecoveryCrew)]
    public required string Id { get; init; }

    /// <summary>Role title.</summary>
    [RoleTitle]
    public string? Role { get; init; }

    /// <summary>Number of people.</summary>
    [Whole]
    public int? Persons { get; init; }

    /// <summary>Hours per day that each can work on recovery, 0 to 24.</summary>
    [Percent(0, 24)]
    public decimal? HoursPerDay { get; init; }
}
