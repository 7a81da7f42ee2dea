using MkbZekerheid.Data;
using MkbZekerheid.Model.Document;

namespace MkbZekerheid.Host.Exchange;

/// <summary>What is asked of an import.</summary>
/// <param name="OrganisationKey">The name in addresses; null takes the code of the company in the document.</param>
/// <param name="Replace">Replaces an organisation that is there already; else a taken key is refused.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Title">What the change is called in the list of changes.</param>
internal sealed record ImportRequest(string? OrganisationKey, bool Replace, Actor Actor, string Title);

/// <summary>What came of an import: <see cref="Imported"/>, or one of the refusals, after which nothing is stored.</summary>
internal abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>Stored as one change, which can be undone as one.</summary>
    public sealed record Imported(Guid OrganisationId, string Key, string Name, Guid ChangeId, bool Replaced, IReadOnlyList<DocumentProblem> Warnings) : ImportOutcome;

    /// <summary>The document is not right; every error with its path. <paramref name="ErrorCount"/> also counts those that are not listed.</summary>
    public sealed record Invalid(IReadOnlyList<DocumentProblem> Errors, long ErrorCount, IReadOnlyList<DocumentProblem> Warnings) : ImportOutcome;

    /// <summary>The document holds sections of modules that are not loaded here: they would be lost.</summary>
    public sealed record ModulesAbsent(IReadOnlyList<AbsentSection> Sections) : ImportOutcome;

    /// <summary>An organisation with this key is there, and replacing was not asked.</summary>
    public sealed record AlreadyThere(string Key) : ImportOutcome;

    /// <summary>The key cannot be a name in an address.</summary>
    public sealed record BadKey(string Key) : ImportOutcome;
}

/// <summary>A section of the document and the module that would own it.</summary>
internal sealed record AbsentSection(string Section, string Module);
