using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Processes;

/// <summary>Products, customers, processes, activities and resources can be found by name or code.</summary>
internal sealed class ProcessSearch : ISearchSource
{
    private const string Path = "stap/2-processen";

    public IEnumerable<SearchHit> Entries(ResilienceModel model) =>
    [
        .. model.Products.Select(product => new SearchHit("product", product.Id, product.Name ?? product.Id, $"{Path}#producten")),
        .. model.Customers.Select(customer => new SearchHit("customer", customer.Id, customer.Name ?? customer.Id, $"{Path}#klanten")),
        .. model.Processes.Select(process => new SearchHit("process", process.Id, process.Name ?? process.Id, $"{Path}#processen")),
        .. model.Activities.Select(activity => new SearchHit("activity", activity.Id, activity.Name ?? activity.Id, $"{Path}#{activity.Id}")),
        .. model.Resources.Select(resource => new SearchHit("resource", resource.Id, resource.Name ?? resource.Id, $"{Path}#middelen")),
    ];
}
