namespace MkbZekerheid.Host.Pages.Actions;

/// <summary>Texts of the list of actions, of one action, and of taking a change back.</summary>
internal sealed class ActionTexts;
