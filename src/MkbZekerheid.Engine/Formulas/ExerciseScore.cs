namespace MkbZekerheid.Engine;

/// <summary>Outcome of an exercise.</summary>
public enum ExerciseOutcome
{
    /// <summary>Below 60, or a critical objective not reached at all.</summary>
    Failed,

    /// <summary>60 up to 80.</summary>
    PassedWithRemarks,

    /// <summary>80 or more.</summary>
    Passed,
}

/// <summary>An objective with its weight 1-5 and rating 0-3; null is not rated yet.</summary>
public sealed record ObjectiveRating(decimal Weight, int? Rating, bool Critical = false);

/// <summary>A measured recovery time against its target, in hours.</summary>
public sealed record RecoveryTest(decimal TargetHours, decimal AchievedHours);

/// <summary>What was seen in an exercise.</summary>
public sealed record ExerciseFacts
{
    /// <summary>Objectives.</summary>
    public IReadOnlyList<ObjectiveRating> Objectives { get; init; } = [];

    /// <summary>Recovery time tests; empty leaves that part out.</summary>
    public IReadOnlyList<RecoveryTest> RecoveryTests { get; init; } = [];

    /// <summary>Number of critical findings.</summary>
    public int CriticalFindings { get; init; }

    /// <summary>Number of major findings.</summary>
    public int MajorFindings { get; init; }

    /// <summary>Number of minor findings.</summary>
    public int MinorFindings { get; init; }

    /// <summary>Share 0-1 of the invited who were there; null leaves that part out.</summary>
    public decimal? Participation { get; init; }
}

/// <summary>Exercise score with its parts, each 0-1; null parts do not count.</summary>
/// <param name="Score">0-100, or null when no part is present.</param>
/// <param name="Objectives">Weighted ratings / 3.</param>
/// <param name="Recovery">Mean of clamp(2 - achieved / target, 0, 1).</param>
/// <param name="Findings">1 - min(1, (10 critical + 4 major + minor) / 20).</param>
/// <param name="Participation">Present / invited.</param>
/// <param name="Outcome">Null without a score.</param>
/// <param name="CriticalObjectiveMissed">A critical objective was rated 0, which alone makes the exercise fail.</param>
/// <param name="AllRated">False while some objectives have no rating; they are left out.</param>
public sealed record ExerciseResult(
    decimal? Score, decimal? Objectives, decimal? Recovery, decimal? Findings, decimal? Participation, ExerciseOutcome? Outcome, bool CriticalObjectiveMissed, bool AllRated);

/// <summary>Score of an exercise (method 2.16): 100 x (40 objectives + 30 recovery + 15 findings + 15 participation) / weights of the parts present.</summary>
public static class ExerciseScore
{
    /// <summary>Computes the parts, the score and the outcome.</summary>
    public static ExerciseResult Of(ExerciseFacts facts)
    {
        var rated = facts.Objectives.Where(o => o.Rating is not null).ToList();
        var weights = rated.Sum(o => o.Weight);
        decimal? objectives = weights > 0 ? rated.Sum(o => o.Weight * o.Rating!.Value) / (3 * weights) : null;
        decimal? recovery = facts.RecoveryTests.Count > 0 ? facts.RecoveryTests.Average(Achievement) : null;
        decimal findings = 1 - Math.Min(1, ((10 * facts.CriticalFindings) + (4 * facts.MajorFindings) + facts.MinorFindings) / 20m);
        (decimal Weight, decimal? Value)[] parts = [(40, objectives), (30, recovery), (15, findings), (15, facts.Participation)];
        decimal? score = objectives is null && recovery is null
            ? null
            : 100 * parts.Sum(p => p.Weight * (p.Value ?? 0)) / parts.Where(p => p.Value is not null).Sum(p => p.Weight);
        var missed = facts.Objectives.Any(o => o.Critical && o.Rating == 0);
        return new ExerciseResult(
            score, objectives, recovery, findings, facts.Participation, score is { } s ? OutcomeOf(s, missed) : null, missed, rated.Count == facts.Objectives.Count);
    }

    /// <summary>Outcome of a score: 80 and more passed, 60 and more passed with remarks; a missed critical objective always fails.</summary>
    public static ExerciseOutcome OutcomeOf(decimal score, bool criticalObjectiveMissed) =>
        criticalObjectiveMissed || score < 60 ? ExerciseOutcome.Failed : score < 80 ? ExerciseOutcome.PassedWithRemarks : ExerciseOutcome.Passed;

    /// <summary>1 within the target, falling to 0 at twice the target; a target of 0 is reached or not.</summary>
    public static decimal Achievement(RecoveryTest test) =>
        test.TargetHours == 0 ? (test.AchievedHours == 0 ? 1 : 0) : Math.Clamp(2 - (test.AchievedHours / test.TargetHours), 0, 1);
}
