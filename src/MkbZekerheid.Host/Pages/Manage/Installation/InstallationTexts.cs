namespace MkbZekerheid.Host.Pages.Manage.Installation;

/// <summary>Texts of the administration of the installation.</summary>
internal sealed class InstallationTexts;
