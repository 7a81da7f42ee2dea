namespace MkbZekerheid.Model;

/// <summary>Which duration point is the MTPD (method 2.1).</summary>
public enum MtpdRule { FirstUnacceptablePoint, LastAcceptablePoint, Interpolation }

/// <summary>How restart times in a ring of dependencies add up.</summary>
public enum CycleRule { Sum, Max }

/// <summary>How deep impact is asked: one category and five points, or the full grid.</summary>
public enum ImpactDepth { Quick, Full }

/// <summary>
/// The settings that formulas read; unknown means the default named here. Changing one raises <see cref="Version"/>,
/// and every computed result names the version it was computed on. Owner: core.
/// </summary>
public sealed record CalculationSettings
{
    /// <summary>Version of these settings, from 1.</summary>
    [Whole(1)]
    public int? Version { get; init; }

    /// <summary>Default: full.</summary>
    public ImpactDepth? ImpactDepth { get; init; }

    /// <summary>Default: first unacceptable point.</summary>
    public MtpdRule? MtpdRule { get; init; }

    /// <summary>Default: sum.</summary>
    public CycleRule? CycleRule { get; init; }

    /// <summary>An activity is critical when its MTPD is at most so many hours; default 168.</summary>
    [Hours]
    public decimal? CriticalWithinHours { get; init; }

    /// <summary>Weight of time in the criticality index; default 0.4.</summary>
    [Share]
    public decimal? CriticalityTimeWeight { get; init; }

    /// <summary>Weight of impact in the criticality index; default 0.3.</summary>
    [Share]
    public decimal? CriticalityImpactWeight { get; init; }

    /// <summary>Weight of margin in the criticality index; default 0.2.</summary>
    [Share]
    public decimal? CriticalityMarginWeight { get; init; }

    /// <summary>Weight of dependents in the criticality index; default 0.1.</summary>
    [Share]
    public decimal? CriticalityDependentsWeight { get; init; }

    /// <summary>Weight of the margin share in the dependency score; default 0.7.</summary>
    [Share]
    public decimal? DependencyMarginWeight { get; init; }

    /// <summary>Weight of concentration in the dependency score; default 0.3.</summary>
    [Share]
    public decimal? DependencyConcentrationWeight { get; init; }

    /// <summary>From this dependency score "reduce"; default 25.</summary>
    [Percent]
    public decimal? DependencyReduceFrom { get; init; }

    /// <summary>From this dependency score "irresponsible"; default 50.</summary>
    [Percent]
    public decimal? DependencyIrresponsibleFrom { get; init; }

    /// <summary>Concentration (HHI) up to which it is green; default 0.15.</summary>
    [Share]
    public decimal? HhiGreenMax { get; init; }

    /// <summary>Concentration (HHI) up to which it is amber; default 0.25.</summary>
    [Share]
    public decimal? HhiAmberMax { get; init; }

    /// <summary>Points that a minimum level may be below what products need; default 2.5.</summary>
    [Percent]
    public decimal? MolTolerancePoints { get; init; }

    /// <summary>Days until an approved object is reviewed; default 365.</summary>
    [Whole(1, 3650)]
    public int? ReviewAfterDays { get; init; }

    /// <summary>Days until a contact list is checked again; default 183.</summary>
    [Whole(1, 3650)]
    public int? ContactCheckAfterDays { get; init; }

    /// <summary>Simulated years; default 20,000.</summary>
    [Whole(1, 100_000_000)]
    public int? SimulationYears { get; init; }

    /// <summary>Seed of the simulation.</summary>
    [Whole]
    public int? SimulationSeed { get; init; }
}
