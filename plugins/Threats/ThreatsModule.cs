using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Threats.Measures;
using MkbZekerheid.Threats.Rules;

namespace MkbZekerheid.Threats;

/// <summary>Phase 3: what the company wants to protect itself against. Start reading here.</summary>
internal sealed class ThreatsModule : IModule
{
    public ModuleInfo Info { get; } = new("threats", "scope", "processes");

    public void Configure(ModuleBuilder module) => module
        .Phase(3, weeks: 6..7, path: "stap/3-bedreigingen", owner: Role.ProgrammeLead)
        .Permission("threats.read", Enum.GetValues<Role>())
        .Permission("threats.edit", Role.Director, Role.ProgrammeLead, Role.DepartmentHead, Role.IctManager, Role.SafetyOfficer, Role.Adviser)
        .Rules<ThreatRules>()
        .Maturity<ThreatMaturity>()
        .Measure<Kpi07>()
        .Reviews<ThreatReviews>()
        .Search<ThreatSearch>()
        .Contributes<ThreatModel>();
}
