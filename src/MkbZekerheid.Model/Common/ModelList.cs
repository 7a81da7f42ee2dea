using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MkbZekerheid.Model;

/// <summary>
/// An immutable list that also knows whether it is known at all: <c>default</c> is "not recorded" (<c>null</c> in the
/// document), <c>[]</c> is "recorded as empty". Both enumerate as empty, so that no reader has to test for null;
/// a rule that must tell them apart asks <see cref="IsKnown"/>. Compares by value.
/// </summary>
[CollectionBuilder(typeof(ModelList), nameof(ModelList.Create))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is the list of the model; a longer name would be on every line.")]
public readonly struct ModelList<T> : IReadOnlyList<T>, IEquatable<ModelList<T>>
{
    private readonly T[]? _items;

    internal ModelList(T[]? items) => _items = items;

    /// <summary>False when nobody has recorded this list yet.</summary>
    public bool IsKnown => _items is not null;

    /// <summary>The number of items; 0 for a list that is not known.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>The item at <paramref name="index"/>, counted from 0.</summary>
    public T this[int index] => _items is null ? throw new ArgumentOutOfRangeException(nameof(index)) : _items[index];

    /// <summary>The items as a span; empty when not known.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Allocation-free enumeration.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <inheritdoc />
    public bool Equals(ModelList<T> other) =>
        _items is null || other._items is null ? ReferenceEquals(_items, other._items) : _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ModelList<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(IsKnown);
        foreach (var item in AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Equal when both are unknown, or both are known with equal items in the same order.</summary>
    public static bool operator ==(ModelList<T> left, ModelList<T> right) => left.Equals(right);

    /// <summary>The opposite of equality.</summary>
    public static bool operator !=(ModelList<T> left, ModelList<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="ModelList{T}"/>; the compiler calls it for <c>[a, b]</c> and <c>[.. rows]</c>.</summary>
public static class ModelList
{
    /// <summary>A known list with these items (possibly none).</summary>
    public static ModelList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>A known list with these items (possibly none).</summary>
    public static ModelList<T> ToModelList<T>(this IEnumerable<T> items) => new([.. items]);
}
