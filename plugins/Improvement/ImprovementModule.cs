using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Improvement.Measures;
using MkbZekerheid.Improvement.Rules;

namespace MkbZekerheid.Improvement;

/// <summary>Phase 8: keep everything true, and get better. Start reading here.</summary>
internal sealed class ImprovementModule : IModule
{
    public ModuleInfo Info { get; } = new("improvement", "scope");

    public void Configure(ModuleBuilder module) => module
        .Phase(8, weeks: 17..17, path: "stap/8-bijhouden", owner: Role.ProgrammeLead)
        .Permission("improvement.read", Enum.GetValues<Role>())
        .Permission("improvement.edit", Role.Director, Role.ProgrammeLead, Role.DepartmentHead, Role.Adviser)
        .Rules<ImprovementRules>()
        .Maturity<ImprovementMaturity>()
        .Measure<Kpi24>()
        .Reviews<ImprovementReviews>()
        .Search<ImprovementSearch>()
        .Contributes<ImprovementModel>();
}
