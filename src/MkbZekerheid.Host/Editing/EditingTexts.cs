namespace MkbZekerheid.Host.Editing;

/// <summary>Texts that every form about one thing shares.</summary>
internal sealed class EditingTexts;
