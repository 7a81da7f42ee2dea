using System.Runtime.CompilerServices;
using MkbZekerheid.Engine;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// What the engine finds on one model, each part computed when first asked and kept with the model. Results are for the
/// strategies that work today unless said otherwise. When the model cannot be computed every part is null and
/// <see cref="Fault"/> says why: a rule that needs it answers unknown.
/// </summary>
public sealed class ModelAnalysis
{
    private static readonly ConditionalWeakTable<ResilienceModel, ModelAnalysis> Kept = [];

    private readonly Lazy<CompanyModel> company;
    private readonly Lazy<(CompanyGraph? Graph, string? Fault)> graph;
    private readonly Lazy<RequiredRecovery?> required;
    private readonly Lazy<IReadOnlyList<RecoveryGap>?> gaps;
    private readonly Lazy<IReadOnlyList<DataLossGap>?> dataLoss;
    private readonly Lazy<IReadOnlyList<SingleLoss>?> losses;
    private readonly Lazy<IReadOnlyList<SinglePointsOfFailure>?> points;

    private ModelAnalysis(ResilienceModel model)
    {
        Impact = new ImpactOfModel(model);
        company = new(() => CompanyModelFrom.Model(model));
        graph = new(Build);
        required = new(() => Graph is { } found ? RequiredRecovery.Of(found) : null);
        gaps = new(() => Graph is { } found ? RecoveryGaps.Of(found, required.Value!) : null);
        dataLoss = new(() => Graph is { } found ? RecoveryGaps.DataLoss(found) : null);
        var cycleRule = (Engine.CycleRule)(model.Settings?.CycleRule ?? MkbZekerheid.Model.CycleRule.Sum);
        losses = new(() => Graph is { } found ? Engine.SingleLosses.Of(found, cycleRule) : null);
        points = new(() => Graph is { } found ? Engine.SingleLosses.PointsOfFailure(found, losses.Value!) : null);
    }

    /// <summary>MTPD and class of activities and products.</summary>
    public ImpactOfModel Impact { get; }

    /// <summary>The engine's input.</summary>
    public CompanyModel Company => company.Value;

    /// <summary>The dependency graph with the strategies that work today, or null.</summary>
    public CompanyGraph? Graph => graph.Value.Graph;

    /// <summary>Why the model cannot be computed, or null.</summary>
    public string? Fault => graph.Value.Fault;

    /// <summary>Required recovery times.</summary>
    public RequiredRecovery? Required => required.Value;

    /// <summary>Resources that recover later than required.</summary>
    public IReadOnlyList<RecoveryGap>? Gaps => gaps.Value;

    /// <summary>Data resources with what would be lost against what may be lost; a gap when <c>GapHours</c> is above 0.</summary>
    public IReadOnlyList<DataLossGap>? DataLoss => dataLoss.Value;

    /// <summary>What stops when one resource is lost.</summary>
    public IReadOnlyList<SingleLoss>? Losses => losses.Value;

    /// <summary>Single points of failure of every product.</summary>
    public IReadOnlyList<SinglePointsOfFailure>? PointsOfFailure => points.Value;

    /// <summary>Dependency cycles with their members.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Cycles => Graph?.Cycles();

    /// <summary>The analysis that belongs to a model.</summary>
    internal static ModelAnalysis Of(ResilienceModel model) => Kept.GetValue(model, static key => new ModelAnalysis(key));

    private (CompanyGraph?, string?) Build()
    {
        try
        {
            return (CompanyGraph.Build(Company, Configuration.Implemented), null);
        }
        catch (CompanyModelException exception)
        {
            return (null, exception.Errors.Count > 0 ? exception.Errors[0].ToString() : exception.Message);
        }
    }
}

/// <summary>Gives a model its analysis.</summary>
public static class ModelAnalysisExtensions
{
    /// <summary>What the engine finds on this model; computed once.</summary>
    public static ModelAnalysis Analysis(this ResilienceModel model) => ModelAnalysis.Of(model);
}
