using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.PlanB.Measures;
using MkbZekerheid.PlanB.Rules;

namespace MkbZekerheid.PlanB;

/// <summary>Phase 6: the Plan B of every department. It depends on no other module, so it works when all others are off. Start reading here.</summary>
internal sealed class PlanBModule : IModule
{
    public ModuleInfo Info { get; } = new("planb");

    public void Configure(ModuleBuilder module) => module
        .Phase(6, weeks: 12..14, path: "stap/6-plan", owner: Role.DepartmentHead)
        .Permission("planb.read", Enum.GetValues<Role>())
        .Permission("planb.edit", Role.Director, Role.ProgrammeLead, Role.DepartmentHead, Role.Adviser)
        .Nav("Nav.Reader", "plan-b", "book", "planb.read")
        .Rules<PlanBRules>()
        .Maturity<PlanBMaturity>()
        .Measure<Kpi11>()
        .Measure<Kpi12>()
        .Measure<Kpi27>()
        .Reviews<PlanBReviews>()
        .Search<PlanBSearch>()
        .Contributes<PlanBModel>();
}
