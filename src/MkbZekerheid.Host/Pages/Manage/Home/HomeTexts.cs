namespace MkbZekerheid.Host.Pages.Manage.Home;

/// <summary>Texts of the page that lists what somebody may manage.</summary>
internal sealed class HomeTexts;
