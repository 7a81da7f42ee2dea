using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Strategy.Measures;
using MkbZekerheid.Strategy.Rules;

namespace MkbZekerheid.Strategy;

/// <summary>Phase 5: what we do to stay above the minimum levels, and what we recover first. Start reading here.</summary>
internal sealed class StrategyModule : IModule
{
    public ModuleInfo Info { get; } = new("strategy", "scope", "processes", "threats");

    public void Configure(ModuleBuilder module) => module
        .Phase(5, weeks: 10..11, path: "stap/5-strategie", owner: Role.Director)
        .Permission("strategy.read", Enum.GetValues<Role>())
        .Permission("strategy.edit", Role.Director, Role.ProgrammeLead, Role.DepartmentHead, Role.Adviser)
        .Rules<StrategyRules>()
        .Maturity<StrategyMaturity>()
        .Measure<Kpi06>()
        .Measure<Kpi18>()
        .Measure<Kpi19>()
        .Measure<Kpi20>()
        .Measure<Kpi25>()
        .Reviews<StrategyReviews>()
        .Search<StrategySearch>()
        .Contributes<StrategyModel>();
}
