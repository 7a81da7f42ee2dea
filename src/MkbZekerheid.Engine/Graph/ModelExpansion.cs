namespace MkbZekerheid.Engine;

/// <summary>
/// Makes the nodes of a company. Processes and products are derived (method 2.20 rule 1): a process needs each of its essential
/// activities (All, After, buffer 0) and has restart 0 and no target of its own; a product needs each linked process (All, After,
/// the buffer of the link), has restart 0, its own target and its MBCO as level.
/// </summary>
internal static class ModelExpansion
{
    public static IReadOnlyList<NodeInput> Nodes(CompanyModel model)
    {
        var essential = model.Activities.Where(a => a.Essential && a.ProcessId is not null).ToLookup(a => a.ProcessId!, a => a.Id, StringComparer.Ordinal);
        var links = model.ProductProcessLinks.ToLookup(l => l.ProductId, StringComparer.Ordinal);
        var nodes = new List<NodeInput>(model.Resources.Count + model.Activities.Count + model.Processes.Count + model.Products.Count);
        nodes.AddRange(model.Resources.Select(r => new NodeInput(r.Id, NodeKind.Resource)
        {
            Count = r.Count,
            Mol = r.Mol,
            RecoveryHours = r.RecoveryHours,
            RestartHours = r.RestartHours,
            Requirements = r.Requirements,
        }));
        nodes.AddRange(model.Activities.Select(a => new NodeInput(a.Id, NodeKind.Activity)
        {
            Mol = a.Mol,
            RtoHours = a.RtoHours,
            MtpdHours = a.MtpdHours,
            RestartHours = a.RestartHours,
            Requirements = a.Requirements,
        }));
        nodes.AddRange(model.Processes.Select(p => new NodeInput(p.Id, NodeKind.Process)
        {
            Mol = p.Mol,
            Requirements = [.. essential[p.Id].Select(a => Needs(a, 0))],
        }));
        nodes.AddRange(model.Products.Select(p => new NodeInput(p.Id, NodeKind.Product)
        {
            Mol = p.Mbco,
            RtoHours = p.RtoHours,
            MtpdHours = p.MtpdHours,
            Requirements = [.. links[p.Id].Select(l => Needs(l.ProcessId, l.BufferHours))],
        }));
        return nodes;
    }

    /// <summary>Place in the model of the node with this number.</summary>
    public static string Path(CompanyModel model, int node)
    {
        if (node < model.Resources.Count)
        {
            return $"resources[{node}]";
        }

        node -= model.Resources.Count;
        if (node < model.Activities.Count)
        {
            return $"activities[{node}]";
        }

        node -= model.Activities.Count;
        return node < model.Processes.Count ? $"processes[{node}]" : $"products[{node - model.Processes.Count}]";
    }

    private static RequirementInput Needs(string id, decimal bufferHours) => new(null, [new MemberInput(id)]) { BufferHours = bufferHours };
}
