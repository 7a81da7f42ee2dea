using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MkbZekerheid.Modules.TagHelpers;

/// <summary>
/// <c>&lt;gauge value="7" minimum="9" maximum="9" kind="Bad" /&gt;</c>: the bar of a gauge row, with ticks and one heavy mark for the minimum.
/// Decorative: the numbers stand in text beside it. A null value draws an empty dashed bar.
/// </summary>
[HtmlTargetElement("gauge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GaugeTagHelper : TagHelper
{
    private const double Width = 220;

    /// <summary>What is measured, in the unit of the others; null is unknown.</summary>
    public double? Value { get; set; }

    /// <summary>The mark; null when there is none.</summary>
    public double? Minimum { get; set; }

    /// <summary>Value at the right end, above 0.</summary>
    public double Maximum { get; set; } = 100;

    /// <summary>Bad colours the bar; the row also says so in words.</summary>
    public StatusKind Kind { get; set; } = StatusKind.Ok;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "g");
        output.Attributes.SetAttribute("viewBox", "-2 0 224 26");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Drawing());
    }

    private string Drawing()
    {
        var svg = new StringBuilder("<path class=\"ax\" vector-effect=\"non-scaling-stroke\" d=\"M0 20H220");
        for (var tick = 0; tick <= 10; tick++)
        {
            svg.Append('M').Append(Html.Number(tick * 22)).Append(tick % 5 == 0 ? " 20v-7" : " 20v-4");
        }

        svg.Append("\"></path>");
        if (At(Value) is { } end)
        {
            var tone = Kind == StatusKind.Bad ? "fi bad" : "fi";
            svg.Append("<rect class=\"").Append(tone).Append("\" y=\"8\" height=\"12\" width=\"").Append(Html.Number(end)).Append("\"></rect>");
        }
        else
        {
            svg.Append("<rect class=\"fi no\" y=\"8\" height=\"12\" width=\"220\" vector-effect=\"non-scaling-stroke\"></rect>");
        }

        if (At(Minimum) is { } mark)
        {
            svg.Append("<rect class=\"mn\" y=\"0\" height=\"24\" width=\"3\" x=\"").Append(Html.Number(mark - 1.5)).Append("\"></rect>");
        }

        return svg.ToString();
    }

    private double? At(double? value) =>
        value is { } number && double.IsFinite(number) && Maximum > 0 ? Math.Clamp(number / Maximum, 0, 1) * Width : null;
}
