namespace MkbZekerheid.Model;

/// <summary>
/// Values that follow from facts with a formula of one line. They are never stored: a document that states one must agree.
/// Every function gives null when something it needs is unknown.
/// </summary>
public static class Derived
{
    /// <summary>Level (1 to 5) whose interval [from, to) holds the frequency (events per year). Method 2.12.</summary>
    public static int? LikelihoodLevel(decimal? frequencyPerYear, Scales? scales)
    {
        if (frequencyPerYear is not { } frequency || scales is null)
        {
            return null;
        }

        foreach (var level in scales.Likelihood)
        {
            if (level.PerYearFrom <= frequency && (level.PerYearTo is null || frequency < level.PerYearTo))
            {
                return level.Level;
            }
        }

        return null;
    }

    /// <summary>Score 1 to 25 = likelihood level times impact level. Method 2.12.</summary>
    public static int? RiskScore(int? likelihoodLevel, int? impactLevel) => likelihoodLevel * impactLevel;

    /// <summary>Score of a threat before measures.</summary>
    public static int? RiskScore(Threat threat, Scales? scales) =>
        RiskScore(LikelihoodLevel(threat.FrequencyPerYear, scales), threat.ImpactLevel);

    /// <summary>Score of a threat after measures.</summary>
    public static int? ResidualScore(Threat threat) => RiskScore(threat.ResidualLikelihoodLevel, threat.ResidualImpactLevel);

    /// <summary>Relevant = set by hand, or score >= relevantFromScore (default 6), or impact >= impactAlwaysRelevant (default 5). Method 2.12.</summary>
    public static bool? IsRelevant(Threat threat, Scales? scales, RiskAppetite? appetite)
    {
        if (threat.RelevantOverride is { } byHand)
        {
            return byHand;
        }

        if (threat.ImpactLevel >= (appetite?.ImpactAlwaysRelevant ?? 5))
        {
            return true;
        }

        return RiskScore(threat, scales) is { } score ? score >= (appetite?.RelevantFromScore ?? 6) : null;
    }

    /// <summary>Class of a score, by the scales.</summary>
    public static RiskClass? ClassOf(int? score, Scales? scales) =>
        score is null || scales is null ? null : scales.RiskClasses.FirstOrDefault(one => one.From <= score && score <= one.To);

    /// <summary>Turnover of a customer, euro per year: the sum over products.</summary>
    public static decimal? Turnover(Customer customer) =>
        customer.TurnoverByProduct.IsKnown ? customer.TurnoverByProduct.Values.Sum() : null;

    /// <summary>Minimum level of a process, percent: raised by hand, else the lowest of its essential activities. Method 1.2.</summary>
    public static decimal? MolPercent(Process process, IEnumerable<Activity> activitiesOfProcess)
    {
        if (process.RaisedMolPercent is { } raised)
        {
            return raised;
        }

        var levels = activitiesOfProcess.Where(activity => activity.Essential == true).Select(activity => activity.MolPercent).ToList();
        return levels.Count == 0 || levels.Contains(null) ? null : levels.Min();
    }

    /// <summary>First day of a phase = start + 7 (weekFrom - 1) days. Method 1.0.1.</summary>
    public static DateOnly? PlannedStart(Programme programme, ProgrammePhase phase) =>
        programme.StartOn is { } start && phase.WeekFrom is { } week ? start.AddDays(7 * (week - 1)) : null;

    /// <summary>Last day (Friday) of a phase = start + 7 (weekTo - 1) + 4 days. Method 1.0.1.</summary>
    public static DateOnly? PlannedEnd(Programme programme, ProgrammePhase phase) =>
        programme.StartOn is { } start && phase.WeekTo is { } week ? start.AddDays(7 * (week - 1) + 4) : null;

    /// <summary>Last day (Friday) of the programme = start + 7 (weeks - 1) + 4 days.</summary>
    public static DateOnly? PlannedEnd(Programme programme) =>
        programme.StartOn is { } start && programme.Weeks is { } weeks ? start.AddDays(7 * (weeks - 1) + 4) : null;

    /// <summary>
    /// Dependency score 0 to 100, two decimals = 100 min(1, tau / MTPD) (wC C + wK K), weights 0.7 and 0.3 by default. Method 2.11.
    /// </summary>
    public static decimal? DependencyScore(decimal? marginShare, decimal? concentration, decimal? substituteHours, decimal? mtpdHours, CalculationSettings? settings)
    {
        if (marginShare is not { } share || concentration is not { } concentrated || substituteHours is not { } hours || mtpdHours is not { } mtpd)
        {
            return null;
        }

        var late = mtpd == 0 ? 1 : Math.Min(1, hours / mtpd);
        var weight = ((settings?.DependencyMarginWeight ?? 0.7m) * share) + ((settings?.DependencyConcentrationWeight ?? 0.3m) * concentrated);
        return Math.Round(100 * late * weight, 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>
    /// MTPD in hours = the first duration point at which some category reaches its unacceptable level (or the point before it,
    /// by the settings; 0 when there is none before). Null when no category ever does, or when levels are unknown. Method 2.1.
    /// </summary>
    public static decimal? Mtpd(ModelMap<ModelList<int?>> impactLevels, Scales? scales, CalculationSettings? settings)
    {
        if (scales is null || !impactLevels.IsKnown)
        {
            return null;
        }

        int? first = null;
        foreach (var category in scales.ImpactCategories)
        {
            if (category.UnacceptableLevel is not { } unacceptable || !impactLevels.TryGetValue(category.Id, out var levels))
            {
                continue;
            }

            for (var k = 0; k < Math.Min(levels.Count, scales.DurationPoints.Count) && k < (first ?? int.MaxValue); k++)
            {
                if (levels[k] >= unacceptable)
                {
                    first = k;
                }
            }
        }

        if (first is not { } point)
        {
            return null;
        }

        var before = settings?.MtpdRule == MtpdRule.LastAcceptablePoint;
        return before ? (point == 0 ? 0 : scales.DurationPoints[point - 1]) : scales.DurationPoints[point];
    }

    /// <summary>
    /// Concentration (HHI) = sum of squared shares, 0 to 1; an amount that stands for m members counts as m equal parts. Method 2.9.
    /// </summary>
    public static decimal? Hhi(IEnumerable<(decimal Amount, int Members)> amounts)
    {
        var all = amounts.Where(one => one.Amount > 0).ToList();
        var total = all.Sum(one => one.Amount);
        return total == 0 ? null : all.Sum(one => one.Amount / total * (one.Amount / total) / Math.Max(1, one.Members));
    }

    /// <summary>
    /// Score of an exercise, 0 to 100 = 100 (40 o + 30 r + 15 f + 15 a) / (sum of the weights of the parts present):
    /// o = sum w rating/3 / sum w; r = mean of clamp(2 - achieved/target, 0, 1), left out without time tests;
    /// f = 1 - min(1, (10 critical + 4 major + minor) / 20); a = present / invited. Method 2.16.
    /// </summary>
    public static decimal? ExerciseScore(Exercise exercise)
    {
        var rated = exercise.Objectives.Where(objective => objective.Rating is not null).ToList();
        var weights = rated.Sum(objective => objective.Weight ?? 1);
        if (weights == 0 || exercise.ParticipantsInvited is not > 0 || exercise.ParticipantsPresent is null)
        {
            return null;
        }

        var objectives = rated.Sum(objective => (objective.Weight ?? 1) * objective.Rating!.Value / 3m) / weights;
        var times = exercise.RtoTests.Where(test => test is { TargetHours: > 0, AchievedHours: not null })
            .Select(test => Math.Clamp(2 - (test.AchievedHours!.Value / test.TargetHours!.Value), 0, 1)).ToList();
        var points = exercise.Findings.Sum(finding => finding.Severity switch
        {
            FindingSeverity.Critical => 10,
            FindingSeverity.Major => 4,
            FindingSeverity.Minor => 1,
            _ => 0,
        });
        var findings = 1 - Math.Min(1, points / 20m);
        var presence = (decimal)exercise.ParticipantsPresent.Value / exercise.ParticipantsInvited.Value;
        var recovery = times.Count == 0 ? 0 : times.Average();
        return 100 * ((40 * objectives) + (30 * recovery) + (15 * findings) + (15 * presence)) / (times.Count == 0 ? 70 : 100);
    }
}
