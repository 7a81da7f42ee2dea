namespace MkbZekerheid.Engine.Simulation;

/// <summary>The outcome of a simulation: yearly losses, downtime and breaches for every configuration under the same draws.</summary>
public sealed record SimulationResult
{
    /// <summary>Years simulated (fewer than asked for when the stop rule ended the run).</summary>
    public required long Years { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>True when the stop rule ended the run before all years were done.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>In the order asked for.</summary>
    public required IReadOnlyList<ConfigurationResult> Configurations { get; init; }

    /// <summary>Findings about the run itself; fixed keys: cycleDidNotSettle.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>One configuration. Money is euro per year.</summary>
public sealed record ConfigurationResult
{
    /// <summary>Name of the configuration.</summary>
    public required string Name { get; init; }

    /// <summary>Mean yearly loss.</summary>
    public required double MeanLoss { get; init; }

    /// <summary>Standard deviation of the yearly loss.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Standard error of the mean: sd / sqrt(N).</summary>
    public required double StandardError { get; init; }

    /// <summary>Quantile x of rank ceil(pN) at p = 0.50.</summary>
    public required double Median { get; init; }

    /// <summary>Exceeded in 1 of 20 years.</summary>
    public required QuantileResult Var95 { get; init; }

    /// <summary>Exceeded in 1 of 100 years.</summary>
    public required QuantileResult Var99 { get; init; }

    /// <summary>Mean of the worst 5 percent of the years: [sum of losses ranked above k + (k - pN) x_k] / (N (1 - p)), k = ceil(pN).</summary>
    public required double TailVar95 { get; init; }

    /// <summary>Mean of the worst 1 percent of the years.</summary>
    public required double TailVar99 { get; init; }

    /// <summary>P(loss &gt; amount), by ascending amount.</summary>
    public required IReadOnlyList<ExceedancePoint> Exceedance { get; init; }

    /// <summary>Mean number of events in a year.</summary>
    public required double MeanEvents { get; init; }

    /// <summary>Share of years with at least one MTPD breach of some product.</summary>
    public required double AnyBreachPerYear { get; init; }

    /// <summary>How much less the mean loss is than in the first configuration, with the standard error of that difference (common random numbers make it small).</summary>
    public required DifferenceResult Saving { get; init; }

    /// <summary>In file order.</summary>
    public required IReadOnlyList<ProductResult> Products { get; init; }

    /// <summary>Expected yearly loss of each threat alone, in file order; empty when not asked for.</summary>
    public required IReadOnlyList<ThreatResult> Threats { get; init; }
}

/// <summary>A quantile with the order statistics that enclose it in about 95 percent of runs.</summary>
public readonly record struct QuantileResult(double Value, double Low, double High);

/// <summary>One point of the loss exceedance curve.</summary>
public readonly record struct ExceedancePoint(double Amount, double Probability);

/// <summary>A difference of two means and its standard error.</summary>
public readonly record struct DifferenceResult(double Mean, double StandardError);

/// <summary>One product in one configuration.</summary>
/// <param name="Id">The product.</param>
/// <param name="DownHoursPerYear">Mean hours a year below the MBCO.</param>
/// <param name="Availability">1 - down hours / 8760.</param>
/// <param name="MtpdBreachPerYear">Share of years with a stretch below the MBCO of at least the MTPD.</param>
/// <param name="DisruptionsPerYear">Mean number of disruptions a year in which the product falls below its MBCO.</param>
/// <param name="Recovery">How long the longest stretch of a disruption lasts.</param>
public sealed record ProductResult(
    string Id, double DownHoursPerYear, double Availability, double MtpdBreachPerYear, double DisruptionsPerYear, RecoveryResult Recovery);

/// <summary>Quantiles of the recovery time of a product over all disruptions that take it below its MBCO (within 0.3 percent); null when there were none.</summary>
/// <param name="P50">Half of the disruptions last longer.</param>
/// <param name="P80">One in five lasts longer.</param>
/// <param name="P95">One in twenty lasts longer.</param>
/// <param name="MtpdHours">The MTPD to hold it against; null is no limit.</param>
public sealed record RecoveryResult(double? P50, double? P80, double? P95, double? MtpdHours);

/// <summary>One threat alone (stratified estimate): ALE = frequency x mean loss of an event.</summary>
/// <param name="Id">The threat.</param>
/// <param name="ExpectedAnnualLoss">Sampled estimate, euro a year.</param>
/// <param name="StandardError">frequency x sd / sqrt(n).</param>
/// <param name="ExactAnnualLoss">The same expectation worked out exactly from the response curves; null when an insurance makes it non-linear.</param>
/// <param name="BreachPerYear">Events a year that bring a product to its MTPD, by product in file order.</param>
public sealed record ThreatResult(
    string Id, double ExpectedAnnualLoss, double StandardError, double? ExactAnnualLoss, IReadOnlyList<ProductBreach> BreachPerYear);

/// <summary>Breaches of one product.</summary>
public readonly record struct ProductBreach(string ProductId, double PerYear);
