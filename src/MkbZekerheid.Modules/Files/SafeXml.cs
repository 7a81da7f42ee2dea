using System.Xml;
using System.Xml.Linq;

namespace MkbZekerheid.Modules.Files;

/// <summary>
/// The only way to read XML from outside: no document types (so no entities and nothing from elsewhere), a cap on characters and
/// on levels, and one kind of error.
/// </summary>
public static class SafeXml
{
    /// <summary>A reader that goes through the document element by element; memory does not grow with the document.</summary>
    /// <param name="source">Bytes of the document; left open.</param>
    /// <returns>A reader that throws <see cref="FileRefusedException"/> where another one throws <see cref="XmlException"/>.</returns>
    public static XmlReader Read(Stream source, FileLimits? limits = null)
    {
        limits ??= FileLimits.Default;
        try
        {
            return new CappedXmlReader(XmlReader.Create(source, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = limits.XmlCharacters,
                MaxCharactersFromEntities = 1,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = false,
            }), limits);
        }
        catch (XmlException fault)
        {
            throw CappedXmlReader.Refusal(fault, limits);
        }
    }

    /// <summary>A small document as a whole. For lists use <see cref="Read"/>.</summary>
    /// <exception cref="FileRefusedException">Not XML, a document type, or beyond the limits.</exception>
    public static XDocument Load(Stream source, FileLimits? limits = null)
    {
        using var reader = Read(source, limits);
        return XDocument.Load(reader);
    }
}
