namespace MkbZekerheid.Model.Document;

/// <summary>The JSON form of the resilience model (docs/model-document.md): facts and records, no results.</summary>
public static class ModelDocument
{
    /// <summary>The most errors, and the most warnings, that a result lists.</summary>
    public const int MaximumProblems = 10_000;

    /// <summary>
    /// Reads and checks a document. Never throws on bad input: everything that is wrong comes back with its path. Holds one
    /// chunk of the text at a time. The stream is not closed. Reads synchronously: give it a file or memory stream.
    /// </summary>
    /// <param name="stream">UTF-8 JSON.</param>
    /// <param name="progress">Told after each chunk.</param>
    /// <param name="cancellation">Stops between chunks with <see cref="OperationCanceledException"/>.</param>
    public static DocumentReadResult Read(Stream stream, IProgress<ReadProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new DocumentReader(stream, progress, cancellation).Read();
    }

    /// <summary>Reads a document that is in memory.</summary>
    public static DocumentReadResult Read(ReadOnlySpan<byte> text)
    {
        using var stream = new MemoryStream(text.ToArray(), writable: false);
        return Read(stream);
    }

    /// <summary>Writes the canonical form; the stream is not closed.</summary>
    public static void Write(ResilienceModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        new DocumentWriter(stream).Write(model);
    }

    /// <summary>The canonical form in memory.</summary>
    public static byte[] Write(ResilienceModel model)
    {
        using var stream = new MemoryStream();
        Write(model, stream);
        return stream.ToArray();
    }

    /// <summary>The top-level keys of the document in order, with the module that owns each ("core", "scope", ... or "extension").</summary>
    public static IReadOnlyList<(string Key, string Owner)> Sections { get; } =
        [.. Shapes.Root.Fields.Where(field => field.Owner is not null).Select(field => (field.Key, field.Owner!))];
}
