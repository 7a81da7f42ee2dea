using MkbZekerheid.Modules;

namespace MkbZekerheid.Scope;

/// <summary>The sections of the model that this phase owns, and their tables.</summary>
internal sealed class ScopeModel : RecordContributor
{
    public ScopeModel()
    {
        List(model => model.RoleAssignments, "scope.role_assignment");
        One(model => model.Scales, "scope.scales")
            .Child(scales => scales.ImpactCategories, "scope.impact_category")
            .Child(scales => scales.Likelihood, "scope.likelihood_level");
        One(model => model.RiskAppetite, "scope.risk_appetite");
        List(model => model.WhyAnswers, "scope.why_answer");
        List(model => model.Stakeholders, "scope.stakeholder");
        List(model => model.LegalRequirements, "scope.legal_requirement");
        List(model => model.Objectives, "scope.objective");
        One(model => model.Scope, "scope.programme_scope");
        One(model => model.Programme, "scope.programme");
    }
}
