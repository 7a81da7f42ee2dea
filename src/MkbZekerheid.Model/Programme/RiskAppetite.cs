namespace MkbZekerheid.Model;

/// <summary>How much risk the company takes on purpose (method 1.1 RiskAppetite). Owner: scope.</summary>
public sealed record RiskAppetite
{
    /// <summary>A risk is relevant from this score, 1 to 25; default 6.</summary>
    [Whole(1, 25)]
    public int? RelevantFromScore { get; init; }

    /// <summary>A risk with this impact is always relevant, 4 or 5; default 5.</summary>
    [Whole(4, 5)]
    public int? ImpactAlwaysRelevant { get; init; }

    /// <summary>Highest score that may remain, 1 to 25; default 9.</summary>
    [Whole(1, 25)]
    public int? MaxResidualScore { get; init; }

    /// <summary>Highest expected loss, euro per year.</summary>
    [Money]
    public decimal? MaxExpectedAnnualLoss { get; init; }

    /// <summary>Highest 1-in-100 year loss, euro.</summary>
    [Money]
    public decimal? MaxVar99 { get; init; }

    /// <summary>Highest chance per year that some product passes its MTPD, 0 to 1.</summary>
    [Share]
    public decimal? MaxProbMtpdBreachPerYear { get; init; }

    /// <summary>Highest concentration of customers (HHI), 0 to 1.</summary>
    [Share]
    public decimal? CustomerHhiMax { get; init; }

    /// <summary>Highest concentration of suppliers (HHI), 0 to 1.</summary>
    [Share]
    public decimal? SupplierHhiMax { get; init; }

    /// <summary>The appetite in words.</summary>
    public string? Statement { get; init; }
}
