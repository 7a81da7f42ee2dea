using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Exercises.Rules;

namespace MkbZekerheid.Exercises.Pages.Exercises;

/// <summary>Step 7: what is here, what blocks, what is next.</summary>
[RequiresPermission("exercises.read")]
public sealed class IndexModel(IProgramme programme, IStringLocalizerFactory localizers) : PageModel
{
    private readonly IStringLocalizer texts = localizers.Create(typeof(Texts));

    /// <summary>State of this phase.</summary>
    public PhaseState Phase { get; private set; } = null!;

    /// <summary>The model of the company.</summary>
    public ResilienceModel Model { get; private set; } = null!;

    /// <summary>The finding, in one sentence.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Exercises that were held, newest first.</summary>
    public IReadOnlyList<Exercise> Held { get; private set; } = [];

    /// <summary>Exercises still to come.</summary>
    public IReadOnlyList<Exercise> Planned { get; private set; } = [];

    /// <summary>Score and outcome of an exercise.</summary>
    public (string Score, string Outcome, string Tone) ScoreOf(Exercise exercise)
    {
        var result = HeldExercises.Score(exercise);
        return (Show.Number(result.Score is { } score ? Math.Round(score, 1) : null), result.Outcome is { } outcome ? T($"Outcome.{outcome}") : Show.Unknown,
            result.Outcome switch { Engine.ExerciseOutcome.Passed => "ok", Engine.ExerciseOutcome.PassedWithRemarks => "warn", Engine.ExerciseOutcome.Failed => "bad", _ => "idle" });
    }

    /// <summary>A text of this phase.</summary>
    public string T(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>Reads the programme and says what it finds.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        (Model, Phase) = (state.Model, state.Phase(7)!);
        ViewData["Title"] = Phase.Name;
        Held = [.. HeldExercises.Of(Model).OrderByDescending(exercise => exercise.Date)];
        Planned = [.. Model.Exercises.Where(exercise => !Held.Contains(exercise)).OrderBy(exercise => exercise.Date)];
        Finding = Held.Count == 0 ? T("Page.Finding.Empty")
            : RecoveryTests.ReachedPercent(Model) is null ? T("Page.Finding.NoTests", Held.Count)
            : T("Page.Finding.Tests", Held.Count, RecoveryTests.Of(Model).Count(test => test.AchievedHours <= test.TargetHours), RecoveryTests.Of(Model).Count);
    }
}
