using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Processes;

/// <summary>
/// Every critical activity is looked at again a year after its department approved it (else after the sponsor approved the whole).
/// </summary>
internal sealed class ProcessReviews : IReviewSource
{
    private const int Minutes = 5;

    public IEnumerable<ReviewSubject> Subjects(ResilienceModel model)
    {
        var impact = model.Analysis().Impact;
        var departments = model.Processes.ToDictionary(process => process.Id, process => process.DepartmentId, StringComparer.Ordinal);
        foreach (var activity in model.Activities.Where(activity => impact.IsCritical(activity) == true))
        {
            var department = departments.GetValueOrDefault(activity.ProcessId);
            var approval = (department is null ? null : PhaseApproval.Standing(model, "F2", department)) ?? PhaseApproval.Standing(model, "F2");
            if (PhaseApproval.ReviewDueOn(model, approval) is { } due)
            {
                yield return new ReviewSubject("activity", activity.Id, activity.Name ?? activity.Id, activity.OwnerRole, due, PhaseApproval.DateOf(approval!), Minutes, $"stap/2-processen#{activity.Id}");
            }
        }
    }
}
