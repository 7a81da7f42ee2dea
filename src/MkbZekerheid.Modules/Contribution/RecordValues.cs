using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// Turns values of model records into JSON as tables keep it, and back. The only difference with the model document:
/// codes of entities are internal ids here.
/// </summary>
internal sealed class RecordValues(EntityCodes codes)
{
    /// <summary>A member's value for its column; null stays null.</summary>
    public JsonNode? ToStored(RecordShape shape, RecordMember member, object record)
    {
        var value = member.Property.GetValue(record);
        if (value is string text && shape.IsDynamicReference(member))
        {
            var kind = (EntityKind)shape.DynamicKind!.Property.GetValue(record)!;
            return codes.Find(kind, text)?.ToString() ?? text;
        }

        return Node(value, member.Property.PropertyType, member);
    }

    /// <summary>A record from the members that a row or a JSON object holds; absent members are unknown.</summary>
    public object FromStored(RecordShape shape, Func<RecordMember, JsonElement?> stored)
    {
        var record = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(shape.Type);
        foreach (var member in shape.Members)
        {
            if (stored(member) is not { ValueKind: not JsonValueKind.Null } element)
            {
                continue;
            }

            var value = shape.IsDynamicReference(member) ? codes.CodeOf(element.GetString()!) : Value(element, member.Property.PropertyType, member);
            member.Property.SetValue(record, value);
        }

        return record;
    }

    private JsonNode? Node(object? value, Type declared, RecordMember member)
    {
        switch (value)
        {
            case null: return null;
            case string text: return member.CodeOf is { } kind ? codes.Id([kind], text).ToString()
                : member.References is { } kinds ? codes.Id(kinds, text).ToString() : text;
            case bool flag: return flag;
            case int number: return number;
            case decimal number: return number;
            case DateOnly date: return date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            case DateTimeOffset instant: return instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
            case Enum token: return Tokens.Write(token);
            // As text, because jsonb would forget the order of the keys.
            case JsonElement element: return element.GetRawText();
        }

        var type = value.GetType();
        if (IsGeneric(type, typeof(ModelList<>)))
        {
            return (bool)type.GetProperty("IsKnown")!.GetValue(value)!
                ? new JsonArray([.. ((IEnumerable)value).Cast<object?>().Select(item => Node(item, type.GetGenericArguments()[0], member))])
                : null;
        }

        if (IsGeneric(type, typeof(ModelMap<>)))
        {
            return (bool)type.GetProperty("IsKnown")!.GetValue(value)! ? MapNode((IEnumerable)value, member) : null;
        }

        return RecordNode(value, declared);
    }

    private JsonObject MapNode(IEnumerable pairs, RecordMember member)
    {
        var node = new JsonObject();
        foreach (var pair in pairs)
        {
            var key = (string)pair.GetType().GetProperty("Key")!.GetValue(pair)!;
            var value = pair.GetType().GetProperty("Value")!;
            node[member.References is { } kinds ? codes.Id(kinds, key).ToString() : key] = Node(value.GetValue(pair), value.PropertyType, NoReference.Member);
        }

        return node;
    }

    private JsonObject RecordNode(object value, Type declared)
    {
        var shape = RecordShape.Of(value.GetType());
        var node = new JsonObject();
        if (RecordShape.IsUnion(declared))
        {
            node["type"] = RecordShape.UnionToken(declared, value.GetType());
        }

        foreach (var member in shape.Members)
        {
            if (ToStored(shape, member, value) is { } stored)
            {
                node[member.Key] = stored;
            }
        }

        return node;
    }

    private object? Value(JsonElement element, Type declared, RecordMember member)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (type == typeof(string))
        {
            return member.CodeOf is not null || member.References is not null ? codes.CodeOf(element.GetString()!) : element.GetString();
        }

        return type == typeof(bool) ? element.GetBoolean()
            : type == typeof(int) ? element.GetInt32()
            : type == typeof(decimal) ? element.GetDecimal()
            : type == typeof(DateOnly) ? DateOnly.Parse(element.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            : type == typeof(DateTimeOffset) ? element.GetDateTimeOffset().ToUniversalTime()
            : type == typeof(JsonElement) ? JsonDocument.Parse(element.GetString()!).RootElement.Clone()
            : type.IsEnum ? Tokens.Read(type, element.GetString()!)
            : IsGeneric(type, typeof(ModelList<>)) ? ListValue(element, type.GetGenericArguments()[0], member)
            : IsGeneric(type, typeof(ModelMap<>)) ? MapValue(element, type.GetGenericArguments()[0], member)
            : RecordValue(element, RecordShape.IsUnion(type) ? RecordShape.UnionType(type, element.GetProperty("type").GetString()!) : type);
    }

    private object ListValue(JsonElement element, Type item, RecordMember member)
    {
        var array = Array.CreateInstance(item, element.GetArrayLength());
        var index = 0;
        foreach (var entry in element.EnumerateArray())
        {
            array.SetValue(Value(entry, item, member), index++);
        }

        return typeof(ModelList).GetMethod(nameof(ModelList.ToModelList))!.MakeGenericMethod(item).Invoke(null, [array])!;
    }

    private object MapValue(JsonElement element, Type item, RecordMember member)
    {
        var pairType = typeof(KeyValuePair<,>).MakeGenericType(typeof(string), item);
        var pairs = element.EnumerateObject()
            .Select(entry => Activator.CreateInstance(pairType, member.References is null ? entry.Name : codes.CodeOf(entry.Name), Value(entry.Value, item, NoReference.Member)))
            .ToArray();
        var array = Array.CreateInstance(pairType, pairs.Length);
        Array.Copy(pairs, array, pairs.Length);
        return Activator.CreateInstance(typeof(ModelMap<>).MakeGenericType(item), array)!;
    }

    private object RecordValue(JsonElement element, Type type) =>
        FromStored(RecordShape.Of(type), member => element.TryGetProperty(member.Key, out var found) ? found : null);

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    /// <summary>Values of a map are never references themselves: only its keys are.</summary>
    private sealed class NoReference
    {
        public static readonly RecordMember Member = new(typeof(NoReference).GetProperty(nameof(Value))!);

        public string? Value { get; set; }
    }
}
