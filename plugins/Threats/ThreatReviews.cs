using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Threats.Rules;

namespace MkbZekerheid.Threats;

/// <summary>Every risk is looked at again a year after this phase was approved, and an accepted one on the day its acceptance ends when that is sooner.</summary>
internal sealed class ThreatReviews : IReviewSource
{
    private const int Minutes = 5;

    public IEnumerable<ReviewSubject> Subjects(ResilienceModel model)
    {
        foreach (var risk in ThreatRules.Risks(model))
        {
            var approval = model.Approvals.LastOrDefault(candidate => candidate.Kind == EntityKind.Threat && candidate.Ref == risk.Id && candidate.Status == ApprovalStatus.Approved)
                ?? PhaseApproval.Standing(model, "F3");
            var due = Earliest(PhaseApproval.ReviewDueOn(model, approval), risk.AcceptedUntil);
            if (due is { } day)
            {
                yield return new ReviewSubject("threat", risk.Id, risk.Name ?? risk.Id, risk.OwnerRole, day, approval is null ? null : PhaseApproval.DateOf(approval), Minutes, $"stap/3-bedreigingen#{risk.Id}");
            }
        }
    }

    private static DateOnly? Earliest(DateOnly? first, DateOnly? second) => first is null || second < first ? second ?? first : first;
}
