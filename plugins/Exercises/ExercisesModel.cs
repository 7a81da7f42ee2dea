using MkbZekerheid.Modules;

namespace MkbZekerheid.Exercises;

/// <summary>The sections of the model that this phase owns, and their tables.</summary>
internal sealed class ExercisesModel : RecordContributor
{
    public ExercisesModel()
    {
        List(model => model.Exercises, "exercises.exercise")
            .Child(exercise => exercise.Objectives, "exercises.objective")
            .Child(exercise => exercise.Injects, "exercises.inject")
            .Child(exercise => exercise.RtoTests, "exercises.rto_test")
            .Child(exercise => exercise.RpoTests, "exercises.rpo_test")
            .Child(exercise => exercise.Findings, "exercises.finding")
            .Child(exercise => exercise.Participation, "exercises.participation");
        One(model => model.Awareness, "exercises.awareness");
    }
}
