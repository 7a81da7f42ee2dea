namespace MkbZekerheid.Host.Programme;

/// <summary>
/// The level ("peil") of an organisation, 0 to 100. During the route only results that the firm can use count: each
/// milestone is worth a number of points and a partly finished one counts for its finished part, rounded down. After
/// the route it is the mean of the headline measures, each scored 0 to 100; a measure without data counts as 0.
/// </summary>
internal sealed record Level(int Percent, bool OnRoute, IReadOnlyList<LevelTerm> Terms)
{
    /// <summary>Milestones of the route: the phase that earns them, points, and whether they are the emergency card.</summary>
    public static readonly IReadOnlyList<Milestone> Milestones =
    [
        new(1, 10, "Milestone.Scope"), new(6, 10, "Milestone.Card", IsCard: true), new(2, 10, "Milestone.Processes"),
        new(3, 10, "Milestone.Threats"), new(4, 10, "Milestone.Dependencies"), new(5, 10, "Milestone.Strategy"),
        new(6, 22, "Milestone.PlanB"), new(7, 13, "Milestone.Exercised"), new(8, 5, "Milestone.Rhythm"),
    ];

    /// <summary>The level on the route from the finished part 0-1 of every milestone.</summary>
    public static Level OfRoute(Func<Milestone, decimal> finishedPart)
    {
        var terms = Milestones.Select(milestone =>
            new LevelTerm(milestone.TextKey, milestone.Points, Math.Floor(milestone.Points * Math.Clamp(finishedPart(milestone), 0, 1)))).ToList();
        return new Level((int)terms.Sum(term => term.Earned), true, terms);
    }

    /// <summary>The level after the route from the scores 0-100 of the headline measures; null is no data.</summary>
    public static Level OfMeasures(IReadOnlyList<(string Name, decimal? Score)> scores)
    {
        var terms = scores.Select(score => new LevelTerm(score.Name, 100, score.Score ?? 0)).ToList();
        return new Level(terms.Count == 0 ? 0 : (int)Math.Round(terms.Average(term => term.Earned), MidpointRounding.AwayFromZero), false, terms);
    }
}

/// <summary>A result that the firm can use, with the points that it is worth.</summary>
internal sealed record Milestone(int Phase, int Points, string TextKey, bool IsCard = false);

/// <summary>One line of the explanation of the level: what, how much it can give, how much it gives.</summary>
internal sealed record LevelTerm(string Name, decimal Worth, decimal Earned);
