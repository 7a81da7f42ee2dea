using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Programme;

/// <summary>The pure part of the programme: what the rules and the maturity scale of one module say about one model.</summary>
internal static class PhaseEvaluation
{
    /// <summary>All done-rules of the module on the model.</summary>
    public static IReadOnlyList<RuleOutcome> Rules(ModuleDescriptor module, ResilienceModel model) => module.Rules is null
        ? []
        : [.. ((RuleSet)Activator.CreateInstance(module.Rules)!).Rules.Select(rule => new RuleOutcome(rule, rule.Evaluate(model)))];

    /// <summary>The computed maturity, or null when the module has no scale.</summary>
    public static MaturityResult? Maturity(ModuleDescriptor module, ResilienceModel model, IReadOnlyList<RuleOutcome> outcomes) =>
        module.Maturity is null ? null : ((MaturityScale)Activator.CreateInstance(module.Maturity)!).Evaluate(new MaturityInput(model, outcomes));

    /// <summary>The measures of the module with their results.</summary>
    public static IReadOnlyList<(IMeasure Measure, MeasureResult Result)> Measures(ModuleDescriptor module, ResilienceModel model) =>
        [.. module.Measures.Select(type => (IMeasure)Activator.CreateInstance(type)!).Select(measure => (measure, measure.Evaluate(model)))];

    /// <summary>
    /// The state of a phase. Approved counts as long as the approval stands; in revision means that something changed
    /// afterwards; ready means that only approval itself is missing.
    /// </summary>
    public static PhaseProgress Status(PhaseDescriptor phase, ResilienceModel model, IReadOnlyList<RuleOutcome> outcomes, int? maturity)
    {
        var approval = model.Approvals.LastOrDefault(candidate => candidate.Kind == EntityKind.Phase && candidate.Ref == phase.Code);
        return approval?.Status switch
        {
            ApprovalStatus.Approved => PhaseProgress.Approved,
            ApprovalStatus.InRevision => PhaseProgress.ChangedAfterApproval,
            _ when maturity is null or 0 && outcomes.All(outcome => outcome.Result.State != RuleState.Met) => PhaseProgress.NotStarted,
            _ when outcomes.Count(outcome => outcome.Blocks) <= 1 && outcomes.Count > 0 => PhaseProgress.Ready,
            _ => PhaseProgress.Busy,
        };
    }
}
