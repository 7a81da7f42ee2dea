using MkbZekerheid.Modules;

namespace MkbZekerheid.Processes;

/// <summary>The sections of the model that this phase owns, and their tables.</summary>
internal sealed class ProcessModel : RecordContributor
{
    public ProcessModel()
    {
        List(model => model.Products, "processes.product");
        List(model => model.Customers, "processes.customer");
        List(model => model.Processes, "processes.process");
        List(model => model.Activities, "processes.activity").Child(activity => activity.Requirements, "processes.activity_requirement");
        List(model => model.Resources, "processes.resource").Child(resource => resource.Requirements, "processes.resource_requirement");
        List(model => model.ProductProcessLinks, "processes.product_process_link");
    }
}
