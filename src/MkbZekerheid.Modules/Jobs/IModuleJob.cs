namespace MkbZekerheid.Modules;

/// <summary>A periodic job of a module. It runs at least once for each period: it must be safe to run twice.</summary>
public interface IModuleJob
{
    /// <summary>Runs the job for the whole installation.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
