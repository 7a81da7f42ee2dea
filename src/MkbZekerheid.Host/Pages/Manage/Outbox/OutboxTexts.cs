namespace MkbZekerheid.Host.Pages.Manage.Outbox;

/// <summary>Texts of the pages with mail that waits or went.</summary>
internal sealed class OutboxTexts;
