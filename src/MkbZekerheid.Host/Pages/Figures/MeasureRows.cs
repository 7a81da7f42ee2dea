using Microsoft.Extensions.Localization;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Components;
using MkbZekerheid.Modules.TagHelpers;

namespace MkbZekerheid.Host.Pages.Figures;

/// <summary>Writes a measure as a row: value against its minimum, change since the month before, judgement.</summary>
internal static class MeasureRows
{
    public static MeasureRow Of(MeasureLine line, IStringLocalizer texts)
    {
        var value = line.Result.Value;
        var difference = value - line.Previous;
        return new MeasureRow(
            line.Name,
            "#" + line.Id,
            value is null ? line.NoData ?? texts["NoData"] : MeasureText.Of(line.Scale.Unit, value),
            (double?)value,
            (double)line.Scale.Minimum,
            (double)Range(line),
            line.Scale.LowerIsBetter ? texts["Row.AtMost", MeasureText.Of(line.Scale.Unit, line.Scale.Minimum)] : MeasureText.Of(line.Scale.Unit, line.Scale.Minimum),
            difference switch
            {
                null => texts["Row.NothingToCompare"],
                0 => texts["Row.Equal"],
                > 0 => texts["Row.More", MeasureText.Of(line.Scale.Unit, difference)],
                _ => texts["Row.Less", MeasureText.Of(line.Scale.Unit, -difference)],
            },
            difference is null ? null : Math.Sign(difference.Value),
            Kind(line.Status));
    }

    /// <summary>Tone of a judgement.</summary>
    public static StatusKind Kind(MeasureStatus status) => status switch
    {
        MeasureStatus.OnLevel => StatusKind.Ok,
        MeasureStatus.Attention => StatusKind.Warn,
        MeasureStatus.BelowMinimum => StatusKind.Bad,
        _ => StatusKind.Idle,
    };

    /// <summary>End of the gauge: the largest of zero point, target and value, so that the mark of the minimum is always on it.</summary>
    private static decimal Range(MeasureLine line) =>
        new[] { line.Scale.Zero, line.Scale.Target, line.Scale.Minimum, line.Result.Value ?? 0, 1 }.Max();
}
