namespace MkbZekerheid.Model;

/// <summary>What a strategy changes in the model (method 1.5 StrategyEffect). The union is written by its <c>type</c>.</summary>
[UnionMember("scaleFrequency", typeof(ScaleFrequency))]
[UnionMember("scaleDuration", typeof(ScaleDuration))]
[UnionMember("scaleDirectCost", typeof(ScaleDirectCost))]
[UnionMember("addAlternative", typeof(AddAlternative))]
[UnionMember("setBuffer", typeof(SetBuffer))]
[UnionMember("setRecovery", typeof(SetRecovery))]
[UnionMember("addUnits", typeof(AddUnits))]
[UnionMember("insurancePayout", typeof(InsurancePayout))]
public abstract record StrategyEffect;

/// <summary>Multiplies the frequency of a threat by a factor of 0 to 1.</summary>
public sealed record ScaleFrequency : StrategyEffect
{
    /// <summary>Threat.</summary>
    [Ref(EntityKind.Threat)]
    public required string ThreatId { get; init; }

    /// <summary>Factor.</summary>
    [Share]
    public required decimal Factor { get; init; }
}

/// <summary>Multiplies the duration of a threat by a factor.</summary>
public sealed record ScaleDuration : StrategyEffect
{
    /// <summary>Threat.</summary>
    [Ref(EntityKind.Threat)]
    public required string ThreatId { get; init; }

    /// <summary>Factor.</summary>
    [Factor]
    public required decimal Factor { get; init; }
}

/// <summary>Multiplies the direct cost of a threat by a factor.</summary>
public sealed record ScaleDirectCost : StrategyEffect
{
    /// <summary>Threat.</summary>
    [Ref(EntityKind.Threat)]
    public required string ThreatId { get; init; }

    /// <summary>Factor.</summary>
    [Factor]
    public required decimal Factor { get; init; }
}

/// <summary>Adds another way to meet a requirement.</summary>
public sealed record AddAlternative : StrategyEffect
{
    /// <summary>Requirement.</summary>
    [Ref(EntityKind.Requirement)]
    public required string RequirementId { get; init; }

    /// <summary>The other way.</summary>
    public required Alternative Alternative { get; init; }
}

/// <summary>Raises the buffer of a requirement to so many hours (the larger of the two counts).</summary>
public sealed record SetBuffer : StrategyEffect
{
    /// <summary>Requirement.</summary>
    [Ref(EntityKind.Requirement)]
    public required string RequirementId { get; init; }

    /// <summary>Hours.</summary>
    [Hours]
    public required decimal BufferHours { get; init; }
}

/// <summary>Sets the recovery time of a resource.</summary>
public sealed record SetRecovery : StrategyEffect
{
    /// <summary>Resource.</summary>
    [Ref(EntityKind.Resource)]
    public required string ResourceId { get; init; }

    /// <summary>Hours.</summary>
    [Hours]
    public required decimal RecoveryHours { get; init; }
}

/// <summary>Adds units of something to a pool requirement.</summary>
public sealed record AddUnits : StrategyEffect
{
    /// <summary>Requirement.</summary>
    [Ref(EntityKind.Requirement)]
    public required string RequirementId { get; init; }

    /// <summary>Activity or resource.</summary>
    [Ref(EntityKind.Activity, EntityKind.Resource)]
    public required string Ref { get; init; }

    /// <summary>Units.</summary>
    [Factor]
    public required decimal Units { get; init; }
}

/// <summary>Pays min(limit, max(0, loss beyond the waiting time - deductible)) for an event of a threat.</summary>
public sealed record InsurancePayout : StrategyEffect
{
    /// <summary>Threat.</summary>
    [Ref(EntityKind.Threat)]
    public required string ThreatId { get; init; }

    /// <summary>Own risk, euro.</summary>
    [Money]
    public decimal? Deductible { get; init; }

    /// <summary>Most that is paid, euro.</summary>
    [Money]
    public decimal? Limit { get; init; }

    /// <summary>Hours before the cover starts.</summary>
    [Hours]
    public decimal? WaitHours { get; init; }
}
