using MkbZekerheid.Dependencies.Measures;
using MkbZekerheid.Dependencies.Rules;
using MkbZekerheid.Dependencies.Widgets;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies;

/// <summary>Phase 4: what and whom the company depends on. Start reading here.</summary>
internal sealed class DependenciesModule : IModule
{
    public ModuleInfo Info { get; } = new("dependencies", "scope", "processes");

    public void Configure(ModuleBuilder module) => module
        .Phase(4, weeks: 8..9, path: "stap/4-afhankelijkheden", owner: Role.ProgrammeLead)
        .Permission("dependencies.read", Enum.GetValues<Role>())
        .Permission("dependencies.edit", Role.Director, Role.ProgrammeLead, Role.DepartmentHead, Role.IctManager, Role.Adviser)
        .Rules<DependencyRules>()
        .Maturity<DependencyMaturity>()
        .Measure<Kpi03>().Measure<Kpi05>().Measure<Kpi08>().Measure<Kpi09>().Measure<Kpi10>()
        .Widget<DependencyReductionTile>()
        .Reviews<DependencyReviews>()
        .Search<DependencySearch>()
        .Contributes<DependencyModel>();
}
