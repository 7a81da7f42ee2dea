namespace MkbZekerheid.Engine;

/// <summary>A measure the company has taken or considers, with what it changes in the model.</summary>
/// <param name="Id">Unique over all strategies.</param>
/// <param name="Status">Decides in which configurations it counts.</param>
public sealed record StrategyInput(string Id, StrategyStatus Status)
{
    /// <summary>One-off cost in euro.</summary>
    public decimal CostOnce { get; init; }

    /// <summary>Cost in euro per year.</summary>
    public decimal CostPerYear { get; init; }

    /// <summary>Years over which the one-off cost is spread, above 0.</summary>
    public decimal LifetimeYears { get; init; } = 5;

    /// <summary>Threats it covers.</summary>
    public IReadOnlyList<string> CoversThreatIds { get; init; } = [];

    /// <summary>What it changes; strategies change the model in no other way.</summary>
    public IReadOnlyList<StrategyEffectInput> Effects { get; init; } = [];
}

/// <summary>One change a strategy makes; one of the nested records.</summary>
public abstract record StrategyEffectInput
{
    private StrategyEffectInput()
    {
    }

    /// <summary>Adds an alternative at the end of a requirement's list.</summary>
    public sealed record AddAlternative(string RequirementId, AlternativeInput Alternative) : StrategyEffectInput;

    /// <summary>Raises the buffer of a requirement to at least these hours.</summary>
    public sealed record SetBuffer(string RequirementId, decimal BufferHours) : StrategyEffectInput;

    /// <summary>Sets the recovery time of a resource; in the simulation its outages scale by new / old.</summary>
    public sealed record SetRecovery(string ResourceId, decimal RecoveryHours) : StrategyEffectInput;

    /// <summary>Adds units of a member to a pool; the member is added when the pool does not have it.</summary>
    public sealed record AddUnits(string RequirementId, string Ref, decimal Units) : StrategyEffectInput;

    /// <summary>Simulation only: multiplies the frequency of a threat, factor 0-1.</summary>
    public sealed record ScaleFrequency(string ThreatId, double Factor) : StrategyEffectInput;

    /// <summary>Simulation only: multiplies the duration of a threat, factor 0 or more.</summary>
    public sealed record ScaleDuration(string ThreatId, double Factor) : StrategyEffectInput;

    /// <summary>Simulation only: multiplies the direct cost of a threat, factor 0 or more.</summary>
    public sealed record ScaleDirectCost(string ThreatId, double Factor) : StrategyEffectInput;

    /// <summary>Simulation only: pays min(limit, max(0, loss beyond waitHours - deductible)) per event of a threat.</summary>
    public sealed record InsurancePayout(string ThreatId, double Deductible, double Limit, double WaitHours) : StrategyEffectInput;
}
