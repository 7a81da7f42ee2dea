namespace MkbZekerheid.Host.Pages.Manage.Organisation;

/// <summary>Texts of the page about the organisation itself.</summary>
internal sealed class OrganisationPageTexts;
