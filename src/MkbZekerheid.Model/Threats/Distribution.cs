namespace MkbZekerheid.Model;

/// <summary>A duration in hours or a cost in euro that is not one number. The union is written by its <c>type</c>.</summary>
[UnionMember("logNormal", typeof(LogNormal))]
[UnionMember("pert", typeof(Pert))]
[UnionMember("fixed", typeof(Fixed))]
[UnionMember("exponential", typeof(Exponential))]
public abstract record Distribution;

/// <summary>Log-normal by its median and 95th percentile; 0 &lt; p50 &lt; p95.</summary>
public sealed record LogNormal : Distribution
{
    /// <summary>Usually.</summary>
    [Factor]
    public decimal? P50 { get; init; }

    /// <summary>Longer (or more) in 1 of 20 cases.</summary>
    [Factor]
    public decimal? P95 { get; init; }
}

/// <summary>PERT by lowest, most likely and highest; min &lt; mode &lt; max.</summary>
public sealed record Pert : Distribution
{
    /// <summary>Lowest.</summary>
    [Factor]
    public decimal? Min { get; init; }

    /// <summary>Most likely.</summary>
    [Factor]
    public decimal? Mode { get; init; }

    /// <summary>Highest.</summary>
    [Factor]
    public decimal? Max { get; init; }
}

/// <summary>Always the same.</summary>
public sealed record Fixed : Distribution
{
    /// <summary>The value.</summary>
    [Factor]
    public decimal? Value { get; init; }
}

/// <summary>Exponential by its mean.</summary>
public sealed record Exponential : Distribution
{
    /// <summary>The mean.</summary>
    [Factor]
    public decimal? Mean { get; init; }
}
