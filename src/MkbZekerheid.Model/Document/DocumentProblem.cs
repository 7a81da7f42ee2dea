using System.Globalization;
using System.Resources;

namespace MkbZekerheid.Model.Document;

/// <summary>Whether a problem stops the import.</summary>
public enum ProblemSeverity { Error, Warning }

/// <summary>One thing that is wrong, or worth knowing, in a model document.</summary>
/// <param name="Severity">An error stops the import; a warning does not.</param>
/// <param name="Path">Where, as a JSON path such as <c>$.activities[3].rtoHours</c>.</param>
/// <param name="Key">Which message, such as <c>dangling</c>.</param>
/// <param name="Arguments">What the message names, in order.</param>
public sealed record DocumentProblem(ProblemSeverity Severity, string Path, string Key, IReadOnlyList<string> Arguments)
{
    private static readonly ResourceManager Texts = new("MkbZekerheid.Model.Document.DocumentTexts", typeof(DocumentProblem).Assembly);

    /// <summary>A plain sentence in the language of <paramref name="culture"/> (Dutch unless English).</summary>
    public string Message(CultureInfo culture)
    {
        var text = Texts.GetString(Key, culture) ?? Key;
        var arguments = Arguments.Select(argument => (object)Word(argument, culture)).ToArray();
        return string.Format(culture, text, arguments);
    }

    /// <inheritdoc />
    public override string ToString() => $"{Path}: {Message(CultureInfo.GetCultureInfo("en"))}";

    /// <summary>Arguments that begin with @ are words with a text in each language, unless somebody's own code happens to begin so.</summary>
    private static string Word(string argument, CultureInfo culture)
    {
        if (!argument.StartsWith('@'))
        {
            return argument;
        }

        var words = argument[1..].Split('|').Select(word => Texts.GetString("word_" + word, culture)).ToList();
        return words.Contains(null) ? argument : string.Join(", ", words);
    }
}

/// <summary>How far the reading is.</summary>
/// <param name="BytesRead">Bytes read.</param>
/// <param name="TotalBytes">Length of the stream, or null when the stream cannot tell.</param>
public readonly record struct ReadProgress(long BytesRead, long? TotalBytes);

/// <summary>What reading a document gave.</summary>
public sealed class DocumentReadResult
{
    internal DocumentReadResult(ResilienceModel? model, IReadOnlyList<DocumentProblem> problems, long errorCount, IReadOnlyList<string> sections)
    {
        Model = model;
        Errors = [.. problems.Where(problem => problem.Severity == ProblemSeverity.Error)];
        Warnings = [.. problems.Where(problem => problem.Severity == ProblemSeverity.Warning)];
        ErrorCount = errorCount;
        Sections = sections;
    }

    /// <summary>The model, or null when there is any error.</summary>
    public ResilienceModel? Model { get; }

    /// <summary>The errors, in the order in which they were met; at most <see cref="ModelDocument.MaximumProblems"/>.</summary>
    public IReadOnlyList<DocumentProblem> Errors { get; }

    /// <summary>The number of errors, also beyond those listed.</summary>
    public long ErrorCount { get; }

    /// <summary>The warnings; at most <see cref="ModelDocument.MaximumProblems"/>.</summary>
    public IReadOnlyList<DocumentProblem> Warnings { get; }

    /// <summary>The top-level keys that the document holds with a value (not null), with extensions as <c>extensions.module</c>.</summary>
    public IReadOnlyList<string> Sections { get; }
}
