namespace MkbZekerheid.Modules;

/// <summary>Counts words as done-rules do.</summary>
public static class Words
{
    /// <summary>The number of words: parts between white space that hold a letter or a digit. Null and empty give 0.</summary>
    public static int Count(string? text) =>
        (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(part => part.Any(char.IsLetterOrDigit));
}
