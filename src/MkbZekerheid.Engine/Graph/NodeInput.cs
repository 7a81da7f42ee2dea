namespace MkbZekerheid.Engine;

/// <summary>
/// A node of the graph as the engine sees it. <see cref="CompanyGraph.Build(CompanyModel, Configuration)"/> makes these from a company;
/// a caller with a graph of its own can make them directly.
/// </summary>
/// <param name="Id">Unique over all nodes.</param>
/// <param name="Kind">Resource, activity, process or product.</param>
public sealed record NodeInput(string Id, NodeKind Kind)
{
    /// <summary>Number of equal units, at least 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Minimum level, fraction 0-1 (MBCO for a product); null counts as 1.</summary>
    public decimal? Mol { get; init; }

    /// <summary>Target recovery time in hours; null is no target.</summary>
    public decimal? RtoHours { get; init; }

    /// <summary>Maximum tolerable period of disruption in hours; null is no limit.</summary>
    public decimal? MtpdHours { get; init; }

    /// <summary>Hours to repair or replace it; null is unknown.</summary>
    public decimal? RecoveryHours { get; init; }

    /// <summary>Hours to start up again.</summary>
    public decimal RestartHours { get; init; }

    /// <summary>What it needs.</summary>
    public IReadOnlyList<RequirementInput> Requirements { get; init; } = [];
}
