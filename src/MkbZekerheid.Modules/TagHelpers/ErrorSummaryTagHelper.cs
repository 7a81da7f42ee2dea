using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using MkbZekerheid.Modules.Texts;

namespace MkbZekerheid.Modules.TagHelpers;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>: on top of a form after status 422, the same words as at the fields, each a link to its field.
/// Nothing is written when there are no errors.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>Set by the view engine.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(state => state.Value!.Errors.Take(1).Select(error => (Field: state.Key, Message: error.ErrorMessage)))
            .Where(error => error.Message.Length > 0).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "es");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.SetHtmlContent(List(errors));
    }

    internal static string List(IEnumerable<(string Field, string Message)> errors)
    {
        var html = new StringBuilder($"<h2>{Html.Icon("alert-triangle")}{Html.Encode(DesignTexts.Get("Errors.Title"))}</h2><ul>");
        foreach (var (field, message) in errors)
        {
            html.Append("<li>").Append(field.Length == 0
                ? Html.Encode(message)
                : $"<a href=\"#{FieldTagHelper.IdOf(field)}\">{Html.Encode(message)}</a>").Append("</li>");
        }

        return html.Append("</ul>").ToString();
    }
}
