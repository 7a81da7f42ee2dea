namespace MkbZekerheid.Host.Pages.Manage.Access;

/// <summary>Texts of the pages about who may see and change what.</summary>
internal sealed class AccessTexts;
