namespace MkbZekerheid.Engine;

/// <summary>A customer with the hours it asks and what a missed hour costs.</summary>
/// <param name="Id">The customer.</param>
/// <param name="DemandHours">Hours of capacity asked.</param>
/// <param name="PenaltyPerHour">Euro per missed hour.</param>
public sealed record CustomerDemand(string Id, decimal DemandHours, decimal PenaltyPerHour);

/// <summary>Hours given per customer, in the order of giving, and the cost of what is missed.</summary>
public sealed record CustomerAllocation(IReadOnlyList<(string Id, decimal Hours, decimal MissedHours, decimal Cost)> Customers, decimal Cost);

/// <summary>Who gets limited capacity first (method 2.15).</summary>
public static class CustomersFirst
{
    /// <summary>Gives capacity in the given order (the strategy's ranking) until it is used up.</summary>
    public static CustomerAllocation ByRank(IReadOnlyList<CustomerDemand> ranked, decimal capacityHours)
    {
        var left = capacityHours;
        var rows = new List<(string, decimal, decimal, decimal)>();
        foreach (var customer in ranked)
        {
            var hours = Math.Min(left, customer.DemandHours);
            left -= hours;
            var missed = customer.DemandHours - hours;
            rows.Add((customer.Id, hours, missed, missed * customer.PenaltyPerHour));
        }

        return new CustomerAllocation(rows, rows.Sum(r => r.Item4));
    }

    /// <summary>
    /// Gives capacity by penalty per hour, highest first, ties by id: the cheapest way when penalties are linear
    /// (fractional knapsack).
    /// </summary>
    public static CustomerAllocation ByPenalty(IReadOnlyList<CustomerDemand> customers, decimal capacityHours) =>
        ByRank([.. customers.OrderByDescending(c => c.PenaltyPerHour).ThenBy(c => c.Id, StringComparer.Ordinal)], capacityHours);
}
