using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Jobs;
using MkbZekerheid.Host.Pages.SignIn;
using MkbZekerheid.Host.Shell;
using MkbZekerheid.Modules;
using MkbZekerheid.Modules.Components;

namespace MkbZekerheid.Host.Editing;

/// <summary>
/// A form about one thing: make, change, remove; every save is one change that can be taken back. What two people changed at
/// once is put together by itself where that is possible; where both changed one field, the second one sees both values and
/// chooses, and nothing that was typed is lost.
/// </summary>
internal abstract class RecordPage(IOrganisationSessions sessions, IOrganisationContext organisation, IStringLocalizer texts, IStringLocalizer<EditingTexts> shared) : PageModel
{
    /// <summary>The thing, or null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Input { get; set; } = [];

    /// <summary>What the form showed when it was opened.</summary>
    [BindProperty]
    public Dictionary<string, string?> Was { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    /// <summary>The fields, in the order of the form.</summary>
    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public ConflictChoice? Conflict { get; private set; }

    /// <summary>Texts of this kind of thing, and those that all share.</summary>
    public virtual IStringLocalizer Texts => texts;

    public IStringLocalizer Shared => shared;

    /// <summary>True when the thing can be removed from this page.</summary>
    public virtual bool MayDelete => Id is not null;

    /// <summary>Where the list of these things is.</summary>
    public string BackUrl => Context.Url(BackPath);

    /// <summary>True when there is no such thing in this installation.</summary>
    protected virtual bool IsAbsent => false;

    /// <summary>Path of the list within the organisation, to go to after a save.</summary>
    protected abstract string BackPath { get; }

    /// <summary>Path of this page.</summary>
    protected abstract string OwnPath { get; }

    /// <summary>Table of the row.</summary>
    protected abstract string Table { get; }

    protected IOrganisationContext Context { get; } = organisation;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(Context.OrganisationId, ct);
        var row = IsAbsent ? null : await FindAsync(db, false, ct);
        if (IsAbsent || (Id is not null && row is null))
        {
            return NotFound();
        }

        Fields = await FieldsAsync(db, row, ct);
        Open(row);
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken ct) => SaveAsync(null, null, null, ct);

    /// <summary>After both values of a field were shown: the chosen one counts as changed from the other's.</summary>
    public Task<IActionResult> OnPostKeepAsync(string field, string? keep, string? stored, CancellationToken ct) => SaveAsync(field, keep, stored, ct);

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken ct)
    {
        if (IsAbsent || !MayDelete || await ReadAsync(ct) is not { } seen)
        {
            return NotFound();
        }

        ModelState.Clear();
        var title = Texts["Did.Deleted", NameOf(seen.Texts(Fields))].Value;
        await using var db = await sessions.BeginChangeAsync(Context.OrganisationId, Context.Actor, title, ct);
        if (await FindAsync(db, true, ct) is not { } row)
        {
            return NotFound();
        }

        if (row.Version != Version)
        {
            // What is on screen is what is there now; removing it takes a second look.
            ModelState.AddModelError("", shared["Error.Changed"]);
            Open(row);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        if (await WhyKeptAsync(db, row, ct) is { } reason)
        {
            ModelState.AddModelError("", reason);
            Open(row);
            return this.Unprocessable();
        }

        await DeleteAsync(db, row, ct);
        return await DoneAsync(db, title, ct);
    }

    /// <summary>What a field is called.</summary>
    public virtual string LabelOf(FormField field) => Texts[field.Name];

    /// <summary>What to say when what was typed is not a value of the field.</summary>
    protected virtual string ErrorOf(FormField field) => Texts[$"Error.{field.Name}"];

    /// <summary>The fields as they are now; choices may come from the database.</summary>
    protected abstract Task<IReadOnlyList<FormField>> FieldsAsync(OrganisationSession db, StoredRow? row, CancellationToken ct);

    /// <summary>The name of the thing in sentences.</summary>
    protected abstract string NameOf(IReadOnlyDictionary<string, string?> values);

    /// <summary>The row of <see cref="Id"/>, locked when it is about to be written; null when it is not there.</summary>
    protected virtual Task<StoredRow?> FindAsync(OrganisationSession db, bool locked, CancellationToken ct) => Id is { } id
        ? StoredRow.FindAsync(db, $"select * from {Table} where organisation_id = @organisation and id = @id{(locked ? " for update" : "")}", new { organisation = db.OrganisationId, id }, ct)
        : Task.FromResult<StoredRow?>(null);

    /// <summary>Ids of the rows that hold the thing.</summary>
    protected virtual IReadOnlyList<Guid> RowsOf(StoredRow row) => [row.Id];

    /// <summary>What is wrong with the values together, by field name; an empty name is about all of them.</summary>
    protected virtual Task<IReadOnlyList<(string Field, string Error)>> FaultsAsync(OrganisationSession db, StoredRow? row, IReadOnlyDictionary<string, object?> values, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<(string, string)>>([]);

    /// <summary>Why the thing cannot be removed, or null.</summary>
    protected virtual Task<string?> WhyKeptAsync(OrganisationSession db, StoredRow row, CancellationToken ct) => Task.FromResult<string?>(null);

    protected virtual Task AddAsync(OrganisationSession db, IReadOnlyDictionary<string, object?> columns, CancellationToken ct) => throw new NotSupportedException("This thing is not made here.");

    protected virtual Task UpdateAsync(OrganisationSession db, StoredRow row, IReadOnlyDictionary<string, object?> columns, CancellationToken ct) =>
        db.UpdateAsync(Table, row.Id, row.Version, columns, ct);

    protected virtual Task DeleteAsync(OrganisationSession db, StoredRow row, CancellationToken ct) => db.DeleteAsync(Table, row.Id, row.Version, ct);

    private async Task<IActionResult> SaveAsync(string? chosen, string? keep, string? stored, CancellationToken ct)
    {
        if (IsAbsent)
        {
            return NotFound();
        }

        var seen = await ReadAsync(ct);
        if (chosen is not null && Fields.Any(field => field.Name == chosen))
        {
            Input[chosen] = keep == "theirs" ? stored : Input.GetValueOrDefault(chosen);
            Was[chosen] = stored;
        }

        ModelState.Clear();
        if (seen is null && Id is not null)
        {
            ModelState.AddModelError("", shared["Error.Gone"]);
            return this.Unprocessable();
        }

        if (!IsReadable())
        {
            return this.Unprocessable();
        }

        var title = Texts[seen is null ? "Did.Added" : "Did.Changed", NameOf(Input)].Value;
        await using var db = await sessions.BeginChangeAsync(Context.OrganisationId, Context.Actor, title, ct);
        return await WriteAsync(db, title, await FindAsync(db, true, ct), ct);
    }

    private async Task<IActionResult> WriteAsync(OrganisationSession db, string title, StoredRow? row, CancellationToken ct)
    {
        if (row is null && Id is not null)
        {
            ModelState.AddModelError("", shared["Error.Gone"]);
            return this.Unprocessable();
        }

        if (row is not null && row.Version != Version)
        {
            var (merged, conflict) = FieldMerge.Merge(Fields, Was, Input, row.Texts(Fields));
            if (conflict is not null)
            {
                return await AskAsync(db, conflict, row, ct);
            }

            (Input, Was, Version) = (merged, row.Texts(Fields), row.Version);
        }

        var values = Fields.ToDictionary(field => field.Column, field => field.TryRead(Input.GetValueOrDefault(field.Name), out var value) ? value : null, StringComparer.Ordinal);
        foreach (var (field, error) in await FaultsAsync(db, row, values, ct))
        {
            ModelState.AddModelError(field.Length == 0 ? "" : KeyOf(field), error);
        }

        if (!ModelState.IsValid)
        {
            return this.Unprocessable();
        }

        if (row is null)
        {
            await AddAsync(db, values, ct);
        }
        else if (row.Texts(Fields) is var now && Fields.All(field => now[field.Name] == field.Canon(Input.GetValueOrDefault(field.Name))))
        {
            // Nothing to record.
            return Redirect(BackUrl);
        }
        else
        {
            await UpdateAsync(db, row, values, ct);
        }

        return await DoneAsync(db, title, ct);
    }

    private async Task<StoredRow?> ReadAsync(CancellationToken ct)
    {
        await using var db = await sessions.OpenAsync(Context.OrganisationId, ct);
        var row = await FindAsync(db, false, ct);
        Fields = await FieldsAsync(db, row, ct);
        return row;
    }

    private bool IsReadable()
    {
        foreach (var field in Fields.Where(field => !field.TryRead(Input.GetValueOrDefault(field.Name), out _)))
        {
            ModelState.AddModelError(KeyOf(field.Name), ErrorOf(field));
        }

        return ModelState.IsValid;
    }

    private void Open(StoredRow? row)
    {
        Input = row?.Texts(Fields) ?? [];
        Was = new Dictionary<string, string?>(Input, StringComparer.Ordinal);
        Version = row?.Version ?? 0;
    }

    private async Task<IActionResult> DoneAsync(OrganisationSession db, string title, CancellationToken ct)
    {
        await db.CommitAsync(ct);
        PageMessage.Leave(TempData, title, Context.Url($"ongedaan/{db.ChangeId}?terug={BackPath}"));
        return Redirect(BackUrl);
    }

    private async Task<PageResult> AskAsync(OrganisationSession db, FormField field, StoredRow row, CancellationToken ct)
    {
        var last = await db.QuerySingleOrDefaultAsync<LastChange>(
            """
            select c.actor_name, c.at from core.change_row r join core.change c on c.organisation_id = r.organisation_id and c.id = r.change_id
            where r.organisation_id = @organisation and r.row_id = any(@ids) order by r.seq desc limit 1
            """, new { organisation = db.OrganisationId, ids = RowsOf(row).ToArray() }, ct);
        var theirs = row.Texts(Fields)[field.Name];
        var hidden = new Dictionary<string, string> { ["Version"] = Version.ToString(CultureInfo.InvariantCulture), ["stored"] = theirs ?? "" };
        foreach (var one in Fields)
        {
            hidden[KeyOf(one.Name)] = Input.GetValueOrDefault(one.Name) ?? "";
            hidden[$"Was[{one.Name}]"] = Was.GetValueOrDefault(one.Name) ?? "";
        }

        Conflict = new ConflictChoice(
            Context.Url(Id is null ? OwnPath : $"{OwnPath}/{Id}") + "?handler=Keep", field.Name, LabelOf(field), field.Show(Input.GetValueOrDefault(field.Name)), field.Show(theirs),
            last?.ActorName ?? shared["Somebody"], last is null ? "" : LocalTime.Of(last.At).ToString("d MMMM, HH:mm", CultureInfo.CurrentCulture), hidden);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private static string KeyOf(string field) => $"Input[{field}]";

    private sealed record LastChange
    {
        public string ActorName { get; init; } = "";

        public DateTimeOffset At { get; init; }
    }
}
