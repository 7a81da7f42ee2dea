using MkbZekerheid.Engine;
using MkbZekerheid.Model;

namespace MkbZekerheid.Dependencies.Rules;

/// <summary>Who can do a critical task (method 2.10).</summary>
internal static class Knowledge
{
    /// <summary>Number of people who can do each task alone, and the share of tasks that two people can do.</summary>
    public static BusFactorResult Of(ResilienceModel model) =>
        BusFactor.Of([.. model.SkillMatrix.Select(task => new TaskSkills(task.Id, [.. task.People.SelectMany(people => Enumerable.Repeat(people.Level ?? 0, people.Count ?? 1))]))]);

    /// <summary>True when the activity has tasks and at least two people can do each of them alone.</summary>
    public static bool IsShared(ResilienceModel model, string activity)
    {
        var tasks = model.SkillMatrix.Where(task => task.ActivityId == activity).Select(task => task.Id).ToHashSet(StringComparer.Ordinal);
        return tasks.Count > 0 && Of(model).Tasks.Where(task => tasks.Contains(task.TaskId)).All(task => task.PeopleAble >= BusFactor.Target);
    }

    /// <summary>True when an action about key people names the person, the activity, or one of its tasks.</summary>
    public static bool HasAction(ResilienceModel model, string activity, string person)
    {
        var tasks = model.SkillMatrix.Where(task => task.ActivityId == activity).Select(task => task.Id).ToHashSet(StringComparer.Ordinal);
        return model.Actions.Any(action => action.SourceKind == ActionSource.KeyPerson && action.About.Any(about =>
            (about.Kind == EntityKind.Resource && about.Ref == person) || (about.Kind == EntityKind.Activity && about.Ref == activity) || (about.Kind == EntityKind.SkillTask && tasks.Contains(about.Ref))));
    }
}
