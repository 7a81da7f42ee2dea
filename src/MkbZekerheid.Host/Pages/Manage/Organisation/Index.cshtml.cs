using Microsoft.Extensions.Localization;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Editing;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Pages.Manage.Organisation;

/// <summary>
/// The organisation itself: its name and language, and what the model says about the company. These stand in two rows, which
/// are read, compared and written together.
/// </summary>
[RequiresPermission(CorePermissions.OrganisationManage)]
internal sealed class IndexModel(
    IOrganisationSessions sessions, IOrganisationContext organisation, IStringLocalizer<OrganisationPageTexts> texts, IStringLocalizer<EditingTexts> shared)
    : RecordPage(sessions, organisation, texts, shared)
{
    private const int Words = 200;
    private const decimal MostMoney = 999_999_999_999.99m;
    private const string NameColumn = "name";
    private const string LanguageColumn = "language";

    public override bool MayDelete => false;

    public string Address => Context.Url("");

    protected override string BackPath => "beheer/organisatie";

    protected override string OwnPath => BackPath;

    protected override string Table => "core.company";

    protected override string NameOf(IReadOnlyDictionary<string, string?> values) => values.GetValueOrDefault("Name")?.Trim() ?? "";

    protected override Task<IReadOnlyList<FormField>> FieldsAsync(OrganisationSession db, StoredRow? row, CancellationToken ct) => Task.FromResult<IReadOnlyList<FormField>>(
    [
        new TextField("Name", NameColumn, 120) { Required = true },
        new ChoiceField("Language", LanguageColumn, [new Choice("nl", "nl", texts["Language.nl"]), new Choice("en", "en", texts["Language.en"])]) { Required = true },
        new TextField("Sector", "sector", Words) { Heading = "Heading.Company" },
        new TextField("Sbi", "sbi", 10),
        new TextField("Region", "region", Words),
        new TextField("WorkingHours", "working_hours", Words),
        new WholeField("Employees", "employees", 1, 1_000_000) { Heading = "Heading.Numbers" },
        new AmountField("Turnover", "turnover", 0, MostMoney),
        new AmountField("GrossMargin", "gross_margin", -MostMoney, MostMoney),
    ]);

    // Both versions only go up, so that their sum stays the same only when both do.
    protected override Task<StoredRow?> FindAsync(OrganisationSession db, bool locked, CancellationToken ct) => StoredRow.FindAsync(db,
        $"""
        select o.id, o.version + coalesce(c.version, 0) as version, o.key, o.name, o.language, c.id as company, c.version as company_version,
               c.sector, c.sbi, c.employees, c.turnover, c.gross_margin, c.region, c.working_hours
        from core.organisation o left join core.company c on c.organisation_id = o.id
        where o.id = @organisation{(locked ? " for update of o" : "")}
        """, new { organisation = db.OrganisationId }, ct);

    protected override IReadOnlyList<Guid> RowsOf(StoredRow row) => [row.Id, .. row.Values["company"] is Guid company ? (Guid[])[company] : []];

    protected override async Task UpdateAsync(OrganisationSession db, StoredRow row, IReadOnlyDictionary<string, object?> columns, CancellationToken ct)
    {
        await db.ExecuteAsync(
            "update core.organisation set name = @name, language = @language, version = version + 1 where id = @organisation and (name, language) is distinct from (@name, @language)",
            new { organisation = db.OrganisationId, name = columns[NameColumn], language = columns[LanguageColumn] }, ct);
        var own = columns.Where(column => column.Key != LanguageColumn).ToDictionary();
        var (company, version) = row.Values["company"] is Guid id ? (id, (int)row.Values["company_version"]!) : (await MakeCompanyAsync(db, (string)row.Values["key"]!, ct), 1);
        await db.UpdateAsync(Table, company, version, own, ct);
    }

    /// <summary>An organisation that was made by hand has no company in its model until now; the code is the one that an export gives it.</summary>
    private static async Task<Guid> MakeCompanyAsync(OrganisationSession db, string code, CancellationToken ct)
    {
        await ModelSections.SetAsync(db, "company", known: true, ct);
        var key = new { organisation = db.OrganisationId, id = Guid.CreateVersion7(), code };
        await db.ExecuteAsync("insert into core.entity (organisation_id, id, kind, code) values (@organisation, @id, 'company', @code)", key, ct);
        await db.ExecuteAsync("insert into core.company (organisation_id, id) values (@organisation, @id)", key, ct);
        return key.id;
    }
}
