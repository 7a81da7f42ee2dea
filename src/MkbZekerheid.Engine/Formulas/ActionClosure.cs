namespace MkbZekerheid.Engine;

/// <summary>An action with its dates.</summary>
public sealed record ActionDates(string Id, DateOnly DueOn, DateOnly? ClosedOn, bool EffectChecked = false);

/// <summary>How well actions are closed.</summary>
/// <param name="Due">Number with a due date up to and including the day.</param>
/// <param name="Closed">Number closed by that day.</param>
/// <param name="ClosedOnTime">Number of the due ones closed on or before their due date.</param>
/// <param name="OnTimePercent">100 x closed on time / due; null when nothing is due.</param>
/// <param name="EffectivePercent">100 x effect checked / closed; null when nothing is closed.</param>
/// <param name="Overdue">Due and not closed; the due date itself counts.</param>
/// <param name="Open">Not closed.</param>
public sealed record ActionClosureResult(
    int Due, int Closed, int ClosedOnTime, decimal? OnTimePercent, decimal? EffectivePercent, IReadOnlyList<string> Overdue, IReadOnlyList<string> Open);

/// <summary>Closing of actions on a day (method 2.16).</summary>
public static class ActionClosure
{
    /// <summary>Counts the actions as they stand on <paramref name="asOf"/>; what was closed later counts as open.</summary>
    public static ActionClosureResult Of(IReadOnlyCollection<ActionDates> actions, DateOnly asOf)
    {
        bool IsClosed(ActionDates a) => a.ClosedOn is { } closed && closed <= asOf;
        var due = actions.Where(a => a.DueOn <= asOf).ToList();
        var closed = actions.Where(IsClosed).ToList();
        var onTime = due.Count(a => IsClosed(a) && a.ClosedOn <= a.DueOn);
        return new ActionClosureResult(
            due.Count,
            closed.Count,
            onTime,
            due.Count == 0 ? null : 100m * onTime / due.Count,
            closed.Count == 0 ? null : 100m * closed.Count(a => a.EffectChecked) / closed.Count,
            [.. due.Where(a => !IsClosed(a)).Select(a => a.Id)],
            [.. actions.Where(a => !IsClosed(a)).Select(a => a.Id)]);
    }
}
