namespace MkbZekerheid.Engine;

/// <summary>
/// Everything the engine needs to know about one company: plain facts in, nothing computed.
/// Hours are decimal hours with two decimals, money is euro per year or per hour, capacity and levels are fractions 0-1.
/// Null means unknown or no limit, never zero.
/// </summary>
public sealed record CompanyModel
{
    /// <summary>People, sites, IT, machines and suppliers, in file order.</summary>
    public IReadOnlyList<ResourceInput> Resources { get; init; } = [];

    /// <summary>Activities, in file order.</summary>
    public IReadOnlyList<ActivityInput> Activities { get; init; } = [];

    /// <summary>Processes, in file order.</summary>
    public IReadOnlyList<ProcessInput> Processes { get; init; } = [];

    /// <summary>Products and services, in file order.</summary>
    public IReadOnlyList<ProductInput> Products { get; init; } = [];

    /// <summary>Which process each product needs.</summary>
    public IReadOnlyList<ProductProcessLinkInput> ProductProcessLinks { get; init; } = [];

    /// <summary>Threats with their frequency, duration and effects; only the simulation and the scenarios read them.</summary>
    public IReadOnlyList<ThreatInput> Threats { get; init; } = [];

    /// <summary>Strategies with their effects; a <see cref="Configuration"/> says which ones count.</summary>
    public IReadOnlyList<StrategyInput> Strategies { get; init; } = [];
}

/// <summary>A resource: something an activity or another resource needs.</summary>
/// <param name="Id">Unique over all nodes of the company.</param>
/// <param name="Kind">Person, site, IT, machine or supplier.</param>
public sealed record ResourceInput(string Id, ResourceKind Kind)
{
    /// <summary>Number of equal units, at least 1; losing one unit leaves (n-1)/n.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Minimum operational level, fraction 0-1; null counts as 1.</summary>
    public decimal? Mol { get; init; }

    /// <summary>Hours to repair or replace it; null is unknown.</summary>
    public decimal? RecoveryHours { get; init; }

    /// <summary>Hours to start up again after what it needs has come back.</summary>
    public decimal RestartHours { get; init; }

    /// <summary>Most hours of data that may be lost; null when not a data resource.</summary>
    public decimal? RpoTargetHours { get; init; }

    /// <summary>Hours of data that would be lost today; null is unknown.</summary>
    public decimal? RpoActualHours { get; init; }

    /// <summary>Spend in euro per year (suppliers).</summary>
    public decimal? AnnualSpend { get; init; }

    /// <summary>What it needs itself.</summary>
    public IReadOnlyList<RequirementInput> Requirements { get; init; } = [];
}

/// <summary>An activity: work that a process consists of.</summary>
/// <param name="Id">Unique over all nodes of the company.</param>
/// <param name="ProcessId">The process it belongs to; null when it stands alone.</param>
public sealed record ActivityInput(string Id, string? ProcessId)
{
    /// <summary>True when the process stops without it.</summary>
    public bool Essential { get; init; }

    /// <summary>Minimum operational level, fraction 0-1; null counts as 1.</summary>
    public decimal? Mol { get; init; }

    /// <summary>Target recovery time in hours; null is no target.</summary>
    public decimal? RtoHours { get; init; }

    /// <summary>Maximum tolerable period of disruption in hours; null is longer than the last point.</summary>
    public decimal? MtpdHours { get; init; }

    /// <summary>Most hours of data that may be lost; null is no demand.</summary>
    public decimal? RpoHours { get; init; }

    /// <summary>Hours to start up again.</summary>
    public decimal RestartHours { get; init; }

    /// <summary>What it needs.</summary>
    public IReadOnlyList<RequirementInput> Requirements { get; init; } = [];
}

/// <summary>A process: it runs when all its essential activities run.</summary>
/// <param name="Id">Unique over all nodes of the company.</param>
public sealed record ProcessInput(string Id)
{
    /// <summary>Minimum operational level, fraction 0-1; null counts as 1.</summary>
    public decimal? Mol { get; init; }
}

/// <summary>A product or service: it is delivered when all linked processes run.</summary>
/// <param name="Id">Unique over all nodes of the company.</param>
public sealed record ProductInput(string Id)
{
    /// <summary>Minimum business continuity objective: the fraction 0-1 of normal delivery needed; null counts as 1.</summary>
    public decimal? Mbco { get; init; }

    /// <summary>Target recovery time in hours; null is no target.</summary>
    public decimal? RtoHours { get; init; }

    /// <summary>Maximum tolerable period of disruption in hours; null is longer than the last point.</summary>
    public decimal? MtpdHours { get; init; }

    /// <summary>Turnover, euro per year.</summary>
    public decimal? TurnoverPerYear { get; init; }

    /// <summary>Gross margin, euro per year.</summary>
    public decimal? GrossMarginPerYear { get; init; }

    /// <summary>Loss per hour of full standstill by elapsed hours; the last step has no end. Empty: no loss rate known.</summary>
    public IReadOnlyList<LossStep> LossCurve { get; init; } = [];
}

/// <summary>One step of a loss curve: <paramref name="EurPerHour"/> until <paramref name="UntilHours"/> elapsed hours (null: for ever).</summary>
public sealed record LossStep(decimal? UntilHours, decimal EurPerHour);

/// <summary>Product <paramref name="ProductId"/> needs process <paramref name="ProcessId"/>; delivery continues from stock for <paramref name="BufferHours"/>.</summary>
public sealed record ProductProcessLinkInput(string ProductId, string ProcessId, decimal BufferHours);

/// <summary>One thing an owner needs. All requirements of an owner must be met (AND).</summary>
/// <param name="Id">Name of the requirement, so that strategies can point at it; null when nothing does.</param>
/// <param name="Primaries">The members.</param>
public sealed record RequirementInput(string? Id, IReadOnlyList<MemberInput> Primaries)
{
    /// <summary>All or Pool.</summary>
    public RequirementMode Mode { get; init; }

    /// <summary>Pool only: units needed for normal work (k), above 0.</summary>
    public decimal? Needed { get; init; }

    /// <summary>Hours the owner can go on without it.</summary>
    public decimal BufferHours { get; init; }

    /// <summary>After or Parallel.</summary>
    public RecoveryMode Recovery { get; init; }

    /// <summary>Other ways to meet the requirement, in order.</summary>
    public IReadOnlyList<AlternativeInput> Alternatives { get; init; } = [];
}

/// <summary>A member of a requirement with the units it gives to a pool.</summary>
public sealed record MemberInput(string Ref, decimal Units = 1);

/// <summary>Another way of working when the primaries are short.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Capacity">Fraction of normal, above 0 up to 1.</param>
/// <param name="SwitchHours">Hours before it works.</param>
/// <param name="MaxHours">Hours it can last; null is without end.</param>
/// <param name="Refs">Resources it needs itself; empty is a manual method.</param>
public sealed record AlternativeInput(string? Name, decimal Capacity, decimal SwitchHours, decimal? MaxHours, IReadOnlyList<string> Refs);
