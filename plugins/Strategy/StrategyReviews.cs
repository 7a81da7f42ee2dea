using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Strategy;

/// <summary>The strategies a year after they were approved, and risks whose acceptance ends.</summary>
internal sealed class StrategyReviews(IStringLocalizer<Texts> texts) : IReviewSource
{
    private const string Path = "stap/5-strategie";

    public IEnumerable<ReviewSubject> Subjects(ResilienceModel model)
    {
        if (PhaseApproval.Standing(model, "F5") is { } approval && PhaseApproval.ReviewDueOn(model, approval) is { } due)
        {
            yield return new ReviewSubject("strategies", "F5", texts["Review.Strategies"], approval.ApprovedByRole, due, PhaseApproval.DateOf(approval), 30, Path);
        }

        foreach (var threat in model.Threats.Where(threat => threat is { AcceptedByRole: not null, AcceptedUntil: not null }))
        {
            yield return new ReviewSubject("acceptance", threat.Id, texts["Review.Acceptance", threat.Name ?? threat.Id], threat.AcceptedByRole, threat.AcceptedUntil!.Value, threat.AcceptedOn, 5, Path);
        }
    }
}
