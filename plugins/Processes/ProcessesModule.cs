using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Processes.Measures;
using MkbZekerheid.Processes.Rules;

namespace MkbZekerheid.Processes;

/// <summary>Phase 2: what the company cannot do without, and for how long. Start reading here.</summary>
internal sealed class ProcessesModule : IModule
{
    public ModuleInfo Info { get; } = new("processes", "scope");

    public void Configure(ModuleBuilder module) => module
        .Phase(2, weeks: 3..5, path: "stap/2-processen", owner: Role.ProgrammeLead)
        .Permission("processes.read", Enum.GetValues<Role>())
        .Permission("processes.edit", Role.Director, Role.ProgrammeLead, Role.DepartmentHead, Role.ProcessOwner, Role.Adviser)
        .Rules<ProcessRules>()
        .Maturity<ProcessMaturity>()
        .Measure<Kpi02>()
        .Measure<Kpi04>()
        .Reviews<ProcessReviews>()
        .Search<ProcessSearch>()
        .Contributes<ProcessModel>();
}
