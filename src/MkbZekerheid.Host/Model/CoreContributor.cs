using System.Text.Json;
using MkbZekerheid.Data;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Host.Model;

/// <summary>
/// The part of the model that every installation has: the document's own head, the company itself, departments, people,
/// approvals, actions, closed months, settings, and extensions.
/// </summary>
internal sealed class CoreContributor : RecordContributor
{
    public CoreContributor()
    {
        One(model => model.Company, "core.company");
        List(model => model.Departments, "core.department");
        List(model => model.People, "core.person");
        List(model => model.Approvals, "core.approval");
        List(model => model.Actions, "core.action");
        List(model => model.KpiValues, "core.kpi_value");
        One(model => model.Settings, "core.calculation_settings");
    }

    public override async Task<ResilienceModel> ReadAsync(OrganisationSession db, ResilienceModel model, CancellationToken cancellationToken)
    {
        var head = await db.QuerySingleOrDefaultAsync<Head>(
            """
            select o.as_of, h.id, h.document_language, h.document_note, h.extensions
            from core.organisation o left join core.model_head h on h.organisation_id = o.id
            where o.id = @organisation
            """, new { organisation = db.OrganisationId }, cancellationToken);
        var filled = await base.ReadAsync(db, model, cancellationToken);
        return head?.Id is null ? filled with { AsOf = head?.AsOf } : filled with
        {
            AsOf = head.AsOf,
            Language = head.DocumentLanguage,
            Note = head.DocumentNote,
            Extensions = head.Extensions is null ? default : ExtensionsOf(head.Extensions),
        };
    }

    public override async Task WriteAsync(OrganisationSession db, ResilienceModel model, CancellationToken cancellationToken)
    {
        await base.WriteAsync(db, model, cancellationToken);
        await db.ExecuteAsync("delete from core.model_head where organisation_id = @organisation", new { organisation = db.OrganisationId }, cancellationToken);
        await db.InsertAllAsync("core.model_head",
            [new
            {
                Id = Guid.CreateVersion7(),
                DocumentLanguage = model.Language,
                DocumentNote = model.Note,
                Extensions = model.Extensions.IsKnown ? TextOf(model.Extensions) : null,
            }], cancellationToken);
        await db.ExecuteAsync(
            "update core.organisation set as_of = @asOf, name = coalesce(@name, name), version = version + 1 where id = @organisation and (as_of is distinct from @asOf or name is distinct from coalesce(@name, name))",
            new { organisation = db.OrganisationId, asOf = model.AsOf, name = model.Company.Name }, cancellationToken);
    }

    private static ModelMap<JsonElement> ExtensionsOf(string text) =>
        JsonDocument.Parse(text).RootElement.EnumerateObject().ToModelMap(entry => entry.Name, entry => entry.Value.Clone());

    private static string TextOf(ModelMap<JsonElement> extensions) =>
        "{" + string.Join(",", extensions.Select(pair => JsonSerializer.Serialize(pair.Key) + ":" + pair.Value.GetRawText())) + "}";

    private sealed record Head
    {
        public DateOnly? AsOf { get; init; }

        public Guid? Id { get; init; }

        public string? DocumentLanguage { get; init; }

        public string? DocumentNote { get; init; }

        public string? Extensions { get; init; }
    }
}
