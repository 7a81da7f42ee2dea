namespace MkbZekerheid.Threats;

/// <summary>Names the texts of this phase: Texts.resx (Dutch) and Texts.en.resx.</summary>
internal sealed class Texts;
