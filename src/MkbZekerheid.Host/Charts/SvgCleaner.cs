using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace MkbZekerheid.Host.Charts;

/// <summary>
/// Turns the library's SVG into one that belongs in our pages: tokens for colours, one place per text, no fonts,
/// no style attributes (the content security policy forbids them), a viewBox, a title and a description.
/// </summary>
internal static partial class SvgCleaner
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <param name="raw">What the library drew.</param>
    /// <param name="prefix">Makes ids unique in a page; letters, digits and hyphens.</param>
    public static string Clean(string raw, int width, int height, string prefix, string title, string description)
    {
        using var reader = XmlReader.Create(new StringReader(raw), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var drawing = XElement.Load(reader);
        var shapes = new XElement(Svg + "g", new XAttribute("aria-hidden", "true"));
        Unwrap(drawing, shapes);
        foreach (var shape in shapes.Descendants().ToList())
        {
            Tidy(shape);
        }

        shapes.Elements().Where(IsBackground).Remove();
        var result = new XElement(Svg + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{prefix}-t"),
            new XAttribute("aria-describedby", $"{prefix}-d"),
            new XElement(Svg + "title", new XAttribute("id", $"{prefix}-t"), title),
            new XElement(Svg + "desc", new XAttribute("id", $"{prefix}-d"), description),
            shapes);
        return result.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The library wraps each part in a clip of the whole picture; our drawings never leave the picture.</summary>
    private static void Unwrap(XElement from, XElement to)
    {
        foreach (var child in from.Elements())
        {
            if (child.Name == Svg + "clipPath")
            {
                continue;
            }

            if (child.Name == Svg + "g" && !child.Attributes().Any(a => a.Name != "clip-path"))
            {
                Unwrap(child, to);
            }
            else
            {
                to.Add(new XElement(child));
            }
        }
    }

    private static void Tidy(XElement shape)
    {
        shape.Attributes().Where(a => a.Name.LocalName is "style" or "font-family" or "clip-path" or "space" || a.IsNamespaceDeclaration).Remove();
        foreach (var attribute in shape.Attributes().ToList())
        {
            switch (attribute.Name.LocalName)
            {
                case "fill" or "stroke" when ChartColour.Read(attribute.Value) is { } colour:
                    attribute.Value = colour.Token;
                    if (colour.Dash.Length > 0)
                    {
                        shape.SetAttributeValue("stroke-dasharray", colour.Dash);
                    }

                    break;
                case "x" or "y" when shape.Name == Svg + "text":
                    attribute.Value = Round(attribute.Value.Split(',')[0].Trim());
                    break;
                case "d" or "transform":
                    attribute.Value = Number().Replace(attribute.Value, match => Round(match.Value));
                    break;
            }
        }

        if (shape.Name == Svg + "text")
        {
            shape.Value = shape.Value.Trim();
        }
    }

    private static bool IsBackground(XElement shape) =>
        shape.Name == Svg + "rect"
        && ((string?)shape.Attribute("fill-opacity") == "0" || (string?)shape.Attribute("fill") is "white" or "#FFFFFF" or "#ffffff" or null);

    private static string Round(string number) =>
        double.TryParse(number, CultureInfo.InvariantCulture, out var value)
            ? Math.Round(value, 1).ToString(CultureInfo.InvariantCulture)
            : number;

    [GeneratedRegex(@"-?\d+\.\d+(?:e-?\d+)?")]
    private static partial Regex Number();
}
