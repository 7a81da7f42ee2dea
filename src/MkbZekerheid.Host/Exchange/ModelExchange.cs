using MkbZekerheid.Data;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;
using Npgsql;

namespace MkbZekerheid.Host.Exchange;

/// <summary>
/// Brings model documents in and out. An import reads and checks everything first, and then stores all of it in one
/// change or nothing; an export gives the canonical form.
/// </summary>
internal sealed class ModelExchange(ModelContributors contributors, IOrganisationSessions sessions, ICoreSessions core)
{
    // Reading is about a third of the work of an import; the database is the rest.
    private const double ReadingShare = 0.35;

    /// <summary>Imports a document. Reads the stream synchronously: give it a file or memory.</summary>
    public async Task<ImportOutcome> ImportAsync(Stream document, ImportRequest request, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var read = ModelDocument.Read(document, new ReadingShareOf(progress), cancellationToken);
        if (read.Model is not { } model)
        {
            return new ImportOutcome.Invalid(read.Errors, read.ErrorCount, read.Warnings);
        }

        if (AbsentSections(read.Sections) is { Count: > 0 } absent)
        {
            return new ImportOutcome.ModulesAbsent(absent);
        }

        var key = request.OrganisationKey ?? OrganisationKey.From(model.Company.Id);
        if (key is null || !OrganisationKey.IsValid(key))
        {
            return new ImportOutcome.BadKey(key ?? model.Company.Id);
        }

        progress?.Report(ReadingShare);
        var outcome = await OrganisationAsync(key, cancellationToken) is { } existing
            ? request.Replace ? await ReplaceAsync(existing, model, request, read.Warnings, cancellationToken) : new ImportOutcome.AlreadyThere(key)
            : await CreateAsync(key, model, request, read.Warnings, cancellationToken);
        progress?.Report(1);
        return outcome;
    }

    /// <summary>The id of the organisation with this key, or null.</summary>
    public async Task<Guid?> FindAsync(string key, CancellationToken cancellationToken) => (await OrganisationAsync(key, cancellationToken))?.Id;

    /// <summary>Writes the canonical form of an organisation. False when no organisation has the key.</summary>
    public async Task<bool> ExportAsync(string key, Stream output, CancellationToken cancellationToken)
    {
        if (await OrganisationAsync(key, cancellationToken) is not { } organisation)
        {
            return false;
        }

        await using var db = await sessions.OpenAsync(organisation.Id, cancellationToken);
        ModelDocument.Write(await contributors.ReadAsync(db, organisation.Key, cancellationToken), output);
        return true;
    }

    /// <summary>An organisation is born inside the transaction that fills it: when that fails, it was never there.</summary>
    private async Task<ImportOutcome> CreateAsync(
        string key, ResilienceModel model, ImportRequest request, IReadOnlyList<DocumentProblem> warnings, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        var change = Guid.CreateVersion7();
        var name = NameOf(model, key);
        await using var db = await sessions.OpenAsync(id, cancellationToken);
        try
        {
            await db.ExecuteAsync(
                "insert into core.organisation (id, key, name, language, as_of) values (@id, @key, @name, @language, @asOf)",
                new { id, key, name, language = model.Language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "nl", asOf = model.AsOf }, cancellationToken);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Somebody else made it a moment ago.
            return new ImportOutcome.AlreadyThere(key);
        }

        await db.ExecuteAsync(
            "select core.begin_change(@id, @change, @user, @name, @role, @title, @undoKey, null, null)",
            new { id, change, user = request.Actor.UserId, name = request.Actor.Name, role = request.Actor.Role, title = request.Title, undoKey = ModelUndo.UndoKey }, cancellationToken);
        await contributors.WriteAsync(db, model, cancellationToken);
        await db.CommitAsync(cancellationToken);
        return new ImportOutcome.Imported(id, key, name, change, Replaced: false, warnings);
    }

    private async Task<ImportOutcome> ReplaceAsync(
        Organisation existing, ResilienceModel model, ImportRequest request, IReadOnlyList<DocumentProblem> warnings, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (before, version) = await CaptureAsync(existing, cancellationToken);
            await using var db = await sessions.BeginBulkChangeAsync(existing.Id, request.Actor, request.Title, ModelUndo.UndoKey, before, cancellationToken);

            // Locked until commit: what is kept for undo is what is replaced, not what somebody changed in between.
            var now = await db.QuerySingleAsync<long>("select model_version from core.organisation where id = @id for update", new { existing.Id }, cancellationToken);
            if (now != version)
            {
                continue;
            }

            await contributors.WriteAsync(db, model, cancellationToken);
            await db.CommitAsync(cancellationToken);
            return new ImportOutcome.Imported(existing.Id, existing.Key, NameOf(model, existing.Key), db.ChangeId!.Value, Replaced: true, warnings);
        }
    }

    private async Task<(byte[] Document, long Version)> CaptureAsync(Organisation organisation, CancellationToken cancellationToken)
    {
        await using var db = await sessions.OpenAsync(organisation.Id, cancellationToken);
        var version = await db.QuerySingleAsync<long>("select model_version from core.organisation where id = @id", new { organisation.Id }, cancellationToken);
        return (ModelDocument.Write(await contributors.ReadAsync(db, organisation.Key, cancellationToken)), version);
    }

    /// <summary>What a module here does not own would be dropped in silence; extensions are kept as they are.</summary>
    private List<AbsentSection> AbsentSections(IReadOnlyList<string> sections)
    {
        var owned = contributors.Sections;
        return
        [
            .. ModelDocument.Sections
                .Where(section => section.Owner is not ("core" or "extension") && sections.Contains(section.Key, StringComparer.Ordinal) && !owned.Contains(section.Key))
                .Select(section => new AbsentSection(section.Key, section.Owner)),
        ];
    }

    private async Task<Organisation?> OrganisationAsync(string key, CancellationToken cancellationToken)
    {
        await using var db = await core.OpenAsync(cancellationToken);
        return await db.QuerySingleOrDefaultAsync<Organisation>("select id, key, name from core.organisation where key = @key", new { key }, cancellationToken);
    }

    private static string NameOf(ResilienceModel model, string key)
    {
        var name = string.IsNullOrWhiteSpace(model.Company.Name) ? key : model.Company.Name;
        return name.Length <= 200 ? name : name[..200];
    }

    private sealed record Organisation
    {
        public Guid Id { get; init; }

        public string Key { get; init; } = "";

        public string Name { get; init; } = "";
    }

    private sealed class ReadingShareOf(IProgress<double>? progress) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value)
        {
            if (value.TotalBytes is > 0 and var total)
            {
                progress?.Report(ReadingShare * value.BytesRead / total);
            }
        }
    }
}
