namespace MkbZekerheid.Engine;

/// <summary>Something that can happen, how often, how long it lasts and what it takes down.</summary>
/// <param name="Id">Unique over all threats.</param>
/// <param name="FrequencyPerYear">Expected number of events per year (Poisson), 0 or more.</param>
/// <param name="Duration">Length of an event in hours.</param>
public sealed record ThreatInput(string Id, double FrequencyPerYear, DistributionInput Duration)
{
    /// <summary>What an event does to which resource; all effects of one event share its duration.</summary>
    public IReadOnlyList<ThreatEffectInput> Effects { get; init; } = [];

    /// <summary>Cost per event in euro that does not depend on standstill; null is none.</summary>
    public DistributionInput? DirectCost { get; init; }
}

/// <summary>One effect of a threat.</summary>
/// <param name="Ref">The resource hit.</param>
/// <param name="Residual">Fraction of capacity left, 0 up to (not including) 1.</param>
/// <param name="DurationFactor">This resource is out for factor times the duration of the event, above 0.</param>
/// <param name="Probability">Chance, given the event, that this resource is hit, 0-1.</param>
public sealed record ThreatEffectInput(string Ref, double Residual = 0, double DurationFactor = 1, double Probability = 1);

/// <summary>A probability distribution of hours or euro; one of the nested records.</summary>
public abstract record DistributionInput
{
    private DistributionInput()
    {
    }

    /// <summary>Log-normal, given by the median and the value exceeded once in twenty times; 0 &lt; P50 &lt; P95.</summary>
    public sealed record LogNormal(double P50, double P95) : DistributionInput;

    /// <summary>PERT: Min &lt;= Mode &lt;= Max, Min &lt; Max; a scaled beta with mean (Min + 4 Mode + Max) / 6.</summary>
    public sealed record Pert(double Min, double Mode, double Max) : DistributionInput;

    /// <summary>Always the same value, 0 or more.</summary>
    public sealed record Fixed(double Value) : DistributionInput;

    /// <summary>Exponential with the given mean, above 0.</summary>
    public sealed record Exponential(double Mean) : DistributionInput;
}
