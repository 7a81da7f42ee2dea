using MkbZekerheid.Engine;
using MkbZekerheid.Model;

namespace MkbZekerheid.Modules;

/// <summary>MTPD, its driver and the class of activities and products, from their impact levels and the scales of the company.</summary>
public sealed class ImpactOfModel
{
    private readonly ResilienceModel model;
    private readonly IReadOnlyList<decimal> points;
    private readonly IReadOnlyList<ImpactCategory> categories;
    private readonly IReadOnlyList<decimal>? bounds;

    /// <summary>Reads the scales of the model.</summary>
    public ImpactOfModel(ResilienceModel model)
    {
        this.model = model;
        points = [.. model.Scales?.DurationPoints ?? default];
        categories = [.. (model.Scales?.ImpactCategories ?? default).Where(category => category.UnacceptableLevel is not null)];
        var own = (model.Scales?.CriticalityClasses ?? default).Select(criticality => criticality.MtpdTo).OfType<decimal>().ToList();
        bounds = own.Count == 4 ? own : null;
    }

    /// <summary>The result for an activity, or null when scales or levels are not known.</summary>
    public MtpdResult? OfActivity(Activity activity) => Of(activity.ImpactLevels);

    /// <summary>The result for a product, or null when scales or levels are not known.</summary>
    public MtpdResult? OfProduct(Product product) => Of(product.ImpactLevels);

    /// <summary>Class A to E of an activity; null when its MTPD cannot be computed.</summary>
    public Criticality? ClassOf(Activity activity) => OfActivity(activity) is { } result ? Impact.ClassOf(result.MtpdHours, bounds) : null;

    /// <summary>
    /// True when the activity is critical: its MTPD is at most the setting (default 168 hours: class A, B or C).
    /// Null when its MTPD cannot be computed, or when it is later on the levels that are known and some are not.
    /// </summary>
    public bool? IsCritical(Activity activity) => OfActivity(activity) switch
    {
        null => null,
        { MtpdHours: { } hours } when hours <= (model.Settings?.CriticalWithinHours ?? 168) => true,
        { Complete: false } => null,
        _ => false,
    };

    private MtpdResult? Of(ModelMap<ModelList<int?>> levels)
    {
        // Points that do not rise can be imported (a done-rule asks for them to rise), but nothing can be computed on them.
        if (!levels.IsKnown || points.Count == 0 || categories.Count == 0 || points.Zip(points.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            return null;
        }

        // A category without levels stays in with unknown ones, so that the result says that it is not complete.
        var unknown = new int?[points.Count];
        var curves = categories.Select(category => new ImpactCurve(category.Id, category.UnacceptableLevel!.Value,
            levels.TryGetValue(category.Id, out var own) && own.Count == points.Count ? [.. own] : unknown)).ToList();
        return curves.TrueForAll(curve => curve.Levels.All(level => level is null)) ? null : Impact.Mtpd(points, curves, (MtpdPoint)(model.Settings?.MtpdRule ?? MtpdRule.FirstUnacceptablePoint));
    }
}
