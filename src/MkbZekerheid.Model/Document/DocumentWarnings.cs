using System.Globalization;

namespace MkbZekerheid.Model.Document;

/// <summary>What an unfinished company may travel with, but somebody should know.</summary>
internal sealed class DocumentWarnings(ResilienceModel model, ProblemList problems)
{
    private const int MostCodes = 12;

    private readonly int _points = model.Scales?.DurationPoints.Count ?? 0;

    public void Run()
    {
        Scales();
        Each(model.Departments, "departments", (department, path) =>
            WarnIf(department.ManagerRole is not null && department.ManagerRole == department.DeputyRole, path + ".deputyRole", "managerIsDeputy"));
        Each(model.Products, "products", (product, path) =>
        {
            Times(product.RtoHours, product.ImpactLevels, path);
            Rates(product.LossCurve, path);
        });
        Each(model.Activities, "activities", (activity, path) =>
        {
            Times(activity.RtoHours, activity.ImpactLevels, path);
            Needs(activity.Requirements, path);
            Ascending(activity.LevelsOverTime.Where(step => step is not null).Select(step => step.AfterHours), path + ".levelsOverTime");
        });
        Resources();
        Each(model.Threats, "threats", (threat, path) =>
        {
            Order(threat.Duration, path + ".duration");
            Order(threat.DirectCost, path + ".directCost");
        });
        Turnover();
        foreach (var ring in DependencyRings.Find(model))
        {
            problems.Warning(ring.Path, "dependencyCycle", Some(ring.Codes));
        }
    }

    private void Scales()
    {
        if (model.Scales is not { } scales)
        {
            return;
        }

        Ascending(scales.DurationPoints, "$.scales.durationPoints");
        var categories = scales.ImpactCategories.Where(category => category is not null).ToList();
        if (categories.Count > 0 && categories.TrueForAll(category => category.Weight is not null))
        {
            var sum = categories.Sum(category => category.Weight!.Value);
            WarnIf(Math.Abs(sum - 1) > 0.001m, "$.scales.impactCategories", "weightsSum", PlainNumber.Format(sum));
        }

        Each(scales.ImpactCategories, "scales.impactCategories", (category, path) => Ascending(category.EurLowerBounds, path + ".eurLowerBounds"));
        var levels = scales.Likelihood.Where(level => level is not null).ToList();
        for (var i = 1; i < levels.Count; i++)
        {
            WarnIf(levels[i].PerYearFrom != levels[i - 1].PerYearTo, $"$.scales.likelihood[{i}].perYearFrom", "likelihoodGap");
        }
    }

    private void Times(decimal? rto, ModelMap<ModelList<int?>> levels, string path)
    {
        foreach (var (category, list) in levels)
        {
            WarnIf(list.IsKnown && _points > 0 && list.Count != _points, $"{path}.impactLevels.{category}", "impactPoints", Number(list.Count), Number(_points));
        }

        if (rto is { } hours && Derived.Mtpd(levels, model.Scales, model.Settings) is { } mtpd)
        {
            WarnIf(hours >= mtpd, path + ".rtoHours", "rtoNotBelowMtpd", PlainNumber.Format(hours), PlainNumber.Format(mtpd));
        }
    }

    private void Rates(ModelList<LossRate> curve, string path)
    {
        for (var i = 1; i < curve.Count; i++)
        {
            WarnIf(curve[i]?.EurPerHour < curve[i - 1]?.EurPerHour, $"{path}.lossCurve[{i}].eurPerHour", "lossFalling");
            WarnIf(curve[i]?.UntilHours <= curve[i - 1]?.UntilHours || curve[i - 1] is { UntilHours: null }, $"{path}.lossCurve[{i}].untilHours", "notAscending");
        }
    }

    private void Needs(ModelList<Requirement> requirements, string path)
    {
        for (var i = 0; i < requirements.Count; i++)
        {
            if (requirements[i] is not { Mode: RequirementMode.Pool } pool)
            {
                continue;
            }

            var units = pool.Primaries.Sum(primary => primary?.Units ?? 1);
            WarnIf(pool.Needed is null || pool.Needed > units, $"{path}.requirements[{i}].needed", "poolNeeded", PlainNumber.Format(units));
        }
    }

    private void Resources()
    {
        var kinds = new Dictionary<string, ResourceKind>(StringComparer.Ordinal);
        foreach (var resource in model.Resources)
        {
            if (resource?.Id is not null)
            {
                kinds.TryAdd(resource.Id, resource.Kind);
            }
        }

        Each(model.Resources, "resources", (resource, path) =>
        {
            Needs(resource.Requirements, path);
            WarnIf(Other(resource.LocationId, ResourceKind.Location), path + ".locationId", "refKind", resource.LocationId ?? "", "@Location");
            WarnIf(Other(resource.SupplierId, ResourceKind.Supplier), path + ".supplierId", "refKind", resource.SupplierId ?? "", "@Supplier");
        });

        bool Other(string? code, ResourceKind kind) => code is not null && kinds.TryGetValue(code, out var actual) && actual != kind;
    }

    private void Order(Distribution? distribution, string path) => WarnIf(
        distribution switch
        {
            LogNormal log => log.P50 >= log.P95 || log.P50 == 0,
            Pert pert => pert.Min >= pert.Mode || pert.Mode >= pert.Max,
            _ => false,
        },
        path,
        "distributionOrder");

    private void Turnover()
    {
        if (model.Company.Turnover is not { } turnover || turnover == 0)
        {
            return;
        }

        var products = model.Products.Where(product => product is not null).ToList();
        var customers = model.Customers.Where(customer => customer is not null).ToList();
        Compare("$.products", products.Count == 0 || products.Exists(product => product.Turnover is null) ? null : products.Sum(product => product.Turnover));
        Compare("$.customers", customers.Count == 0 || customers.Exists(customer => Derived.Turnover(customer) is null) ? null : customers.Sum(Derived.Turnover));

        void Compare(string path, decimal? sum) =>
            WarnIf(Math.Abs(sum - turnover ?? 0) > 0.02m * turnover, path, "turnoverSum", PlainNumber.Format(sum ?? 0), PlainNumber.Format(turnover));
    }

    private void Ascending(IEnumerable<decimal> numbers, string path)
    {
        var list = numbers.ToList();
        for (var i = 1; i < list.Count; i++)
        {
            WarnIf(list[i] <= list[i - 1], $"{path}[{i}]", "notAscending");
        }
    }

    private static void Each<T>(ModelList<T> items, string key, Action<T, string> check) where T : class
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is { } item)
            {
                check(item, $"$.{key}[{i}]");
            }
        }
    }

    private void WarnIf(bool? condition, string path, string key, params string[] arguments)
    {
        if (condition == true)
        {
            problems.Warning(path, key, arguments);
        }
    }

    /// <summary>The first codes, and how many there are when that is not all.</summary>
    private static string Some(IReadOnlyList<string> codes) =>
        string.Join(", ", codes.Take(MostCodes)) + (codes.Count > MostCodes ? $", ... ({Number(codes.Count)})" : "");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
