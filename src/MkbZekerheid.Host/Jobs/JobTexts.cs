namespace MkbZekerheid.Host.Jobs;

/// <summary>Texts of jobs and of the mail that they send.</summary>
internal sealed class JobTexts;
