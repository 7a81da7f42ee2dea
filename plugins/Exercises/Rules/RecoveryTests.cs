using MkbZekerheid.Model;

namespace MkbZekerheid.Exercises.Rules;

/// <summary>Recovery times that were measured against a target.</summary>
internal static class RecoveryTests
{
    /// <summary>All tests of held exercises with both times.</summary>
    public static IReadOnlyList<RtoTest> Of(ResilienceModel model) =>
        [.. HeldExercises.Of(model).SelectMany(exercise => exercise.RtoTests).Where(test => test is { TargetHours: not null, AchievedHours: not null })];

    /// <summary>Share of the tests within their target, percent; null without tests.</summary>
    public static decimal? ReachedPercent(ResilienceModel model) => Of(model) is { Count: > 0 } tests
        ? 100m * tests.Count(test => test.AchievedHours <= test.TargetHours) / tests.Count
        : null;
}
