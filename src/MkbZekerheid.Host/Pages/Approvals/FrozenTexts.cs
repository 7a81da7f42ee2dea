namespace MkbZekerheid.Host.Pages.Approvals;

/// <summary>Words for the keys and tokens of the model document, so that a kept version can be read on screen and paper.</summary>
internal sealed class FrozenTexts;
