using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies;

/// <summary>Assessments of suppliers on their own date, and every dependency a year after this phase was approved.</summary>
internal sealed class DependencyReviews : IReviewSource
{
    private const int SupplierMinutes = 20;
    private const int Minutes = 5;
    private const string Path = "stap/4-afhankelijkheden";

    public IEnumerable<ReviewSubject> Subjects(ResilienceModel model)
    {
        var names = model.Resources.ToDictionary(resource => resource.Id, resource => resource.Name ?? resource.Id, StringComparer.Ordinal);
        var purchasing = model.RoleAssignments.FirstOrDefault(assignment => assignment.Role == ProgrammeRole.ProgrammeLead)?.FilledByRole;
        foreach (var latest in model.SupplierAssessments.GroupBy(assessment => assessment.SupplierId).Select(group => group.Last()))
        {
            if ((latest.DueOn ?? latest.AssessedOn?.AddDays(model.Settings?.ReviewAfterDays ?? 365)) is { } due)
            {
                yield return new ReviewSubject("supplierAssessment", latest.Id, names.GetValueOrDefault(latest.SupplierId, latest.SupplierId), purchasing, due, latest.AssessedOn, SupplierMinutes, $"{Path}#leveranciers");
            }
        }

        var approval = PhaseApproval.Standing(model, "F4");
        if (PhaseApproval.ReviewDueOn(model, approval) is { } again)
        {
            foreach (var dependency in model.Dependencies.Where(dependency => dependency.RetiredOn is null))
            {
                yield return new ReviewSubject("dependency", dependency.Id, dependency.Name ?? dependency.Id, purchasing, again, PhaseApproval.DateOf(approval!), Minutes, $"{Path}#{dependency.Id}");
            }
        }
    }
}
