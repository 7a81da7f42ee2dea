using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MkbZekerheid.Model.Document;

/// <summary>Builds the shapes from the records, once.</summary>
internal static class Shapes
{
    private static readonly Dictionary<Type, Shape> Built = [];
    private static readonly Lock Gate = new();

    public static RecordShape Root { get; } = (RecordShape)Of(typeof(ResilienceModel));

    public static Shape Of(Type type)
    {
        lock (Gate)
        {
            return Record(type);
        }
    }

    private static Shape Record(Type type)
    {
        if (Built.TryGetValue(type, out var known))
        {
            return known;
        }

        var members = type.GetCustomAttributes<UnionMemberAttribute>().ToList();
        if (members.Count > 0)
        {
            var union = new UnionShape(type);
            Built.Add(type, union);
            foreach (var member in members)
            {
                var shape = (RecordShape)Record(member.Record);
                shape.UnionType = member.Type;
                union.Members.Add(shape);
            }

            return union;
        }

        var record = new RecordShape(type) { Create = Expression.Lambda<Func<object>>(Expression.New(type)).Compile() };
        Built.Add(type, record);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is not null)
            .OrderBy(property => property.MetadataToken);
        var fields = properties.Select(FieldOf).ToList();
        record.Fields = fields;
        foreach (var field in fields)
        {
            record.ByKey.Add(field.Key, field);
        }

        record.Code = fields.Find(field => field.CodeKind is not null);
        record.Shorthand = type.GetProperties().Where(property => property.IsDefined(typeof(ShorthandAttribute)))
            .Select(property => record.ByKey[KeyOf(property)]).FirstOrDefault();
        return record;
    }

    private static string KeyOf(PropertyInfo property) =>
        property.GetCustomAttribute<KeyAttribute>()?.Name ?? ModelTokens.Camel(property.Name);

    private static Field FieldOf(PropertyInfo property, int index) => new()
    {
        Key = KeyOf(property),
        Index = index,
        Shape = ShapeOf(property.PropertyType, property),
        IsRequired = property.IsDefined(typeof(RequiredMemberAttribute)),
        Get = Getter(property),
        Set = Setter(property),
        CodeKind = property.GetCustomAttribute<CodeAttribute>()?.Kind,
        RefKinds = property.GetCustomAttribute<RefAttribute>()?.Kinds,
        NeverFalling = property.IsDefined(typeof(NeverFallingAttribute)),
        Owner = property.GetCustomAttribute<OwnerAttribute>()?.Module,
    };

    private static Shape ShapeOf(Type type, PropertyInfo property)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ModelList<>))
        {
            var item = type.GetGenericArguments()[0];
            return (Shape)Activator.CreateInstance(typeof(ListShape<>).MakeGenericType(item), ShapeOf(item, property), Nullable.GetUnderlyingType(item) is not null)!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ModelMap<>))
        {
            var value = type.GetGenericArguments()[0];
            return (Shape)Activator.CreateInstance(typeof(MapShape<>).MakeGenericType(value), ShapeOf(value, property))!;
        }

        return type switch
        {
            _ when type == typeof(string) => new TextShape(),
            _ when type == typeof(bool) => new BoolShape(),
            _ when type == typeof(DateOnly) => new DateShape(),
            _ when type == typeof(DateTimeOffset) => new InstantShape(),
            _ when type == typeof(JsonElement) => new JsonShape(),
            _ when type == typeof(int) || type == typeof(decimal) => new NumberShape(NumberRule(property), type == typeof(int)),
            _ when type.IsEnum => new EnumShape(type),
            _ => Record(type),
        };
    }

    private static NumberAttribute NumberRule(PropertyInfo property) =>
        property.GetCustomAttribute<NumberAttribute>()
        ?? throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} does not say its unit.");

    private static Func<object, object?> Getter(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(owner, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), owner).Compile();
    }

    private static Action<object, object?> Setter(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var call = Expression.Call(Expression.Convert(owner, property.DeclaringType!), property.SetMethod!, Expression.Convert(value, property.PropertyType));
        return Expression.Lambda<Action<object, object?>>(call, owner, value).Compile();
    }
}
