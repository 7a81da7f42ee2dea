using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Scope.Measures;
using MkbZekerheid.Scope.Rules;

namespace MkbZekerheid.Scope;

/// <summary>Phase 1: why, what, how much and who. Start reading here.</summary>
internal sealed class ScopeModule : IModule
{
    public ModuleInfo Info { get; } = new("scope");

    public void Configure(ModuleBuilder module) => module
        .Phase(1, weeks: 1..2, path: "stap/1-beeldvorming", owner: Role.ProgrammeLead)
        .Permission("scope.read", Enum.GetValues<Role>())
        .Permission("scope.edit", Role.Director, Role.ProgrammeLead, Role.Adviser)
        .Rules<ScopeRules>()
        .Maturity<ScopeMaturity>()
        .Measure<Kpi01>()
        .Reviews<ScopeReviews>()
        .Search<ScopeSearch>()
        .List(ScopeLists.Why)
        .List(ScopeLists.Objectives)
        .List(ScopeLists.Stakeholders)
        .List(ScopeLists.Requirements)
        .Contributes<ScopeModel>();
}
