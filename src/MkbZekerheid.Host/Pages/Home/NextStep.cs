using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Home;

/// <summary>The one loud thing on the page: what to do now, where, and why.</summary>
internal sealed record NextStep(string Title, string Body, string Button, string Path, string Step, string Why)
{
    /// <summary>The first unmet blocking condition of the current phase; after the route, the first unmet condition anywhere; null when all is met.</summary>
    public static NextStep? Of(ProgrammeState state, IStringLocalizer texts)
    {
        var phase = state.Current ?? state.Phases.FirstOrDefault(candidate => candidate.Blockers.Any()) ?? state.Phases.FirstOrDefault(candidate => candidate.Rules.Any(IsOpen));
        if (phase is null)
        {
            return null;
        }

        var line = phase.Blockers.FirstOrDefault() ?? phase.Rules.FirstOrDefault(IsOpen);
        return new NextStep(
            line?.Asks ?? texts["Next.Approve", phase.Name],
            line?.Found ?? texts["Next.AllMet"],
            texts["Next.Go", phase.Name],
            phase.Descriptor.Path + (line is null ? "" : "#" + line.Outcome.Rule.Id),
            texts["Next.Step", phase.Descriptor.Number, phase.Name],
            phase.Question);
    }

    private static bool IsOpen(RuleLine line) => line.Outcome.Result.State != RuleState.Met;
}
