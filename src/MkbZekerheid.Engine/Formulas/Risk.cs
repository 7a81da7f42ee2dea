namespace MkbZekerheid.Engine;

/// <summary>Class of a score: 1-5 low, 6-9 medium, 10-14 high, 15-25 very high.</summary>
public enum ScoreClass
{
    /// <summary>Accept.</summary>
    Low,

    /// <summary>Accept with an owner.</summary>
    Medium,

    /// <summary>Reduce.</summary>
    High,

    /// <summary>Not acceptable.</summary>
    VeryHigh,
}

/// <summary>A likelihood level holds frequencies from <paramref name="PerYearFrom"/> up to, not including, <paramref name="PerYearTo"/> (null: no end).</summary>
public sealed record LikelihoodBand(int Level, double PerYearFrom, double? PerYearTo);

/// <summary>What the company finds relevant and acceptable.</summary>
/// <param name="RelevantFromScore">Scores from here are relevant.</param>
/// <param name="ImpactAlwaysRelevant">Impact levels from here are relevant whatever the likelihood: rare disasters stay in.</param>
/// <param name="MaxResidualScore">Highest score that is accepted after measures.</param>
public sealed record RiskLimits(int RelevantFromScore = 6, int ImpactAlwaysRelevant = 5, int MaxResidualScore = 9);

/// <summary>A scored risk with why it is relevant.</summary>
/// <param name="Likelihood">Level 1-5.</param>
/// <param name="Impact">Level 1-5.</param>
/// <param name="Score">Likelihood x impact.</param>
/// <param name="Class">Class of the score.</param>
/// <param name="Relevant">By score or by impact.</param>
/// <param name="RelevantByImpactOnly">The score alone would not make it relevant.</param>
public sealed record RiskScore(int Likelihood, int Impact, int Score, ScoreClass Class, bool Relevant, bool RelevantByImpactOnly);

/// <summary>Expected loss after controls.</summary>
/// <param name="FrequencyPerYear">Frequency after its factors.</param>
/// <param name="LossPerEvent">Loss after its factors, euro.</param>
/// <param name="ExpectedAnnualLoss">Product of the two, euro per year.</param>
public sealed record ResidualLoss(double FrequencyPerYear, double LossPerEvent, double ExpectedAnnualLoss);

/// <summary>Scoring of risks (method 2.12). Scores sort and start a talk; decisions on money use the simulation.</summary>
public static class Risk
{
    /// <summary>Default levels: from 0, 0.02, 0.1, 0.5 and 2 times per year.</summary>
    public static IReadOnlyList<LikelihoodBand> DefaultLevels { get; } =
        [new(1, 0, 0.02), new(2, 0.02, 0.1), new(3, 0.1, 0.5), new(4, 0.5, 2), new(5, 2, null)];

    /// <summary>Level whose half-open interval contains the frequency; null when none does.</summary>
    public static int? LikelihoodOf(double frequencyPerYear, IReadOnlyList<LikelihoodBand>? levels = null) =>
        (levels ?? DefaultLevels).FirstOrDefault(l => frequencyPerYear >= l.PerYearFrom && (l.PerYearTo is not { } to || frequencyPerYear < to))?.Level;

    /// <summary>Score, class and relevance of a likelihood and an impact level.</summary>
    public static RiskScore Score(int likelihood, int impact, RiskLimits appetite)
    {
        var score = likelihood * impact;
        var byScore = score >= appetite.RelevantFromScore;
        var byImpact = impact >= appetite.ImpactAlwaysRelevant;
        return new RiskScore(likelihood, impact, score, ClassOf(score), byScore || byImpact, byImpact && !byScore);
    }

    /// <summary>Class of a score 1-25.</summary>
    public static ScoreClass ClassOf(int score) =>
        score >= 15 ? ScoreClass.VeryHigh : score >= 10 ? ScoreClass.High : score >= 6 ? ScoreClass.Medium : ScoreClass.Low;

    /// <summary>True when the score after measures is accepted.</summary>
    public static bool WithinAppetite(int residualLikelihood, int residualImpact, RiskLimits appetite) =>
        residualLikelihood * residualImpact <= appetite.MaxResidualScore;

    /// <summary>Expected annual loss: frequency per year x mean loss per event.</summary>
    public static double ExpectedAnnualLoss(double frequencyPerYear, double lossPerEvent) => frequencyPerYear * lossPerEvent;

    /// <summary>Frequency and loss after controls; factors multiply (a control of 40 % is factor 0.6).</summary>
    public static ResidualLoss Residual(double frequencyPerYear, double lossPerEvent, IEnumerable<double> frequencyFactors, IEnumerable<double> lossFactors)
    {
        var frequency = frequencyFactors.Aggregate(frequencyPerYear, (x, f) => x * f);
        var loss = lossFactors.Aggregate(lossPerEvent, (x, f) => x * f);
        return new ResidualLoss(frequency, loss, frequency * loss);
    }
}
