namespace MkbZekerheid.Engine;

/// <summary>What the numbers say about a strategy.</summary>
public enum StrategyAdvice
{
    /// <summary>Even on top of all others it saves at least what it costs.</summary>
    Pays,

    /// <summary>It would pay alone, but others already save the same loss.</summary>
    Overlaps,

    /// <summary>Not on average loss; look at the bad years and the chance of a breach before rejecting it.</summary>
    DoesNotPayOnAverage,
}

/// <summary>Value of a strategy against its cost, euro per year.</summary>
/// <param name="AnnualCost">One-off cost / lifetime + cost per year.</param>
/// <param name="FirstIn">Loss saved when it is the only strategy.</param>
/// <param name="LastIn">Loss saved on top of all others.</param>
/// <param name="RatioFirstIn">First-in / cost; null when it costs nothing.</param>
/// <param name="RatioLastIn">Last-in / cost; null when it costs nothing.</param>
/// <param name="Advice">What the ratios say; a strategy that costs nothing pays when it saves anything.</param>
public sealed record StrategyValueResult(decimal AnnualCost, decimal FirstIn, decimal LastIn, decimal? RatioFirstIn, decimal? RatioLastIn, StrategyAdvice Advice);

/// <summary>Value for money of strategies (method 2.19).</summary>
public static class StrategyValue
{
    /// <summary>Yearly cost: one-off cost spread over the lifetime, plus the cost per year.</summary>
    public static decimal AnnualCost(decimal costOnce, decimal costPerYear, decimal lifetimeYears)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lifetimeYears);
        return (costOnce / lifetimeYears) + costPerYear;
    }

    /// <summary>Last-in at least the cost: pays; only first-in at least the cost: overlaps; neither: does not pay on average loss.</summary>
    public static StrategyValueResult Of(decimal annualCost, decimal firstIn, decimal lastIn)
    {
        bool Covers(decimal value) => annualCost > 0 ? value >= annualCost : value > 0;
        var advice = Covers(lastIn) ? StrategyAdvice.Pays : Covers(firstIn) ? StrategyAdvice.Overlaps : StrategyAdvice.DoesNotPayOnAverage;
        return new StrategyValueResult(
            annualCost, firstIn, lastIn, annualCost > 0 ? firstIn / annualCost : null, annualCost > 0 ? lastIn / annualCost : null, advice);
    }
}
