namespace MkbZekerheid.Host;

/// <summary>Texts of the shell: menu, phases, plugins, error pages. Other areas of the host have a class of their own beside their pages.</summary>
internal sealed class ShellTexts;
