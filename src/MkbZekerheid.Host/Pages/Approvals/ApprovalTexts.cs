namespace MkbZekerheid.Host.Pages.Approvals;

/// <summary>Texts of approving a phase and of its versions.</summary>
internal sealed class ApprovalTexts;
