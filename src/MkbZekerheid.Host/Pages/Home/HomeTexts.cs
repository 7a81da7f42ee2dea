namespace MkbZekerheid.Host.Pages.Home;

/// <summary>Texts of the route page.</summary>
internal sealed class HomeTexts;
