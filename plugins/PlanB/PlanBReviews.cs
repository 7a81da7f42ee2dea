using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.PlanB;

/// <summary>Approved plans a year after approval, and their contact lists every half year.</summary>
internal sealed class PlanBReviews(IStringLocalizer<Texts> texts) : IReviewSource
{
    private const string Path = "stap/6-plan";

    public IEnumerable<ReviewSubject> Subjects(ResilienceModel model)
    {
        var contactDays = model.Settings?.ContactCheckAfterDays ?? 183;
        foreach (var plan in model.Plans.Where(plan => plan.Status == ApprovalStatus.Approved))
        {
            if ((plan.ReviewDueOn ?? plan.ApprovedOn?.AddDays(model.Settings?.ReviewAfterDays ?? 365)) is { } due)
            {
                yield return new ReviewSubject("plan", plan.Id, plan.Name ?? plan.Id, plan.ActivatedByRole, due, plan.ApprovedOn, 20, Path);
            }

            if (plan.ContactListCheckedOn is { } check)
            {
                yield return new ReviewSubject("contactList", plan.Id, texts["Review.Contacts", plan.Name ?? plan.Id], plan.ActivatedByRole, check.AddDays(contactDays), check, 5, Path);
            }
        }
    }
}
