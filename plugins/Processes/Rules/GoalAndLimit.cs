using MkbZekerheid.Engine;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;

namespace MkbZekerheid.Processes.Rules;

/// <summary>
/// Goal (RTO) and limit (MTPD) of one activity or product, hours. <paramref name="Limit"/> null: it never becomes too bad, or its
/// levels are not known; <paramref name="Complete"/> false: levels are missing, so the limit may be shorter.
/// </summary>
internal sealed record GoalAndLimit(string Code, decimal? Goal, decimal? Limit, bool Complete)
{
    /// <summary>The goal is there and strictly shorter than the limit.</summary>
    public bool Fits => Goal is { } goal && Impact.RtoFits(goal, Limit);

    /// <summary>Activities and products inside the programme.</summary>
    public static IReadOnlyList<GoalAndLimit> Of(ResilienceModel model)
    {
        var impact = model.Analysis().Impact;
        return
        [
            .. InScope.Activities(model).Select(activity => From(activity.Id, activity.RtoHours, impact.OfActivity(activity))),
            .. InScope.Products(model).Select(product => From(product.Id, product.RtoHours, impact.OfProduct(product))),
        ];
    }

    private static GoalAndLimit From(string code, decimal? goal, MtpdResult? result) => new(code, goal, result?.MtpdHours, result?.Complete == true);
}
