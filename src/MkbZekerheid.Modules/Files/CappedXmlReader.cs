using System.Xml;

namespace MkbZekerheid.Modules.Files;

/// <summary>Passes a reader on, counts levels and attributes, and turns faults into refusals.</summary>
internal sealed class CappedXmlReader(XmlReader inner, FileLimits limits) : XmlReader
{
    // XML of spreadsheets and of bookkeeping has a handful.
    private const int Attributes = 200;

    public override bool Read()
    {
        try
        {
            var more = inner.Read();
            if (inner.Depth > limits.Levels) throw new FileRefusedException(FileRefusal.TooDeep, limits.Levels);
            if (inner.NodeType == XmlNodeType.Element && inner.AttributeCount > Attributes) throw new FileRefusedException(FileRefusal.Damaged);
            return more;
        }
        catch (XmlException fault)
        {
            throw Refusal(fault, limits);
        }
    }

    public static FileRefusedException Refusal(XmlException fault, FileLimits limits)
    {
        // The framework has no other way to tell these two apart from broken XML than their text, which is not translated here.
        if (fault.Message.Contains("DTD", StringComparison.Ordinal)) return new FileRefusedException(FileRefusal.DocumentType);
        return fault.Message.Contains("MaxCharactersInDocument", StringComparison.Ordinal)
            ? new FileRefusedException(FileRefusal.TooLargeUnpacked, FileLimits.Megabytes(limits.XmlCharacters))
            : new FileRefusedException(FileRefusal.Damaged);
    }

    public override int AttributeCount => inner.AttributeCount;

    public override string BaseURI => inner.BaseURI;

    public override int Depth => inner.Depth;

    public override bool EOF => inner.EOF;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override string LocalName => inner.LocalName;

    public override string NamespaceURI => inner.NamespaceURI;

    public override XmlNameTable NameTable => inner.NameTable;

    public override XmlNodeType NodeType => inner.NodeType;

    public override string Prefix => inner.Prefix;

    public override ReadState ReadState => inner.ReadState;

    /// <summary>Long text is read only when it is asked for, so the cap on characters may be met here.</summary>
    public override string Value
    {
        get
        {
            try
            {
                return inner.Value;
            }
            catch (XmlException fault)
            {
                throw Refusal(fault, limits);
            }
        }
    }

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override void ResolveEntity() => inner.ResolveEntity();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
