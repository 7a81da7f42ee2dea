using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>Where an organisation stands: every phase with its rules, its maturity and its state.</summary>
public interface IProgramme
{
    /// <summary>The state of all loaded phases, in order, computed from the current model.</summary>
    Task<ProgrammeState> GetAsync(CancellationToken cancellationToken);
}

/// <summary>The state of the whole programme on one model version.</summary>
public sealed record ProgrammeState(ResilienceModel Model, IReadOnlyList<PhaseState> Phases)
{
    /// <summary>The state of one phase, or null when its module is not loaded.</summary>
    public PhaseState? Phase(int number) => Phases.FirstOrDefault(phase => phase.Descriptor.Number == number);

    /// <summary>The first phase that is not approved, or null when all are.</summary>
    public PhaseState? Current => Phases.FirstOrDefault(phase => phase.Status != PhaseProgress.Approved);
}

/// <summary>Progress of a phase as the route shows it.</summary>
public enum PhaseProgress { NotStarted, Busy, Ready, Approved, ChangedAfterApproval }

/// <summary>
/// One phase: outcomes of its done-rules, computed maturity (null when the module has no scale or it failed, with the
/// fault text), texts in the user's language, status.
/// </summary>
public sealed record PhaseState(
    PhaseDescriptor Descriptor,
    string Name,
    string LongName,
    string Question,
    IReadOnlyList<RuleLine> Rules,
    MaturityResult? Maturity,
    IReadOnlyList<MaturityLine> MaturityLines,
    PhaseProgress Status,
    string? Fault)
{
    /// <summary>The decision that stands on the phase as a whole, or null when it was never put forward.</summary>
    public Approval? Approval { get; init; }

    /// <summary>Rules that stand in the way of approval.</summary>
    public IEnumerable<RuleLine> Blockers => Rules.Where(line => line.Outcome.Blocks);

    /// <summary>Share 0-1 of blocking rules that are met; 0 when there are none.</summary>
    public decimal FinishedPart
    {
        get
        {
            var blocking = Rules.Where(line => line.Outcome.Rule.Severity == RuleSeverity.Blocking).ToList();
            return blocking.Count == 0 ? 0 : (decimal)blocking.Count(line => line.Outcome.Result.State == RuleState.Met) / blocking.Count;
        }
    }
}

/// <summary>A rule outcome with its texts in the user's language: what the rule asks and what was found.</summary>
public sealed record RuleLine(RuleOutcome Outcome, string Asks, string Found);

/// <summary>A maturity level 1 to 5 with its condition in words and whether it is met.</summary>
public sealed record MaturityLine(int Level, string Asks, string Found, RuleState State);
