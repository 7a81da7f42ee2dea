using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Exercises.Measures;
using MkbZekerheid.Exercises.Rules;
using MkbZekerheid.Exercises.Widgets;

namespace MkbZekerheid.Exercises;

/// <summary>Phase 7: does our Plan B really work? Start reading here.</summary>
internal sealed class ExercisesModule : IModule
{
    public ModuleInfo Info { get; } = new("exercises", "scope", "planb");

    public void Configure(ModuleBuilder module) => module
        .Phase(7, weeks: 15..16, path: "stap/7-oefenen", owner: Role.Director)
        .Permission("exercises.read", Enum.GetValues<Role>())
        .Permission("exercises.edit", Role.Director, Role.ProgrammeLead, Role.DepartmentHead, Role.SafetyOfficer, Role.Adviser)
        .Rules<ExercisesRules>()
        .Maturity<ExercisesMaturity>()
        .Measure<Kpi13>()
        .Measure<Kpi14>()
        .Measure<Kpi15>()
        .Measure<Kpi21>()
        .Measure<Kpi26>()
        .Widget<ExerciseResultsTile>()
        .Reviews<ExercisesReviews>()
        .Search<ExercisesSearch>()
        .Contributes<ExercisesModel>();
}
