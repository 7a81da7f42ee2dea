using MkbZekerheid.Engine;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>
/// Builds the engine's input from the resilience model. Percentages become fractions. Unknown stays unknown where the
/// engine knows that; where it does not, what is unknown does not help: an alternative without capacity or switch time is
/// left out, and so is a threat without frequency or duration.
/// </summary>
public static class CompanyModelFrom
{
    /// <summary>The engine's input for a model; MTPDs are computed from the impact levels.</summary>
    public static CompanyModel Model(ResilienceModel model)
    {
        var mtpd = new ImpactOfModel(model);
        return new CompanyModel
        {
            Resources = [.. model.Resources.Select(Resource)],
            Activities = [.. model.Activities.Select(activity => Activity(activity, mtpd))],
            Processes = [.. model.Processes.Select(process => new ProcessInput(process.Id) { Mol = ProcessMol(model, process) })],
            Products = [.. model.Products.Select(product => Product(product, mtpd))],
            ProductProcessLinks = [.. model.ProductProcessLinks.Select(link => new ProductProcessLinkInput(link.ProductId, link.ProcessId, link.BufferHours ?? 0))],
            Threats = [.. model.Threats.Select(ThreatInputFrom.Threat).OfType<ThreatInput>()],
            Strategies = [.. model.Strategies.Where(strategy => strategy.Status is not null).Select(StrategyInputFrom.Strategy)],
        };
    }

    /// <summary>Minimum level of a process: the least of its essential activities, or what somebody raised it to. Fraction, null when unknown.</summary>
    public static decimal? ProcessMol(ResilienceModel model, Process process)
    {
        var levels = model.Activities.Where(activity => activity.ProcessId == process.Id && activity.Essential == true).Select(activity => activity.MolPercent).ToList();
        var derived = levels.Count == 0 || levels.Contains(null) ? null : levels.Min();
        return Fraction(derived is null || process.RaisedMolPercent > derived ? process.RaisedMolPercent ?? derived : derived);
    }

    internal static decimal? Fraction(decimal? percent) => percent / 100;

    internal static AlternativeInput? Alternative(Alternative alternative) => alternative is { CapacityPercent: { } capacity, SwitchHours: { } hours }
        ? new AlternativeInput(alternative.Name, capacity / 100, hours, alternative.MaxHours, [.. alternative.Refs])
        : null;

    private static ResourceInput Resource(Resource resource) => new(resource.Id, (Engine.ResourceKind)resource.Kind)
    {
        Count = resource.Count ?? 1,
        Mol = Fraction(resource.MolPercent),
        RecoveryHours = resource.RecoveryHours,
        RestartHours = resource.RestartHours ?? 0,
        RpoTargetHours = resource.RpoTargetHours,
        RpoActualHours = resource.RpoActualHours,
        AnnualSpend = resource.AnnualSpend,
        Requirements = [.. resource.Requirements.Select(Requirement).OfType<RequirementInput>()],
    };

    private static ActivityInput Activity(Activity activity, ImpactOfModel mtpd) => new(activity.Id, activity.ProcessId)
    {
        Essential = activity.Essential == true,
        Mol = Fraction(activity.MolPercent),
        RtoHours = activity.RtoHours,
        MtpdHours = mtpd.OfActivity(activity)?.MtpdHours,
        RpoHours = activity.RpoHours,
        RestartHours = activity.RestartHours ?? 0,
        Requirements = [.. activity.Requirements.Select(Requirement).OfType<RequirementInput>()],
    };

    private static ProductInput Product(Product product, ImpactOfModel mtpd) => new(product.Id)
    {
        Mbco = Fraction(product.MbcoPercent),
        RtoHours = product.RtoHours,
        MtpdHours = mtpd.OfProduct(product)?.MtpdHours,
        TurnoverPerYear = product.Turnover,
        GrossMarginPerYear = product.GrossMargin,
        LossCurve = [.. product.LossCurve.Where(rate => rate.EurPerHour is not null).Select(rate => new LossStep(rate.UntilHours, rate.EurPerHour!.Value))],
    };

    private static RequirementInput? Requirement(Requirement requirement) => requirement.Primaries.Count == 0
        ? null
        : new RequirementInput(requirement.Id, [.. requirement.Primaries.Select(primary => new MemberInput(primary.Ref, primary.Units ?? 1))])
        {
            Mode = (Engine.RequirementMode)requirement.Mode,
            Needed = requirement.Mode == MkbZekerheid.Model.RequirementMode.Pool ? requirement.Needed ?? requirement.Primaries.Sum(primary => primary.Units ?? 1) : null,
            BufferHours = requirement.BufferHours ?? 0,
            Recovery = (Engine.RecoveryMode)requirement.Recovery,
            Alternatives = [.. requirement.Alternatives.Select(Alternative).OfType<AlternativeInput>()],
        };
}
