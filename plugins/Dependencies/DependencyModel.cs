using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies;

/// <summary>The sections of the model that this phase owns, and their tables.</summary>
internal sealed class DependencyModel : RecordContributor
{
    public DependencyModel()
    {
        List(model => model.Dependencies, "dependencies.dependency").Child(dependency => dependency.History, "dependencies.snapshot");
        List(model => model.SpofVerdicts, "dependencies.spof_verdict");
        List(model => model.SupplierAssessments, "dependencies.supplier_assessment");
        List(model => model.SkillMatrix, "dependencies.skill_task");
        List(model => model.ConfirmedCycles, "dependencies.confirmed_cycle");
    }
}
