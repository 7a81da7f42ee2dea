using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>How the members of a model record are kept in a table: found once for each record type, from its attributes.</summary>
internal sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Shapes = new();

    private RecordShape(Type type)
    {
        Type = type;
        Members = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
            .Select(property => new RecordMember(property))];
        Code = Members.FirstOrDefault(member => member.CodeOf is not null);
        DynamicKind = Members.FirstOrDefault(member => member.Property.PropertyType == typeof(EntityKind));
    }

    /// <summary>The record type.</summary>
    public Type Type { get; }

    /// <summary>All members in the order of the record.</summary>
    public IReadOnlyList<RecordMember> Members { get; }

    /// <summary>The member that is the code of the entity, or null for a record that is no entity.</summary>
    public RecordMember? Code { get; }

    /// <summary>The member that says of which kind the member <c>Ref</c> is, or null.</summary>
    public RecordMember? DynamicKind { get; }

    /// <summary>The shape of a record type.</summary>
    public static RecordShape Of(Type type) => Shapes.GetOrAdd(type, static key => new RecordShape(key));

    /// <summary>True when the member names an entity whose kind stands in another member of the same record.</summary>
    public bool IsDynamicReference(RecordMember member) =>
        DynamicKind is not null && member.Property.Name == "Ref" && member.Property.PropertyType == typeof(string);

    /// <summary>The record of a union that a stored <c>type</c> names.</summary>
    public static Type UnionType(Type union, string token) =>
        union.GetCustomAttributes<UnionMemberAttribute>().FirstOrDefault(member => member.Type == token)?.Record
        ?? throw new InvalidOperationException($"{union.Name} has no shape named {token}.");

    /// <summary>The word that names the shape of a union value.</summary>
    public static string UnionToken(Type union, Type record) =>
        union.GetCustomAttributes<UnionMemberAttribute>().First(member => member.Record == record).Type;

    /// <summary>True for the base record of a union.</summary>
    public static bool IsUnion(Type type) => type.IsAbstract && type.IsDefined(typeof(UnionMemberAttribute), false);
}

/// <summary>One member of a record.</summary>
internal sealed class RecordMember
{
    public RecordMember(PropertyInfo property)
    {
        Property = property;
        Key = property.GetCustomAttribute<KeyAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        CodeOf = property.GetCustomAttribute<CodeAttribute>()?.Kind;
        var kinds = property.GetCustomAttribute<RefAttribute>()?.Kinds;
        // Measures and phases are no rows of the organisation: a reference to one stays the word that it is.
        References = kinds is null || kinds.All(kind => kind is EntityKind.Kpi or EntityKind.Phase) ? null : kinds;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        IsScalar = type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(decimal)
            || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(JsonElement) || type.IsEnum;
        var snake = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        Column = References is not null && IsScalar && !snake.EndsWith("_id", StringComparison.Ordinal) ? snake + "_id"
            : snake is "version" or "position" or "known" ? $"{LastWord(property.DeclaringType!.Name)}_{snake}" : snake;
    }

    /// <summary>Rows have a version of their own, so that of a plan is <c>plan_version</c>.</summary>
    private static string LastWord(string record) => JsonNamingPolicy.SnakeCaseLower.ConvertName(record).Split('_')[^1];

    /// <summary>The property of the record.</summary>
    public PropertyInfo Property { get; }

    /// <summary>Its key in JSON.</summary>
    public string Key { get; }

    /// <summary>Its column.</summary>
    public string Column { get; }

    /// <summary>True when it has a column of its own type; false when it is kept as jsonb.</summary>
    public bool IsScalar { get; }

    /// <summary>The kind of entity whose code it is, or null.</summary>
    public EntityKind? CodeOf { get; }

    /// <summary>Kinds of entities that it refers to, or null when it is no reference to a row.</summary>
    public IReadOnlyList<EntityKind>? References { get; }

    /// <summary>The SQL type of the column.</summary>
    public string SqlType
    {
        get
        {
            var type = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;
            return !IsScalar ? "jsonb"
                : References is not null ? "uuid"
                : type == typeof(bool) ? "boolean"
                : type == typeof(int) ? "integer"
                : type == typeof(DateOnly) ? "date"
                : type == typeof(DateTimeOffset) ? "timestamptz"
                : type == typeof(decimal) ? Property.GetCustomAttribute<NumberAttribute>() switch
                {
                    HoursAttribute => "numeric(10,2)",
                    MoneyAttribute => "numeric(14,2)",
                    PercentAttribute => "numeric(5,2)",
                    ShareAttribute => "numeric(7,6)",
                    { } number => $"numeric(18,{number.Decimals})",
                    null => "numeric",
                }
                : "text";
        }
    }
}
