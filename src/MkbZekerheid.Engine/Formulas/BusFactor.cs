namespace MkbZekerheid.Engine;

/// <summary>A critical task with the skill level (1-3) of everyone who knows something of it.</summary>
public sealed record TaskSkills(string TaskId, IReadOnlyList<int> Levels);

/// <summary>How many people can do a task alone.</summary>
public sealed record TaskBusFactor(string TaskId, int PeopleAble)
{
    /// <summary>Nobody can do it alone.</summary>
    public bool Nobody => PeopleAble == 0;

    /// <summary>Exactly one person can: if that person drops out, nobody can.</summary>
    public bool SinglePerson => PeopleAble == 1;
}

/// <summary>Bus factors of all tasks.</summary>
/// <param name="Tasks">Per task, in the given order.</param>
/// <param name="Coverage">Share 0-1 of tasks that reach the target; null without tasks.</param>
public sealed record BusFactorResult(IReadOnlyList<TaskBusFactor> Tasks, decimal? Coverage);

/// <summary>Knowledge spread over people (method 2.10).</summary>
public static class BusFactor
{
    /// <summary>Level from which a person can do a task alone.</summary>
    public const int AloneLevel = 2;

    /// <summary>Number of people who should be able to do each task.</summary>
    public const int Target = 2;

    /// <summary>Counts per task the people at level 2 or higher, and the share of tasks with at least two of them.</summary>
    public static BusFactorResult Of(IReadOnlyList<TaskSkills> tasks)
    {
        var factors = tasks.Select(t => new TaskBusFactor(t.TaskId, t.Levels.Count(l => l >= AloneLevel))).ToList();
        return new BusFactorResult(factors, factors.Count == 0 ? null : (decimal)factors.Count(f => f.PeopleAble >= Target) / factors.Count);
    }
}
