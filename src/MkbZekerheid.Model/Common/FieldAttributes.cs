namespace MkbZekerheid.Model;

/// <summary>Says how a number of the model is written: at most so many decimals, and within which bounds (inclusive).</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class NumberAttribute(int decimals, double minimum, double maximum) : Attribute
{
    /// <summary>The most decimals that a document may hold; more is an error, never rounding.</summary>
    public int Decimals { get; } = decimals;

    /// <summary>The lowest value allowed.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The highest value allowed.</summary>
    public double Maximum { get; } = maximum;
}

/// <summary>Hours, 0 to 99,999,999.99, two decimals.</summary>
public sealed class HoursAttribute() : NumberAttribute(2, 0, 99_999_999.99);

/// <summary>Money in euro, 0 to 999,999,999,999.99, two decimals.</summary>
public sealed class MoneyAttribute() : NumberAttribute(2, 0, 999_999_999_999.99);

/// <summary>A percentage, 0 to 100 unless said otherwise, two decimals.</summary>
public sealed class PercentAttribute(double minimum = 0, double maximum = 100) : NumberAttribute(2, minimum, maximum);

/// <summary>A fraction from 0 to 1 (share, probability, weight), six decimals.</summary>
public sealed class ShareAttribute() : NumberAttribute(6, 0, 1);

/// <summary>A factor, frequency per year, number of units or parameter of a distribution: 0 to 999,999,999, six decimals.</summary>
public sealed class FactorAttribute() : NumberAttribute(6, 0, 999_999_999);

/// <summary>A measured figure of any sign, six decimals (a KPI value or target).</summary>
public sealed class FigureAttribute() : NumberAttribute(6, -999_999_999_999, 999_999_999_999);

/// <summary>A whole number within bounds (inclusive).</summary>
public sealed class WholeAttribute(int minimum = 0, int maximum = int.MaxValue) : NumberAttribute(0, minimum, maximum);

/// <summary>A code of 1 to 40 characters that names the entity; unique in the document per kind.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodeAttribute(EntityKind kind) : Attribute
{
    /// <summary>The kind of the entity that carries the code.</summary>
    public EntityKind Kind { get; } = kind;
}

/// <summary>A code (or list, or map keys) of another entity, of one of these kinds; a code that nobody carries is an error.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefAttribute(params EntityKind[] kinds) : Attribute
{
    /// <summary>The kinds that the code may belong to.</summary>
    public IReadOnlyList<EntityKind> Kinds { get; } = kinds;
}

/// <summary>A role title (or a list of them): the <see cref="Person.Role"/> of somebody in the company, or a word for somebody outside it.</summary>
/// <param name="past">True for what somebody did, which stays when the role is no longer there; false for what somebody has to do.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RoleTitleAttribute(bool past = false) : Attribute
{
    /// <summary>True for a record of what was done.</summary>
    public bool Past { get; } = past;
}

/// <summary>The key in the document, where it is not the name of the property with a small first letter.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute(string name) : Attribute
{
    /// <summary>The key.</summary>
    public string Name { get; } = name;
}

/// <summary>The word in the document, where it is not the name of the member with a small first letter.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class TokenAttribute(string name) : Attribute
{
    /// <summary>The word.</summary>
    public string Name { get; } = name;
}

/// <summary>A bare value in place of the object is read as this property, the others unknown ("text" = {"text": "text"}).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShorthandAttribute : Attribute;

/// <summary>The values of a levels list may not fall from one item to the next; unknown items are skipped.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NeverFallingAttribute : Attribute;

/// <summary>One of the shapes of a union, by the word under the key <c>type</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UnionMemberAttribute(string type, Type record) : Attribute
{
    /// <summary>The word under <c>type</c>.</summary>
    public string Type { get; } = type;

    /// <summary>The record that holds the other keys.</summary>
    public Type Record { get; } = record;
}

/// <summary>The module that owns a section of the model and keeps it in its own tables.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OwnerAttribute(string module) : Attribute
{
    /// <summary>Module id: core, scope, processes, threats, dependencies, strategy, planB, exercises, improvement, or extension.</summary>
    public string Module { get; } = module;
}
