using System.Globalization;
using System.Resources;

namespace MkbZekerheid.Modules.Files;

/// <summary>Why a file was not taken.</summary>
public enum FileRefusal
{
    /// <summary>Nothing is in it.</summary>
    Empty,

    /// <summary>More bytes than an upload may have. Gap 0: megabytes.</summary>
    TooLarge,

    /// <summary>The name holds a path, or signs that no name needs.</summary>
    Name,

    /// <summary>A kind that this page does not take. Gap 0: the kinds it does take.</summary>
    Kind,

    /// <summary>The content is of another kind than the name says. Gap 0: the extension.</summary>
    NotWhatItSays,

    /// <summary>A drawing that may hold script.</summary>
    Drawing,

    /// <summary>Locked with a password, or an Excel file of before 2007.</summary>
    Encrypted,

    /// <summary>Not readable as what it is.</summary>
    Damaged,

    /// <summary>More parts in an archive than allowed. Gap 0: the number.</summary>
    TooManyParts,

    /// <summary>More data after unpacking than allowed. Gap 0: megabytes.</summary>
    TooLargeUnpacked,

    /// <summary>Packed so tightly that it can only be meant to fill a disk.</summary>
    TooTight,

    /// <summary>A part of an archive with a path that leads out of it.</summary>
    PartName,

    /// <summary>Two parts of an archive have one name.</summary>
    DoublePart,

    /// <summary>An archive inside an archive.</summary>
    Nested,

    /// <summary>XML that declares a document type.</summary>
    DocumentType,

    /// <summary>XML or JSON with more levels than any honest file. Gap 0: the number.</summary>
    TooDeep,

    /// <summary>More rows than a list may have. Gap 0: the number.</summary>
    TooManyRows,

    /// <summary>More columns than a list may have. Gap 0: the number.</summary>
    TooManyColumns,

    /// <summary>A cell with more text than allowed. Gap 0: the number of signs, gap 1: the row.</summary>
    TooMuchText,

    /// <summary>A formula of which the file does not hold the outcome. Gap 0: the cell, such as B3.</summary>
    Formula,
}

/// <summary>
/// A file was refused. <see cref="Exception.Message"/> is a sentence for the person who sent it, in the language of the request;
/// nothing of the content is in it, so it may be logged.
/// </summary>
public sealed class FileRefusedException : Exception
{
    private static readonly ResourceManager Texts = new("MkbZekerheid.Modules.Files.FileTexts", typeof(FileRefusedException).Assembly);
    private readonly object[] values;

    internal FileRefusedException(FileRefusal reason, params object[] values) => (Reason, this.values) = (reason, values);

    /// <summary>Why.</summary>
    public FileRefusal Reason { get; }

    /// <inheritdoc/>
    public override string Message => Sentence(CultureInfo.CurrentUICulture);

    /// <summary>The sentence in a language: Dutch, or English where the culture is English.</summary>
    public string Sentence(CultureInfo culture)
    {
        var text = Texts.GetString(Reason.ToString(), culture) ?? throw new KeyNotFoundException($"No text for '{Reason}'.");
        return string.Format(culture, text, values);
    }
}
