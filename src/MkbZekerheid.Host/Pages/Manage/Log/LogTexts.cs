namespace MkbZekerheid.Host.Pages.Manage.Log;

/// <summary>Texts of the list of changes.</summary>
internal sealed class LogTexts;
