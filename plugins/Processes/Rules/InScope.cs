using MkbZekerheid.Model;

namespace MkbZekerheid.Processes.Rules;

/// <summary>What takes part in the programme; unknown counts as inside.</summary>
internal static class InScope
{
    public static IEnumerable<Product> Products(ResilienceModel model) => model.Products.Where(product => product.InScope != false);

    public static IEnumerable<Process> Processes(ResilienceModel model) => model.Processes.Where(process => process.InScope != false);

    /// <summary>Activities of processes inside; an activity of a process that is not recorded counts too.</summary>
    public static IEnumerable<Activity> Activities(ResilienceModel model)
    {
        var outside = model.Processes.Where(process => process.InScope == false).Select(process => process.Id).ToHashSet(StringComparer.Ordinal);
        return model.Activities.Where(activity => !outside.Contains(activity.ProcessId));
    }
}
