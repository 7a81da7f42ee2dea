namespace MkbZekerheid.Host.Pages.Manage.People;

/// <summary>Texts of the list of people and of one role.</summary>
internal sealed class PeopleTexts;
