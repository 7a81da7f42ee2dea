namespace MkbZekerheid.Host.Pages.Figures;

/// <summary>Texts of the figures page.</summary>
internal sealed class FigureTexts;
