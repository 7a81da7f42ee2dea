using System.Text;
using ScottPlot;
using SkiaSharp;

namespace MkbZekerheid.Host.Charts;

/// <summary>
/// The letters that chart text is measured with. They are embedded: without a font file the drawing library draws no text at all,
/// and with another font the text would not fit. The drawn SVG itself names no font; the page gives it the same family.
/// </summary>
internal sealed class ChartFonts : IFontResolver
{
    public const string Family = "Atkinson Hyperlegible Next";
    public const string Fallback = "DejaVu Sans";

    private static readonly SKTypeface Regular = Load("AtkinsonHyperlegibleNext-Regular.ttf");
    private static readonly SKTypeface Bold = Load("AtkinsonHyperlegibleNext-Bold.ttf");
    private static readonly SKTypeface Other = Load("DejaVuSans.ttf");
    private static readonly Lazy<bool> Registered = new(Register);

    /// <summary>Makes the fonts known to the drawing library, once per process.</summary>
    public static void Ensure() => _ = Registered.Value;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName switch
    {
        Family => bold ? Bold : Regular,
        Fallback => Other,
        _ => null,
    };

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, false);

    /// <summary>The family that has every character of the text, and the text with characters that nobody has replaced by a square.</summary>
    public static (string Family, string Text) For(string text)
    {
        if (Regular.ContainsGlyphs(text))
        {
            return (Family, text);
        }

        var known = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            known.Append(Other.ContainsGlyph(rune.Value) ? rune.ToString() : "□");
        }

        return (Fallback, known.ToString());
    }

    /// <summary>Width in pixels.</summary>
    public static float Width(string text, float size, bool bold = false)
    {
        var (family, shown) = For(text);
        using var font = new SKFont(family == Fallback ? Other : bold ? Bold : Regular, size);
        return font.MeasureText(shown);
    }

    private static bool Register()
    {
        Fonts.FontResolvers.Insert(0, new ChartFonts());
        Fonts.Default = Family;
        return true;
    }

    private static SKTypeface Load(string file)
    {
        using var stream = typeof(ChartFonts).Assembly.GetManifestResourceStream("fonts/" + file)
            ?? throw new InvalidOperationException($"The font {file} is not part of this program.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font {file} cannot be read.");
    }
}
