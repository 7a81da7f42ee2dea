using System.Text;
using QRCoder;

namespace MkbZekerheid.Host.SignIn.SecondFactor;

/// <summary>A QR code as the data of one SVG path, because the pages allow no inline style and no foreign picture.</summary>
/// <param name="Size">Width and height of the view box, quiet zone included.</param>
/// <param name="Path">Value of the <c>d</c> attribute: dark squares of one unit.</param>
internal sealed record QrPicture(int Size, string Path)
{
    /// <summary>Draws a text.</summary>
    public static QrPicture Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix[y].Count; x++)
                if (code.ModuleMatrix[y][x])
                    path.Append('M').Append(x).Append(' ').Append(y).Append("h1v1h-1z");
        return new QrPicture(code.ModuleMatrix.Count, path.ToString());
    }
}
