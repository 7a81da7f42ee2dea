using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MkbZekerheid.Modules.TagHelpers;

/// <summary><c>&lt;gauge-strip level="34" /&gt;</c>: the board between navigation and content, filled to the level (0 to 100). Decorative.</summary>
[HtmlTargetElement("gauge-strip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GaugeStripTagHelper : TagHelper
{
    /// <summary>Percent; null leaves the board empty.</summary>
    public double? Level { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var level = Math.Clamp(Level ?? 0, 0, 100);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "strip");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var top = Html.Number(100 - level);
        output.Content.SetHtmlContent(level <= 0
            ? "<svg></svg>"
            : $"<svg><rect class=\"lv\" width=\"100%\" height=\"{Html.Number(level)}%\" y=\"{top}%\"></rect><rect class=\"wl\" width=\"100%\" height=\"2\" y=\"{top}%\"></rect></svg>");
    }
}

/// <summary><c>&lt;phone-level level="34" /&gt;</c>: the same level as a line of 4 px under the top bar of a phone. Decorative.</summary>
[HtmlTargetElement("phone-level", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PhoneLevelTagHelper : TagHelper
{
    /// <summary>Percent; null leaves the line empty.</summary>
    public double? Level { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pl");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(
            $"<rect class=\"bg\" width=\"100%\" height=\"4\"></rect><rect class=\"lv\" height=\"4\" width=\"{Html.Number(Math.Clamp(Level ?? 0, 0, 100))}%\"></rect>");
    }
}
