using System.Collections;
using System.Text.Json;
using MkbZekerheid.Data;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// Codes of an organisation's entities and the internal ids behind them. Rows refer by id, so that a code can be
/// changed; the model document knows codes only.
/// </summary>
public sealed class EntityCodes
{
    private readonly Dictionary<(string Kind, string Code), Guid> ids = [];
    private readonly Dictionary<Guid, string> codes = [];

    private EntityCodes(IEnumerable<EntityRow> rows)
    {
        foreach (var row in rows)
        {
            ids[(row.Kind, row.Code)] = row.Id;
            codes[row.Id] = row.Code;
        }
    }

    /// <summary>All entities of the organisation of the session.</summary>
    public static async Task<EntityCodes> ReadAsync(OrganisationSession db, CancellationToken cancellationToken) =>
        new(await db.QueryAsync<EntityRow>(
            "select id, kind, code from core.entity where organisation_id = @organisation",
            new { organisation = db.OrganisationId }, cancellationToken));

    /// <summary>
    /// Registers one new entity under the next free code: the prefix and a number above all that are there. Two people who add
    /// at once get two codes.
    /// </summary>
    /// <param name="kind">Kind as core.entity writes it, such as <c>person</c>.</param>
    /// <param name="prefix">Capital letters only.</param>
    /// <returns>The internal id, to be the id of the row.</returns>
    public static async Task<Guid> AddAsync(OrganisationSession db, string kind, string prefix, string title, CancellationToken cancellationToken)
    {
        await db.ExecuteAsync("select pg_advisory_xact_lock(hashtext(@kind || @organisation::text))", new { kind, organisation = db.OrganisationId }, cancellationToken);
        var id = Guid.CreateVersion7();
        await db.ExecuteAsync(
            """
            insert into core.entity (organisation_id, id, kind, code, title)
            select @organisation, @id, @kind, @prefix || coalesce(max(substring(code from '^' || @prefix || '([0-9]{1,9})$')::int), 0) + 1, left(@title, 200)
            from core.entity where organisation_id = @organisation and kind = @kind
            """, new { organisation = db.OrganisationId, id, kind, prefix, title }, cancellationToken);
        return id;
    }

    /// <summary>
    /// Registers every entity of the model, keeping the id of a code that is known already. Called once before the
    /// contributors write; <see cref="RemoveOthersAsync"/> afterwards removes what is no longer in the model.
    /// </summary>
    public static async Task<EntityCodes> RegisterAsync(OrganisationSession db, ResilienceModel model, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(db, cancellationToken);
        var entities = EntitiesOf(model).ToList();
        var added = entities.Where(entity => !known.ids.ContainsKey((entity.Kind, entity.Code)))
            .Select(entity => new EntityRow { Id = Guid.CreateVersion7(), Kind = entity.Kind, Code = entity.Code, Title = entity.Title }).ToList();
        await db.InsertAllAsync("core.entity", added, cancellationToken);
        foreach (var row in added)
        {
            known.ids[(row.Kind, row.Code)] = row.Id;
            known.codes[row.Id] = row.Code;
        }

        foreach (var part in entities.Chunk(5_000))
        {
            await db.ExecuteAsync(
                """
                update core.entity e set title = n.title
                from unnest(@kinds, @codes, @titles) as n(kind, code, title)
                where e.organisation_id = @organisation and e.kind = n.kind and e.code = n.code and e.title <> n.title
                """,
                new
                {
                    organisation = db.OrganisationId,
                    kinds = part.Select(entity => entity.Kind).ToArray(),
                    codes = part.Select(entity => entity.Code).ToArray(),
                    titles = part.Select(entity => entity.Title).ToArray(),
                }, cancellationToken);
        }

        return known;
    }

    /// <summary>Removes entities that the model does not hold. Called after the contributors have written.</summary>
    public async Task RemoveOthersAsync(OrganisationSession db, ResilienceModel model, CancellationToken cancellationToken)
    {
        var kept = EntitiesOf(model).Select(entity => ids[(entity.Kind, entity.Code)]).ToHashSet();
        var gone = codes.Keys.Where(id => !kept.Contains(id)).ToArray();
        if (gone.Length > 0)
        {
            await db.ExecuteAsync(
                "delete from core.entity where organisation_id = @organisation and id = any(@gone)",
                new { organisation = db.OrganisationId, gone }, cancellationToken);
        }
    }

    /// <summary>The id of an entity.</summary>
    /// <exception cref="KeyNotFoundException">No entity of these kinds has the code.</exception>
    public Guid Id(IReadOnlyList<EntityKind> kinds, string code)
    {
        foreach (var kind in kinds)
        {
            if (ids.TryGetValue((Token(kind), code), out var id))
            {
                return id;
            }
        }

        throw new KeyNotFoundException($"No {string.Join(" or ", kinds)} has the code {code}.");
    }

    /// <summary>The id of an entity, or null when no entity of this kind has the code.</summary>
    public Guid? Find(EntityKind kind, string code) => ids.TryGetValue((Token(kind), code), out var id) ? id : null;

    /// <summary>The code behind an id.</summary>
    /// <exception cref="KeyNotFoundException">No entity of the organisation has the id.</exception>
    public string Code(Guid id) => codes[id];

    /// <summary>The code behind a text that is either an id or, for measures and phases, the code itself.</summary>
    internal string CodeOf(string stored) => Guid.TryParse(stored, out var id) && codes.TryGetValue(id, out var code) ? code : stored;

    /// <summary>The word for a kind in core.entity.</summary>
    public static string Token(EntityKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static IEnumerable<(string Kind, string Code, string Title)> EntitiesOf(object? value)
    {
        if (value is null or string || value.GetType().IsPrimitive || value is decimal or DateOnly or DateTimeOffset or JsonElement or Enum)
        {
            yield break;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                foreach (var entity in EntitiesOf(item))
                {
                    yield return entity;
                }
            }

            yield break;
        }

        if (value.GetType().Namespace != typeof(ResilienceModel).Namespace)
        {
            // A pair of a map: its value may be a record.
            foreach (var entity in EntitiesOf(value.GetType().GetProperty("Value")?.GetValue(value)))
            {
                yield return entity;
            }

            yield break;
        }

        var shape = RecordShape.Of(value.GetType());
        if (shape.Code is { } code && code.Property.GetValue(value) is string own)
        {
            yield return (Token(code.CodeOf!.Value), own, TitleOf(shape, value));
        }

        foreach (var member in shape.Members.Where(member => !member.IsScalar))
        {
            foreach (var entity in EntitiesOf(member.Property.GetValue(value)))
            {
                yield return entity;
            }
        }
    }

    private static string TitleOf(RecordShape shape, object value) =>
        shape.Members.Where(member => member.Property.Name is "Name" or "Text" or "Role" or "Item")
            .Select(member => member.Property.GetValue(value) as string).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "";

    private sealed record EntityRow
    {
        public Guid Id { get; init; }

        public string Kind { get; init; } = "";

        public string Code { get; init; } = "";

        public string Title { get; init; } = "";
    }
}
