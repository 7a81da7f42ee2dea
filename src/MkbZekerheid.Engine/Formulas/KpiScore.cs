namespace MkbZekerheid.Engine;

/// <summary>How a measured value stands against its target and minimum.</summary>
public enum KpiStanding
{
    /// <summary>No measurement; never shown as good.</summary>
    NoMeasurement,

    /// <summary>Worse than the minimum.</summary>
    BelowMinimum,

    /// <summary>Between minimum and target.</summary>
    Watch,

    /// <summary>Target met.</summary>
    OnTarget,
}

/// <summary>Where a value must be, what is still allowed, and where the score is zero.</summary>
/// <param name="Target">Score 100.</param>
/// <param name="Minimum">Last value that is not below minimum; null takes target - 0.2 (target - zero).</param>
/// <param name="Zero">Score 0. Above the target for values that should be low.</param>
public sealed record KpiScale(decimal Target, decimal? Minimum, decimal Zero);

/// <summary>Score 0-100 with its status and the bounds used; null score without a measurement.</summary>
public sealed record KpiScoreResult(decimal? Score, KpiStanding Status, decimal Target, decimal Minimum, decimal Zero);

/// <summary>Score of a key figure: clamp(100 (value - zero) / (target - zero), 0, 100).</summary>
public static class KpiScore
{
    /// <summary>Scores a value; <paramref name="scale"/> with target above zero means higher is better, else lower is better.</summary>
    public static KpiScoreResult Of(decimal? value, KpiScale scale)
    {
        if (scale.Target == scale.Zero)
        {
            throw new ArgumentException("Target and zero point must differ.", nameof(scale));
        }

        var minimum = scale.Minimum ?? (scale.Target - (0.2m * (scale.Target - scale.Zero)));
        if (value is not { } v)
        {
            return new KpiScoreResult(null, KpiStanding.NoMeasurement, scale.Target, minimum, scale.Zero);
        }

        var higherIsBetter = scale.Target > scale.Zero;
        bool Reaches(decimal bound) => higherIsBetter ? v >= bound : v <= bound;
        var status = Reaches(scale.Target) ? KpiStanding.OnTarget : Reaches(minimum) ? KpiStanding.Watch : KpiStanding.BelowMinimum;
        return new KpiScoreResult(Math.Clamp(100 * (v - scale.Zero) / (scale.Target - scale.Zero), 0, 100), status, scale.Target, minimum, scale.Zero);
    }
}
