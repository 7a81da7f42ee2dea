namespace MkbZekerheid.Host.Pages.Manage.Planning;

/// <summary>Texts of the page with the dates of the programme.</summary>
internal sealed class PlanningTexts;
