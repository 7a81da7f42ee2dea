namespace MkbZekerheid.Modules;

/// <summary>Texts of the parts that every phase page shares.</summary>
public sealed class ProgrammeTexts;
