using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using MkbZekerheid.Dependencies.Measures;
using MkbZekerheid.Dependencies.Rules;
using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Dependencies.Pages.Dependencies;

/// <summary>The fourth step: what and whom the company depends on, what stops, what blocks, what is next.</summary>
[RequiresPermission("dependencies.read")]
public sealed class IndexModel(IProgramme programme, IStringLocalizerFactory localizers) : PageModel
{
    private readonly IStringLocalizer texts = localizers.Create(typeof(Texts));

    /// <summary>State of this phase.</summary>
    public PhaseState Phase { get; private set; } = null!;

    /// <summary>The model of the company.</summary>
    public ResilienceModel Firm { get; private set; } = null!;

    /// <summary>The finding, in one sentence.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Only options whose loss lasts longer than the goal of a product.</summary>
    public IReadOnlyList<OnlyOption> Options { get; private set; } = [];

    /// <summary>Resources that recover later than required, the largest difference first.</summary>
    public IReadOnlyList<RecoveryGap> Gaps { get; private set; } = [];

    /// <summary>Dependencies with their score now, highest first.</summary>
    public IReadOnlyList<(Dependency Dependency, decimal? Score)> Scores { get; private set; } = [];

    /// <summary>Month ends.</summary>
    internal IReadOnlyList<MonthEnd> Months { get; private set; } = [];

    /// <summary>How many people can do each task alone.</summary>
    public IReadOnlyList<TaskBusFactor> Tasks { get; private set; } = [];

    /// <summary>Rings of things that need each other.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rings { get; private set; } = [];

    /// <summary>Why nothing could be computed, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>A text of this phase.</summary>
    public string T(string key, params object[] arguments) => texts[key, arguments];

    /// <summary>Name of anything in the graph, or its code.</summary>
    public string NameOf(string? code) => code is null ? Show.Unknown
        : Firm.Resources.FirstOrDefault(resource => resource.Id == code)?.Name ?? Firm.Activities.FirstOrDefault(activity => activity.Id == code)?.Name
        ?? Firm.Products.FirstOrDefault(product => product.Id == code)?.Name ?? Firm.Customers.FirstOrDefault(customer => customer.Id == code)?.Name ?? code;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var state = await programme.GetAsync(cancellationToken);
        (Firm, Phase) = (state.Model, state.Phase(4)!);
        var analysis = Firm.Analysis();
        Fault = analysis.Fault;
        var points = analysis.PointsOfFailure ?? [];
        Options = [.. Firm.Resources
            .Select(resource => new OnlyOption(resource, [.. points.Where(point => point.OverRto.Contains(resource.Id)).Select(point => point.ProductId)], Firm.SpofVerdicts.LastOrDefault(verdict => verdict.ResourceId == resource.Id)))
            .Where(option => option.Products.Count > 0)];
        Gaps = [.. (analysis.Gaps ?? []).Where(gap => gap.GapHours > 0).OrderByDescending(gap => gap.GapHours)];
        Scores = [.. Firm.Dependencies.Where(dependency => dependency.RetiredOn is null).Select(dependency => (dependency, MonthEnds.Score(dependency))).OrderByDescending(row => row.Item2 ?? -1)];
        Months = MonthEnds.Of(Firm);
        Tasks = Knowledge.Of(Firm).Tasks;
        Rings = analysis.Cycles ?? [];
        Finding = Firm.Resources.Count == 0 ? T("Page.Finding.Empty")
            : Fault is not null ? T("Page.Finding.Fault")
            : Months.Count > 1 && Months[^1].Reduction is > 0 and var fallen ? T("Page.Finding.Fallen", Options.Count, Show.Percent(fallen))
            : T("Page.Finding.Options", Options.Count);
        ViewData["Title"] = Phase.Name;
    }
}

/// <summary>Something of which there is only one, the products that wait too long without it, and what was decided.</summary>
public sealed record OnlyOption(Resource Resource, IReadOnlyList<string> Products, SpofVerdict? Verdict);
