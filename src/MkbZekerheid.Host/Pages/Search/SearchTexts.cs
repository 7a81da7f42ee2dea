namespace MkbZekerheid.Host.Pages.Search;

/// <summary>Texts of the search page.</summary>
internal sealed class SearchTexts;
