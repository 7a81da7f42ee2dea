using System.Text.Json;
using System.Text.Json.Nodes;
using MkbZekerheid.Data;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// A table that keeps one kind of model record. Columns: <c>organisation_id, id, position, version</c>, one column for each
/// scalar member (snake_case; references as uuid ending in <c>_id</c>) and jsonb for the others, except lists that have a
/// table of their own: such a table has <c>parent_id</c> too, and the parent's <c>known</c> names the lists that were recorded.
/// </summary>
internal sealed class RecordTable
{
    private const int RowsPerStatement = 5_000;
    private readonly RecordShape shape;
    private readonly List<(RecordMember Member, RecordTable Table)> children = [];

    public RecordTable(string name, Type record, bool isChild = false, bool isMap = false)
    {
        Name = name;
        IsChild = isChild;
        IsMap = isMap;
        shape = RecordShape.Of(record);
    }

    /// <summary>Schema and table.</summary>
    public string Name { get; }

    /// <summary>True when the rows belong to a row of another table.</summary>
    public bool IsChild { get; }

    /// <summary>True when each row has a word of its own to be found by, in the column <c>map_key</c>.</summary>
    public bool IsMap { get; }

    /// <summary>Tables of lists within the record.</summary>
    public IEnumerable<RecordTable> Children => children.Select(child => child.Table);

    /// <summary>Gives a list within the record a table of its own.</summary>
    public void AddChild(string property, string table)
    {
        var member = shape.Members.Single(candidate => candidate.Property.Name == property);
        children.Add((member, new RecordTable(table, member.Property.PropertyType.GetGenericArguments()[0], isChild: true)));
    }

    /// <summary>Columns of the table with their SQL types, in order.</summary>
    public IEnumerable<(string Name, string Type)> Columns
    {
        get
        {
            yield return ("organisation_id", "uuid");
            yield return ("id", "uuid");
            if (IsChild)
            {
                yield return ("parent_id", "uuid");
            }

            if (IsMap)
            {
                yield return ("map_key", "text");
            }

            yield return ("position", "integer");
            yield return ("version", "integer");
            foreach (var member in OwnMembers)
            {
                yield return (member.Column, shape.IsDynamicReference(member) ? "text" : member.SqlType);
            }

            if (children.Count > 0)
            {
                yield return ("known", "text[]");
            }
        }
    }

    private IEnumerable<RecordMember> OwnMembers => shape.Members.Where(member => member != shape.Code && children.All(child => child.Member != member));

    /// <summary>All records of the organisation in stored order.</summary>
    public async Task<IReadOnlyList<Item>> ReadAsync(OrganisationSession db, EntityCodes codes, CancellationToken cancellationToken)
    {
        var values = new RecordValues(codes);
        var lists = new Dictionary<RecordMember, ILookup<Guid, object>>();
        foreach (var (member, table) in children)
        {
            var rows = await table.ReadRowsAsync(db, codes, values, [], cancellationToken);
            lists[member] = rows.ToLookup(row => row.Parent, row => row.Record);
        }

        return await ReadRowsAsync(db, codes, values, lists, cancellationToken);
    }

    /// <summary>Replaces all rows of the organisation with these records.</summary>
    public async Task WriteAsync(OrganisationSession db, EntityCodes codes, IEnumerable<Item> records, CancellationToken cancellationToken)
    {
        await ClearAsync(db, cancellationToken);
        await InsertAsync(db, codes, records, cancellationToken);
    }

    /// <summary>Gives a role another title in every row that names it, also deep inside.</summary>
    public async Task RenameRoleAsync(OrganisationSession db, string from, string to, CancellationToken cancellationToken)
    {
        foreach (var column in OwnMembers.Where(member => member.IsScalar && RoleTitles.IsTitle(member)).Select(member => member.Column))
        {
            await db.ExecuteAsync(
                $"update {Name} set \"{column}\" = @to, version = version + 1 where organisation_id = @organisation and \"{column}\" = @from",
                new { organisation = db.OrganisationId, from, to }, cancellationToken);
        }

        foreach (var member in OwnMembers.Where(member => !member.IsScalar && (RoleTitles.IsTitle(member) || RoleTitles.AreIn(member.Property.PropertyType))))
        {
            await RenameInsideAsync(db, member, from, to, cancellationToken);
        }

        foreach (var child in Children)
        {
            await child.RenameRoleAsync(db, from, to, cancellationToken);
        }
    }

    private async Task RenameInsideAsync(OrganisationSession db, RecordMember member, string from, string to, CancellationToken cancellationToken)
    {
        var rows = await db.QueryAsync<Inside>(
            $"select id, \"{member.Column}\"::text as value from {Name} where organisation_id = @organisation and position(to_jsonb(@from::text)::text in \"{member.Column}\"::text) > 0",
            new { organisation = db.OrganisationId, from }, cancellationToken);
        foreach (var row in rows)
        {
            var node = JsonNode.Parse(row.Value);
            if (RoleTitles.Replace(node, member.Property.PropertyType, RoleTitles.IsTitle(member), from, to) > 0)
            {
                await db.ExecuteAsync(
                    $"update {Name} set \"{member.Column}\" = @value, version = version + 1 where organisation_id = @organisation and id = @id",
                    new { organisation = db.OrganisationId, id = row.Id, value = new JsonParameter(node!.ToJsonString()) }, cancellationToken);
            }
        }
    }

    private async Task ClearAsync(OrganisationSession db, CancellationToken cancellationToken)
    {
        foreach (var child in Children)
        {
            await child.ClearAsync(db, cancellationToken);
        }

        await db.ExecuteAsync($"delete from {Name} where organisation_id = @organisation", new { organisation = db.OrganisationId }, cancellationToken);
    }

    private async Task InsertAsync(OrganisationSession db, EntityCodes codes, IEnumerable<Item> records, CancellationToken cancellationToken)
    {
        var values = new RecordValues(codes);
        var position = 0;
        foreach (var part in records.Chunk(RowsPerStatement))
        {
            var below = children.Select(_ => new List<Item>()).ToList();
            var rows = new JsonArray([.. part.Select(item => Row(item, position++, codes, values, below))]);
            var columns = string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));
            await db.ExecuteAsync(
                $"insert into {Name} ({columns}) select {columns} from jsonb_populate_recordset(null::{Name}, @rows)",
                new { rows = new JsonParameter(rows.ToJsonString()) }, cancellationToken);
            for (var index = 0; index < children.Count; index++)
            {
                await children[index].Table.InsertAsync(db, codes, below[index], cancellationToken);
            }
        }

        JsonObject Row(Item item, int at, EntityCodes known, RecordValues converter, List<List<Item>> below)
        {
            var record = item.Record;
            var id = shape.Code is { } code ? known.Id([code.CodeOf!.Value], (string)code.Property.GetValue(record)!) : Guid.CreateVersion7();
            var row = new JsonObject { ["organisation_id"] = db.OrganisationId.ToString(), ["id"] = id.ToString(), ["position"] = at, ["version"] = 1 };
            if (IsChild)
            {
                row["parent_id"] = item.Parent.ToString();
            }

            if (IsMap)
            {
                row["map_key"] = item.Key;
            }

            foreach (var member in OwnMembers)
            {
                row[member.Column] = converter.ToStored(shape, member, record);
            }

            if (children.Count > 0)
            {
                var recorded = new JsonArray();
                for (var index = 0; index < children.Count; index++)
                {
                    var list = children[index].Member.Property.GetValue(record)!;
                    if ((bool)list.GetType().GetProperty("IsKnown")!.GetValue(list)!)
                    {
                        recorded.Add(children[index].Member.Key);
                        below[index].AddRange(((System.Collections.IEnumerable)list).Cast<object>().Select(entry => new Item(entry, id)));
                    }
                }

                row["known"] = recorded;
            }

            return row;
        }
    }

    private async Task<List<Item>> ReadRowsAsync(
        OrganisationSession db, EntityCodes codes, RecordValues values, Dictionary<RecordMember, ILookup<Guid, object>> lists, CancellationToken cancellationToken)
    {
        var rows = await db.QueryAsync<string>(
            $"select to_jsonb(t)::text from {Name} t where t.organisation_id = @organisation order by {(IsChild ? "t.parent_id, " : "")}t.position",
            new { organisation = db.OrganisationId }, cancellationToken);
        var found = new List<Item>(rows.Count);
        foreach (var text in rows)
        {
            using var document = JsonDocument.Parse(text);
            var row = document.RootElement;
            var id = row.GetProperty("id").GetGuid();
            var record = values.FromStored(shape, member =>
                member == shape.Code ? row.GetProperty("id") : row.TryGetProperty(member.Column, out var stored) ? stored : null);
            foreach (var (member, lookup) in lists)
            {
                if (row.GetProperty("known").EnumerateArray().Any(key => key.GetString() == member.Key))
                {
                    member.Property.SetValue(record, ListOf(member, lookup[id]));
                }
            }

            found.Add(new Item(record, IsChild ? row.GetProperty("parent_id").GetGuid() : Guid.Empty, IsMap ? row.GetProperty("map_key").GetString() : null));
        }

        return found;
    }

    private sealed record Inside
    {
        public Guid Id { get; init; }

        public string Value { get; init; } = "";
    }

    /// <summary>A known list of the member's type with these items.</summary>
    private static object ListOf(RecordMember member, IEnumerable<object> items)
    {
        var type = member.Property.PropertyType.GetGenericArguments()[0];
        var source = items.ToArray();
        var array = Array.CreateInstance(type, source.Length);
        Array.Copy(source, array, source.Length);
        return typeof(ModelList).GetMethod(nameof(ModelList.ToModelList))!.MakeGenericMethod(type).Invoke(null, [array])!;
    }
}

/// <summary>A record with what its row needs besides: the row that it belongs to, or the word that it is found by.</summary>
internal sealed record Item(object Record, Guid Parent = default, string? Key = null);
