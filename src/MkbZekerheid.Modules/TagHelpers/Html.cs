using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace MkbZekerheid.Modules.TagHelpers;

/// <summary>Small pieces of HTML that several components share. Everything that comes from outside is encoded.</summary>
internal static class Html
{
    public static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    /// <summary>An icon of the sprite; decorative, because a word always stands next to it.</summary>
    public static string Icon(string name) =>
        $"<svg class=\"i\" aria-hidden=\"true\"><use href=\"/icons/icons.svg#{Encode(name)}\"></use></svg>";

    public static HtmlString Raw(string html) => new(html);

    /// <summary>A number for an SVG attribute: point as decimal sign, at most one decimal.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
