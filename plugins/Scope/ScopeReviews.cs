using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Scope;

/// <summary>
/// What of this phase must be looked at again: scope, appetite, scales, stakeholders and requirements, a year after they
/// were approved (by themselves, else with the phase). Nothing is asked before something was approved.
/// </summary>
internal sealed class ScopeReviews(IStringLocalizer<Texts> texts) : IReviewSource
{
    private const int Minutes = 15;
    private const string Path = "stap/1-beeldvorming";

    public IEnumerable<ReviewSubject> Subjects(ResilienceModel model)
    {
        var lead = model.RoleAssignments.FirstOrDefault(assignment => assignment.Role == ProgrammeRole.ProgrammeLead)?.FilledByRole;
        return
        [
            .. Subject(model, EntityKind.Scope, "scope", model.Scope is not null, lead),
            .. Subject(model, EntityKind.RiskAppetite, "riskAppetite", model.RiskAppetite is not null, lead),
            .. Subject(model, EntityKind.Scales, "scales", model.Scales is not null, lead),
            .. Subject(model, EntityKind.Stakeholder, "stakeholders", model.Stakeholders.Count > 0, lead),
            .. Subject(model, EntityKind.LegalRequirement, "legalRequirements", model.LegalRequirements.Count > 0, lead),
        ];
    }

    private IEnumerable<ReviewSubject> Subject(ResilienceModel model, EntityKind kind, string code, bool exists, string? owner)
    {
        var approval = model.Approvals.LastOrDefault(candidate => candidate.Kind == kind) ?? PhaseApproval.Standing(model, "F1");
        if (exists && PhaseApproval.ReviewDueOn(model, approval) is { } due)
        {
            yield return new ReviewSubject(code, code, texts[$"Review.{code}"], owner, due, PhaseApproval.DateOf(approval!), Minutes, Path);
        }
    }
}
