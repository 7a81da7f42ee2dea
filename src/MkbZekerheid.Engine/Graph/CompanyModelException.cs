namespace MkbZekerheid.Engine;

/// <summary>One thing wrong with the input: where, which rule, and the value that breaks it.</summary>
/// <param name="Path">Place in the model, such as resources[3].requirements[0].primaries[1].ref.</param>
/// <param name="Rule">Fixed key of the broken rule, such as unknownReference.</param>
/// <param name="Value">The offending value as text, or null.</param>
public sealed record ModelError(string Path, string Rule, string? Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value is null ? $"{Path}: {Rule}" : $"{Path}: {Rule} ({Value})";
}

/// <summary>The model cannot be computed; <see cref="Errors"/> holds every error found, in file order.</summary>
public sealed class CompanyModelException : Exception
{
    /// <summary>Makes the exception from all errors found.</summary>
    public CompanyModelException(IReadOnlyList<ModelError> errors)
        : base(string.Join(Environment.NewLine, errors)) => Errors = errors;

    /// <summary>Without details; the errors are empty.</summary>
    public CompanyModelException() => Errors = [];

    /// <summary>With a message only; the errors are empty.</summary>
    public CompanyModelException(string message)
        : base(message) => Errors = [];

    /// <summary>With a message and a cause; the errors are empty.</summary>
    public CompanyModelException(string message, Exception innerException)
        : base(message, innerException) => Errors = [];

    /// <summary>Every error found.</summary>
    public IReadOnlyList<ModelError> Errors { get; }
}
