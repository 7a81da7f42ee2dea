using Microsoft.AspNetCore.Razor.TagHelpers;
using MkbZekerheid.Modules.Texts;

namespace MkbZekerheid.Modules.TagHelpers;

/// <summary><c>&lt;status-tag kind="Warn"&gt;Deze week&lt;/status-tag&gt;</c>: icon, word and colour; without content the standard word.</summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagTagHelper : TagHelper
{
    /// <summary>The tone.</summary>
    public StatusKind Kind { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var word = (await output.GetChildContentAsync()).GetContent().Trim();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tag " + Tone(Kind));
        output.Content.SetHtmlContent(Html.Icon(IconOf(Kind)));
        output.Content.AppendHtml(word.Length > 0 ? word : Html.Encode(DesignTexts.Get("Status." + Kind)));
    }

    internal static string Tone(StatusKind kind) => kind switch
    {
        StatusKind.Ok => "ok",
        StatusKind.Warn => "warn",
        StatusKind.Bad => "bad",
        StatusKind.Now => "now",
        StatusKind.Info => "info",
        _ => "idle",
    };

    private static string IconOf(StatusKind kind) => kind switch
    {
        StatusKind.Ok => "check",
        StatusKind.Warn => "alert-triangle",
        StatusKind.Bad => "alert-triangle",
        StatusKind.Now => "circle-half",
        StatusKind.Info => "info-circle",
        _ => "circle",
    };
}
