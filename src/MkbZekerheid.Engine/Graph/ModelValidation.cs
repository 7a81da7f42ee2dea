namespace MkbZekerheid.Engine;

/// <summary>Checks a whole model once, before it is frozen, and reports every error with its path.</summary>
internal sealed class ModelValidation
{
    private readonly List<ModelError> _errors = [];

    /// <summary>Checks nodes only. <paramref name="path"/> gives the place of a node by its index.</summary>
    public static void Check(IReadOnlyList<NodeInput> nodes, Func<int, string> path)
    {
        var check = new ModelValidation();
        check.Nodes(nodes, path);
        check.Throw();
    }

    /// <summary>Checks a company before expansion: what its nodes cannot show, its threats and its strategies.</summary>
    public static void Check(CompanyModel model, IReadOnlyList<NodeInput> nodes, Func<int, string> path)
    {
        var check = new ModelValidation();
        var processes = model.Processes.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var products = model.Products.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < model.Activities.Count; i++)
        {
            if (model.Activities[i].ProcessId is { } process && !processes.Contains(process))
            {
                check.Add($"activities[{i}].processId", "unknownReference", process);
            }
        }

        for (var i = 0; i < model.ProductProcessLinks.Count; i++)
        {
            var link = model.ProductProcessLinks[i];
            check.Require(products.Contains(link.ProductId), $"productProcessLinks[{i}].productId", "unknownReference", link.ProductId);
            check.Require(processes.Contains(link.ProcessId), $"productProcessLinks[{i}].processId", "unknownReference", link.ProcessId);
            check.HoursWithin($"productProcessLinks[{i}].bufferHours", link.BufferHours);
        }

        check.LossCurves(model);
        check.Nodes(nodes, path);
        new ThreatValidation(check.Add).Check(model);
        check.Throw();
    }

    private void LossCurves(CompanyModel model)
    {
        for (var p = 0; p < model.Products.Count; p++)
        {
            var curve = model.Products[p].LossCurve;
            for (var i = 0; i < curve.Count; i++)
            {
                var path = $"products[{p}].lossCurve[{i}]";
                Require(curve[i].EurPerHour >= 0, path + ".eurPerHour", "belowZero", Text(curve[i].EurPerHour));
                Require(i == 0 || curve[i].EurPerHour >= curve[i - 1].EurPerHour, path + ".eurPerHour", "fallsOverTime", Text(curve[i].EurPerHour));
                var last = i == curve.Count - 1;
                Require(last || curve[i].UntilHours is not null, path + ".untilHours", "onlyLastMayBeOpen", null);
                Require(i == 0 || curve[i].UntilHours is not { } until || until > (curve[i - 1].UntilHours ?? 0), path + ".untilHours", "notAscending", Text(curve[i].UntilHours));
            }
        }
    }

    private void Nodes(IReadOnlyList<NodeInput> nodes, Func<int, string> path)
    {
        var ids = new HashSet<string>(nodes.Count, StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (string.IsNullOrEmpty(nodes[i].Id))
            {
                Add(path(i) + ".id", "empty", null);
            }
            else if (!ids.Add(nodes[i].Id))
            {
                Add(path(i) + ".id", "duplicate", nodes[i].Id);
            }
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (node.Count < 1)
            {
                Add(path(i) + ".count", "belowOne", Text(node.Count));
            }

            Fraction(node.Mol ?? 1, i, ".mol", path);
            HoursOf(node.RtoHours, i, ".rtoHours", path);
            HoursOf(node.MtpdHours, i, ".mtpdHours", path);
            HoursOf(node.RecoveryHours, i, ".recoveryHours", path);
            HoursOf(node.RestartHours, i, ".restartHours", path);
            for (var g = 0; g < node.Requirements.Count; g++)
            {
                Requirement(node.Requirements[g], () => $"{path(i)}.requirements[{g}]", ids);
            }
        }
    }

    private void Requirement(RequirementInput requirement, Func<string> path, HashSet<string> ids)
    {
        if (requirement.Primaries.Count == 0)
        {
            Add(path() + ".primaries", "empty", null);
        }

        if (requirement.Mode == RequirementMode.Pool && requirement.Needed is not > 0)
        {
            Add(path() + ".needed", "notAboveZero", Text(requirement.Needed));
        }

        if (requirement.BufferHours is < 0 or > Hours.Largest)
        {
            Add(path() + ".bufferHours", "outOfRange", Text(requirement.BufferHours));
        }

        for (var m = 0; m < requirement.Primaries.Count; m++)
        {
            var member = requirement.Primaries[m];
            if (!ids.Contains(member.Ref))
            {
                Add($"{path()}.primaries[{m}].ref", "unknownReference", member.Ref);
            }

            if (requirement.Mode == RequirementMode.Pool && member.Units <= 0)
            {
                Add($"{path()}.primaries[{m}].units", "notAboveZero", Text(member.Units));
            }
        }

        for (var a = 0; a < requirement.Alternatives.Count; a++)
        {
            var alternative = requirement.Alternatives[a];
            var place = $"{path()}.alternatives[{a}]";
            Require(alternative.Capacity is > 0 and <= 1, place + ".capacity", "outOfRange", Text(alternative.Capacity));
            HoursWithin(place + ".switchHours", alternative.SwitchHours);
            Require(alternative.MaxHours is null or > 0, place + ".maxHours", "notAboveZero", Text(alternative.MaxHours));
            for (var r = 0; r < alternative.Refs.Count; r++)
            {
                Require(ids.Contains(alternative.Refs[r]), $"{place}.refs[{r}]", "unknownReference", alternative.Refs[r]);
            }
        }
    }

    private void Fraction(decimal value, int node, string field, Func<int, string> path)
    {
        if (value is < 0 or > 1)
        {
            Add(path(node) + field, "outOfRange", Text(value));
        }
    }

    private void HoursOf(decimal? value, int node, string field, Func<int, string> path)
    {
        if (value is < 0 or > Hours.Largest)
        {
            Add(path(node) + field, "outOfRange", Text(value));
        }
    }

    private void HoursWithin(string path, decimal value) => Require(value is >= 0 and <= Hours.Largest, path, "outOfRange", Text(value));

    private void Require(bool holds, string path, string rule, string? value)
    {
        if (!holds)
        {
            Add(path, rule, value);
        }
    }

    private void Add(string path, string rule, string? value) => _errors.Add(new ModelError(path, rule, value));

    private void Throw()
    {
        if (_errors.Count > 0)
        {
            throw new CompanyModelException(_errors);
        }
    }

    internal static string? Text(IFormattable? value) => value?.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}
