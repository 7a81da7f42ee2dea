using MkbZekerheid.Engine;
using MkbZekerheid.Model;

namespace MkbZekerheid.Exercises.Rules;

/// <summary>What counts of an exercise, and which exercises count.</summary>
internal static class HeldExercises
{
    private const int Year = 365;

    /// <summary>Exercises that were held on or before the as-of date.</summary>
    public static IReadOnlyList<Exercise> Of(ResilienceModel model) =>
        [.. model.Exercises.Where(exercise => exercise.Date is { } date && date <= model.AsOf && exercise.Status != ExerciseStatus.Planned)];

    /// <summary>Those of the last 365 days.</summary>
    public static IReadOnlyList<Exercise> LastYear(ResilienceModel model) =>
        [.. Of(model).Where(exercise => model.AsOf!.Value.DayNumber - exercise.Date!.Value.DayNumber <= Year)];

    /// <summary>True for a table-top exercise or something stronger.</summary>
    public static bool IsTabletopOrStronger(Exercise exercise) => exercise.Type is ExerciseType.Tabletop or ExerciseType.Functional or ExerciseType.FullScale;

    /// <summary>Score 0-100 with its parts.</summary>
    public static ExerciseResult Score(Exercise exercise) => ExerciseScore.Of(new ExerciseFacts
    {
        Objectives = [.. exercise.Objectives.Select(objective => new ObjectiveRating(objective.Weight ?? 1, objective.Rating, objective.Critical ?? false))],
        RecoveryTests = [.. exercise.RtoTests.Where(test => test is { TargetHours: not null, AchievedHours: not null }).Select(test => new RecoveryTest(test.TargetHours!.Value, test.AchievedHours!.Value))],
        CriticalFindings = exercise.Findings.Count(finding => finding.Severity == FindingSeverity.Critical),
        MajorFindings = exercise.Findings.Count(finding => finding.Severity == FindingSeverity.Major),
        MinorFindings = exercise.Findings.Count(finding => finding.Severity == FindingSeverity.Minor),
        Participation = exercise is { ParticipantsInvited: > 0 and { } invited, ParticipantsPresent: { } present } ? (decimal)present / invited : null,
    });
}
