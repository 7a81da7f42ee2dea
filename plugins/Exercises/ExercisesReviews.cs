using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises;

/// <summary>Planned exercises on their day.</summary>
internal sealed class ExercisesReviews : IReviewSource
{
    public IEnumerable<ReviewSubject> Subjects(ResilienceModel model) => model.Exercises
        .Where(exercise => exercise is { Status: ExerciseStatus.Planned, Date: not null })
        .Select(exercise => new ReviewSubject("exercise", exercise.Id, exercise.Name ?? exercise.Id, exercise.FacilitatorRole, exercise.Date!.Value, null, 15, "stap/7-oefenen"));
}
