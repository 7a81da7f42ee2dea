namespace MkbZekerheid.Model;

/// <summary>Status of a KPI against its target.</summary>
public enum KpiStatus { OnTarget, Attention, BelowMinimum, NoMeasurement }

/// <summary>The value of one KPI at the end of a closed month (method 1.8 KpiValue). A record: never recomputed. Owner: core.</summary>
public sealed record KpiValue
{
    /// <summary>KPI id, such as KPI06.</summary>
    public required string Kpi { get; init; }

    /// <summary>Last day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The value in the unit of the KPI; unknown when there was nothing to measure.</summary>
    [Figure]
    public decimal? Value { get; init; }

    /// <summary>The target that applied.</summary>
    [Figure]
    public decimal? Target { get; init; }

    /// <summary>The minimum that applied.</summary>
    [Figure]
    public decimal? Minimum { get; init; }

    /// <summary>The zero point of the score that applied: score = clamp(100 (value - zero) / (target - zero), 0, 100).</summary>
    [Figure]
    public decimal? Zero { get; init; }

    /// <summary>The status that was shown.</summary>
    public KpiStatus? Status { get; init; }

    /// <summary>Why a correction was recorded.</summary>
    public string? Note { get; init; }
}
