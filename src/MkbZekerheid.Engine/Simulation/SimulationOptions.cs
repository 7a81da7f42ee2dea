namespace MkbZekerheid.Engine.Simulation;

/// <summary>How to simulate.</summary>
public sealed record SimulationOptions
{
    /// <summary>Years to simulate, at least 1.</summary>
    public long Years { get; init; } = 20_000;

    /// <summary>The same seed gives the same bits, whatever the number of threads and on every machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The configurations to compare, all under the same draws. The first one is what differences are taken from.</summary>
    public IReadOnlyList<Configuration> Configurations { get; init; } = Configuration.Standard;

    /// <summary>Number of threads; 0 is all cores.</summary>
    public int Threads { get; init; }

    /// <summary>Events of each threat alone for the estimate per threat; 0 leaves that part out.</summary>
    public int EventsPerThreat { get; init; } = 1_500;

    /// <summary>Amounts in euro of the loss exceedance curve.</summary>
    public IReadOnlyList<double> ExceedanceAmounts { get; init; } = [10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000];

    /// <summary>
    /// Stop before <see cref="Years"/> when the standard error of the mean is at most this share of the mean in every configuration
    /// (0.02 is the rule of method 3.2.6). Null simulates all years. Looked at after every 16,384 years.
    /// </summary>
    public double? StopAtRelativeError { get; init; }

    /// <summary>How the restart times of a dependency cycle combine.</summary>
    public CycleRule CycleRule { get; init; }

    /// <summary>Told the number of years done, from the calling thread, after every 16,384 years.</summary>
    public IProgress<SimulationProgress>? Progress { get; init; }
}

/// <summary>How far a simulation is.</summary>
/// <param name="YearsDone">Years simulated so far.</param>
/// <param name="Years">Years asked for.</param>
public readonly record struct SimulationProgress(long YearsDone, long Years);
