using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace MkbZekerheid.Model;

/// <summary>
/// An immutable map from a code to a value, in ordinal order of the code. Like <see cref="ModelList{T}"/> it knows
/// whether it is known: <c>default</c> is "not recorded", an empty map is "recorded as empty". Compares by value.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is the map of the model; a longer name would be on every line.")]
public readonly struct ModelMap<TValue> : IReadOnlyDictionary<string, TValue>, IEquatable<ModelMap<TValue>>
{
    private readonly SortedList<string, TValue>? _items;

    /// <summary>A known map with these pairs; a repeated code throws <see cref="ArgumentException"/>.</summary>
    public ModelMap(IEnumerable<KeyValuePair<string, TValue>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        _items = new SortedList<string, TValue>(StringComparer.Ordinal);
        foreach (var (code, value) in pairs)
        {
            _items.Add(code, value);
        }
    }

    /// <summary>False when nobody has recorded this map yet.</summary>
    public bool IsKnown => _items is not null;

    /// <inheritdoc />
    public int Count => _items?.Count ?? 0;

    /// <inheritdoc />
    public TValue this[string key] => _items is null ? throw new KeyNotFoundException(key) : _items[key];

    /// <inheritdoc />
    public IEnumerable<string> Keys => _items?.Keys ?? [];

    /// <inheritdoc />
    public IEnumerable<TValue> Values => _items?.Values ?? [];

    /// <inheritdoc />
    public bool ContainsKey(string key) => _items?.ContainsKey(key) ?? false;

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_items is not null)
        {
            return _items.TryGetValue(key, out value);
        }

        value = default;
        return false;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator() =>
        (_items ?? Enumerable.Empty<KeyValuePair<string, TValue>>()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public bool Equals(ModelMap<TValue> other) =>
        IsKnown == other.IsKnown && Count == other.Count && this.SequenceEqual(other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ModelMap<TValue> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(IsKnown, Count, Keys.FirstOrDefault());

    /// <summary>Equal when both are unknown, or both are known with the same pairs.</summary>
    public static bool operator ==(ModelMap<TValue> left, ModelMap<TValue> right) => left.Equals(right);

    /// <summary>The opposite of equality.</summary>
    public static bool operator !=(ModelMap<TValue> left, ModelMap<TValue> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="ModelMap{TValue}"/>.</summary>
public static class ModelMap
{
    /// <summary>A known map with these pairs; a repeated code throws <see cref="ArgumentException"/>.</summary>
    public static ModelMap<TValue> Of<TValue>(params (string Code, TValue Value)[] pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create(pair.Code, pair.Value)));

    /// <summary>A known map with one pair for each item; a repeated code throws <see cref="ArgumentException"/>.</summary>
    public static ModelMap<TValue> ToModelMap<TItem, TValue>(this IEnumerable<TItem> items, Func<TItem, string> code, Func<TItem, TValue> value) =>
        new(items.Select(item => KeyValuePair.Create(code(item), value(item))));
}
