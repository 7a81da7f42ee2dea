namespace MkbZekerheid.Modules.Components;

/// <summary>The way from a page to a list that feeds it; shown only to who may change the list.</summary>
/// <param name="Of">What the list is called, for who cannot see where the link stands.</param>
public sealed record ListLink(ListDefinition List, string Of);
