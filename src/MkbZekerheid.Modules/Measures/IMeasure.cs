using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// One figure that management looks at, such as KPI06. Pure. Text keys: <c>Measure.KPI06</c> is its name on screen,
/// <c>Measure.KPI06.How</c> says in plain words how it is computed.
/// </summary>
public interface IMeasure
{
    /// <summary>Id of the figure, unique over all modules: KPI01 … KPI27, or <c>&lt;module&gt;.&lt;name&gt;</c> for a partner.</summary>
    string Id { get; }

    /// <summary>How the value is read and judged.</summary>
    MeasureScale Scale { get; }

    /// <summary>The scale for one company, where its target depends on the company itself (its appetite, its number of departments).</summary>
    MeasureScale ScaleFor(ResilienceModel model) => Scale;

    /// <summary>Role that answers for the figure.</summary>
    Role Owner { get; }

    /// <summary>Computes the value for the model at its <c>asOf</c> date, with its trace.</summary>
    MeasureResult Evaluate(ResilienceModel model);
}

/// <summary>Unit in which a measure is shown.</summary>
public enum MeasureUnit { Percent, Count, Index, Euro, Days, Probability, Score, Level }

/// <summary>
/// Target, minimum and zero point of a measure, in its own unit. Score = clamp(100 (v - zero) / (target - zero), 0, 100).
/// Lower is better when <paramref name="Target"/> is below <paramref name="Zero"/>.
/// The company's own target and minimum, when set, replace these defaults.
/// </summary>
public sealed record MeasureScale(MeasureUnit Unit, decimal Target, decimal Minimum, decimal Zero, bool Headline = false)
{
    /// <summary>A scale whose minimum lies 20 percent of the way from target to zero point, the default where nobody chose one.</summary>
    public static MeasureScale Of(MeasureUnit unit, decimal target, decimal zero) =>
        new(unit, target, target - 0.2m * (target - zero), zero);

    /// <summary>True when a smaller value is better.</summary>
    public bool LowerIsBetter => Target < Zero;

    /// <summary>Score 0 to 100 of a value; null (no data) stays null.</summary>
    public decimal? Score(decimal? value) => value is not { } v ? null
        : Target == Zero ? (v == Target ? 100 : 0)
        : Math.Clamp(100 * (v - Zero) / (Target - Zero), 0, 100);

    /// <summary>The judgement shown as words and icon; no data is <see cref="MeasureStatus.NoData"/>, never good.</summary>
    public MeasureStatus Judge(decimal? value) => value is not { } v ? MeasureStatus.NoData
        : Reaches(v, Target) ? MeasureStatus.OnLevel
        : Reaches(v, Minimum) ? MeasureStatus.Attention
        : MeasureStatus.BelowMinimum;

    private bool Reaches(decimal value, decimal bound) => LowerIsBetter ? value <= bound : value >= bound;
}

/// <summary>Judgement of a measure: op peil, let op, onder minimum, geen meting.</summary>
public enum MeasureStatus { OnLevel, Attention, BelowMinimum, NoData }

/// <summary>
/// The value of a measure (null = no data, with the reason as message key) and the numbers it came from, in the order
/// of the formula: label key and value.
/// </summary>
public sealed record MeasureResult(decimal? Value, string? NoDataKey, IReadOnlyList<MeasureTerm> Trace)
{
    /// <summary>A computed value with its terms.</summary>
    public static MeasureResult Of(decimal value, params MeasureTerm[] trace) => new(value, null, trace);

    /// <summary>No data, and why.</summary>
    public static MeasureResult None(string reasonKey) => new(null, reasonKey, []);
}

/// <summary>One number in the explanation of a measure: label key in the module's texts, value, codes of the records behind it.</summary>
public sealed record MeasureTerm(string LabelKey, decimal Value, IReadOnlyList<string>? Ids = null);
