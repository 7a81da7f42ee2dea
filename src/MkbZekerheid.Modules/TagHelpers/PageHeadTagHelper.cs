using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MkbZekerheid.Modules.TagHelpers;

/// <summary><c>&lt;page-head title="Week 6 van 17. U ligt op schema." lead="…" crumb="…"&gt;buttons&lt;/page-head&gt;</c>: the h1 states the finding or the question.</summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper : TagHelper
{
    /// <summary>The finding, one sentence.</summary>
    public string Title { get; set; } = "";

    /// <summary>One more sentence; may be empty.</summary>
    public string? Lead { get; set; }

    /// <summary>Where the page is, such as "Stap 3 van 8 · deel 1 van 3".</summary>
    public string? Crumb { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = (await output.GetChildContentAsync()).GetContent();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pagehead");
        output.Content.SetHtmlContent("<div>"
            + (string.IsNullOrEmpty(Crumb) ? "" : $"<p class=\"crumb\">{Html.Encode(Crumb)}</p>")
            + $"<h1>{Html.Encode(Title)}</h1>"
            + (string.IsNullOrEmpty(Lead) ? "" : $"<p>{Html.Encode(Lead)}</p>") + "</div>");
        if (!string.IsNullOrWhiteSpace(actions))
        {
            output.Content.AppendHtml("<div class=\"acts\">").AppendHtml(actions).AppendHtml("</div>");
        }
    }
}

/// <summary><c>&lt;note kind="Warn"&gt;…&lt;/note&gt;</c>: a quiet remark in the flow of a page.</summary>
[HtmlTargetElement("note")]
public sealed class NoteTagHelper : TagHelper
{
    /// <summary>Warn and Bad colour the note; its words must say the same.</summary>
    public StatusKind Kind { get; set; } = StatusKind.Info;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Kind is StatusKind.Warn or StatusKind.Bad ? "note " + StatusTagTagHelper.Tone(Kind) : "note");
    }
}
