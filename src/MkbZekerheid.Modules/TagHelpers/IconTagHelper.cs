using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MkbZekerheid.Modules.TagHelpers;

/// <summary><c>&lt;icon name="check" /&gt;</c>: an icon of the sprite, always next to a word. Names are those of tools/assets/icons.txt.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Name in the sprite.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Html.Icon(Name));
    }
}
