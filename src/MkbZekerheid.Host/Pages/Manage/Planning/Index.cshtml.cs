using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Editing;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Planning;

/// <summary>
/// When the programme starts, how many weeks it takes, and the weeks of each phase; all dates follow from these. The phases
/// stand in one column of the row, and each of their weeks is a field of its own, so that two planners only meet on the same week.
/// </summary>
[RequiresPermission(CorePermissions.ProgrammeEdit)]
internal sealed class IndexModel(
    IOrganisationSessions sessions, ModelContributors contributors, PluginCatalogue catalogue, ModuleTexts moduleTexts, IOrganisationContext organisation,
    IStringLocalizer<PlanningTexts> texts, IStringLocalizer<EditingTexts> shared)
    : RecordPage(sessions, organisation, texts, shared)
{
    private const string Section = "programme";
    private const string StartColumn = "start_on";
    private const string WeeksColumn = "weeks";
    private const string PhasesColumn = "phases";
    private const int UsualWeeks = 17;
    private const int MostWeeks = 520;

    private readonly IReadOnlyList<(PhaseDescriptor Descriptor, string Name)> phases =
        [.. catalogue.Loaded.Where(module => module.Descriptor.Phase is not null).OrderBy(module => module.Descriptor.Phase!.Number).Select(module => (module.Descriptor.Phase!, moduleTexts.Of(module.Id, "Phase.Name")))];

    public override bool MayDelete => false;

    /// <summary>Fields of the programme as a whole.</summary>
    public IEnumerable<FormField> Whole => Fields.Take(2);

    /// <summary>Each phase with its two fields.</summary>
    public IEnumerable<(string Name, FormField From, FormField To)> Phases => phases.Select((phase, at) => (phase.Name, Fields[2 + (2 * at)], Fields[3 + (2 * at)]));

    protected override bool IsAbsent => !contributors.Sections.Contains(Section);

    protected override string BackPath => "beheer/planning";

    protected override string OwnPath => BackPath;

    protected override string Table => "scope.programme";

    public override string LabelOf(FormField field) => PhaseOf(field) is { } phase ? texts[field.Name.EndsWith(".from", StringComparison.Ordinal) ? "Field.From" : "Field.To", phase] : base.LabelOf(field);

    /// <summary>The dates of a phase as they were stored when the page was opened, or null without a start.</summary>
    public string? DatesOf(FormField from, FormField to)
    {
        int? Week(FormField field) => field.TryRead(Was.GetValueOrDefault(field.Name), out var week) ? week as int? : null;
        return Fields[0].TryRead(Was.GetValueOrDefault(Fields[0].Name), out var start) && start is DateOnly first && Week(from) is { } one && Week(to) is { } last
            ? texts["Span", ProgrammeCalendar.StartOf(first, one).ToString("d MMM", CultureInfo.CurrentCulture), ProgrammeCalendar.EndOf(first, last).ToString("d MMM yyyy", CultureInfo.CurrentCulture)].Value : null;
    }

    protected override string NameOf(IReadOnlyDictionary<string, string?> values) =>
        texts["Name", Fields[0].Show(values.GetValueOrDefault("StartOn")) ?? "", values.GetValueOrDefault("Weeks") ?? ""];

    protected override string ErrorOf(FormField field) => PhaseOf(field) is { } phase ? texts["Error.Week", phase] : base.ErrorOf(field);

    protected override Task<IReadOnlyList<FormField>> FieldsAsync(OrganisationSession db, StoredRow? row, CancellationToken ct) => Task.FromResult<IReadOnlyList<FormField>>(
    [
        new DateField("StartOn", StartColumn) { Required = true },
        new WholeField("Weeks", WeeksColumn, 1, MostWeeks) { Required = true },
        .. phases.SelectMany(phase => new[] { Column(phase.Descriptor, "from"), Column(phase.Descriptor, "to") }.Select(column => new WholeField(column, column, 1, MostWeeks) { Required = true })),
    ]);

    /// <summary>The row with the weeks of each phase as columns of their own; what is not stored is as the phases themselves say.</summary>
    protected override async Task<StoredRow?> FindAsync(OrganisationSession db, bool locked, CancellationToken ct)
    {
        if (locked)
        {
            // There may be no row to lock yet.
            await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext('programme' || @organisation::text))", new { organisation = db.OrganisationId }, ct);
        }

        var row = await StoredRow.FindAsync(db, $"select id, version, start_on, weeks, phases::text as phases from {Table} where organisation_id = @organisation{(locked ? " for update" : "")}", new { organisation = db.OrganisationId }, ct);
        var values = new Dictionary<string, object?>(row?.Values ?? new Dictionary<string, object?>(), StringComparer.Ordinal);
        values[WeeksColumn] = values.GetValueOrDefault(WeeksColumn) ?? UsualWeeks;
        var stored = Read(values.GetValueOrDefault(PhasesColumn) as string);
        foreach (var (descriptor, _) in phases)
        {
            var own = Find(stored, descriptor);
            values[Column(descriptor, "from")] = (int?)own?["weekFrom"] ?? descriptor.WeekFrom;
            values[Column(descriptor, "to")] = (int?)own?["weekTo"] ?? descriptor.WeekTo;
        }

        return new StoredRow(row?.Id ?? Guid.Empty, row?.Version ?? 0, values);
    }

    protected override Task<IReadOnlyList<(string Field, string Error)>> FaultsAsync(OrganisationSession db, StoredRow? row, IReadOnlyDictionary<string, object?> values, CancellationToken ct)
    {
        var faults = new List<(string, string)>();
        if (values[StartColumn] is DateOnly { DayOfWeek: not DayOfWeek.Monday })
        {
            faults.Add(("StartOn", texts["Error.Monday"]));
        }

        foreach (var (descriptor, name) in phases)
        {
            var (from, to) = ((int)values[Column(descriptor, "from")]!, (int)values[Column(descriptor, "to")]!);
            if (to < from)
            {
                faults.Add((Column(descriptor, "to"), texts["Error.Order", name]));
            }
            else if (to > (int)values[WeeksColumn]!)
            {
                faults.Add((Column(descriptor, "to"), texts["Error.Beyond", name, to]));
            }
        }

        return Task.FromResult<IReadOnlyList<(string, string)>>(faults);
    }

    protected override async Task UpdateAsync(OrganisationSession db, StoredRow row, IReadOnlyDictionary<string, object?> columns, CancellationToken ct)
    {
        var (id, version) = (row.Id, row.Version);
        if (id == Guid.Empty)
        {
            (id, version) = (Guid.CreateVersion7(), 1);
            await ModelSections.SetAsync(db, Section, known: true, ct);
            await db.ExecuteAsync($"insert into {Table} (organisation_id, id, position) values (@organisation, @id, 0)", new { organisation = db.OrganisationId, id }, ct);
        }

        await db.UpdateAsync(Table, id, version, new { start_on = columns[StartColumn], weeks = columns[WeeksColumn], phases = new JsonParameter(Write(row.Values.GetValueOrDefault(PhasesColumn) as string, columns)) }, ct);
    }

    /// <summary>The stored phases with the weeks of the form; state, effort and tasks stay.</summary>
    private string Write(string? stored, IReadOnlyDictionary<string, object?> columns)
    {
        var all = Read(stored);
        foreach (var (descriptor, _) in phases)
        {
            if (Find(all, descriptor) is not { } own)
            {
                own = new JsonObject { ["id"] = descriptor.Code };
                all.Add(own);
            }

            own["weekFrom"] = (int)columns[Column(descriptor, "from")]!;
            own["weekTo"] = (int)columns[Column(descriptor, "to")]!;
        }

        return all.ToJsonString();
    }

    private string? PhaseOf(FormField field) => phases.FirstOrDefault(phase => field.Name.StartsWith(phase.Descriptor.Code + ".", StringComparison.Ordinal)).Name;

    private static string Column(PhaseDescriptor phase, string end) => $"{phase.Code}.{end}";

    private static JsonArray Read(string? stored) => stored is null ? [] : JsonNode.Parse(stored)!.AsArray();

    private static JsonObject? Find(JsonArray all, PhaseDescriptor phase) => all.OfType<JsonObject>().FirstOrDefault(own => (string?)own["id"] == phase.Code);
}
