using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using MkbZekerheid.Modules.Texts;

namespace MkbZekerheid.Modules.TagHelpers;

/// <summary>
/// <c>&lt;field name="Input.Name" label="Naam" hint="…"&gt;&lt;/field&gt;</c>: label, hint, error and a text input of 16 px or larger.
/// With content, the content is the control; give it the id and the name of the field and class <c>in</c>.
/// The error and the typed value come from the model state, so a reply with status 422 shows both by itself.
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>Name of the form field, also the key in the model state.</summary>
    public string Name { get; set; } = "";

    /// <summary>The label, in words of the user.</summary>
    public string Label { get; set; } = "";

    /// <summary>Help below the label; may be empty.</summary>
    public string? Hint { get; set; }

    /// <summary>Value when nothing was typed yet.</summary>
    public string? Value { get; set; }

    /// <summary>Type of the input, or "textarea".</summary>
    public string Type { get; set; } = "text";

    /// <summary>Value of the autocomplete attribute, such as "email".</summary>
    public string? Autocomplete { get; set; }

    /// <summary>Marks the field as one that may stay empty.</summary>
    public bool Optional { get; set; }

    /// <summary>Highest number of characters; 0 is no limit.</summary>
    public int Max { get; set; }

    /// <summary>"n" for a narrow input, "w" for the full width.</summary>
    public string? Size { get; set; }

    /// <summary>Error that does not come from the model state.</summary>
    public string? Error { get; set; }

    /// <summary>Set by the view engine.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var id = IdOf(Name);
        var own = (await output.GetChildContentAsync()).GetContent();
        ModelStateEntry? entry = null;
        ViewContext?.ModelState.TryGetValue(Name, out entry);
        var error = Error ?? entry?.Errors.Select(e => e.ErrorMessage).FirstOrDefault(m => m.Length > 0);
        var value = entry?.AttemptedValue ?? Value ?? "";
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "f" : "f er");
        var optional = Optional ? $" <span class=\"meta\">({Html.Encode(DesignTexts.Get("Form.Optional"))})</span>" : "";
        output.Content.SetHtmlContent($"<label for=\"{id}\">{Html.Encode(Label)}{optional}</label>");
        if (!string.IsNullOrEmpty(Hint))
        {
            output.Content.AppendHtml($"<p class=\"hint\" id=\"{id}-hint\">{Html.Encode(Hint)}</p>");
        }

        if (error is not null)
        {
            output.Content.AppendHtml($"<p class=\"em\" id=\"{id}-error\">{Html.Icon("alert-triangle")}{Html.Encode(error)}</p>");
        }

        output.Content.AppendHtml(string.IsNullOrWhiteSpace(own) ? Control(id, value, error is not null) : own);
    }

    /// <summary>The id of a field by its name: dots and brackets become hyphens.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "-");

    private string Control(string id, string value, bool wrong)
    {
        var described = string.Join(' ', new[] { wrong ? id + "-error" : "", string.IsNullOrEmpty(Hint) ? "" : id + "-hint" }.Where(d => d.Length > 0));
        var shared = $" class=\"in{(Size is null ? "" : " " + Html.Encode(Size))}\" id=\"{id}\" name=\"{Html.Encode(Name)}\""
            + (described.Length > 0 ? $" aria-describedby=\"{described}\"" : "")
            + (wrong ? " aria-invalid=\"true\"" : "")
            + (Max > 0 ? $" maxlength=\"{Max}\"" : "")
            + (Autocomplete is null ? "" : $" autocomplete=\"{Html.Encode(Autocomplete)}\"");
        return Type == "textarea"
            ? $"<textarea{shared}>\n{Html.Encode(value)}</textarea>"
            : $"<input type=\"{Html.Encode(Type)}\"{shared} value=\"{(Type == "password" ? "" : Html.Encode(value))}\">";
    }
}
