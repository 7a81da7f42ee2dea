using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

public sealed class OutageComparisonTests
{
    [Fact]
    public void The_planning_formula_and_the_exact_outage_differ_in_the_42_known_places_of_the_demo_company()
    {
        var none = OutageComparison.Of(CompanyGraph.Build(Vector.DemoModel, Configuration.None));
        var every = OutageComparison.Of(CompanyGraph.Build(Vector.DemoModel, Configuration.Every));
        Assert.Equal(4134, none.Compared + every.Compared);
        OutageDifference[] all = [.. none.Differences, .. every.Differences];
        Assert.Equal(42, all.Length);
        Assert.Equal(31, all.Count(d => d.PlanningHours > d.ExactHours));
        Assert.Equal(14, all.Count(d => d.Reason == OutageDifferenceReason.SeparateGaps));
        Assert.Equal(7, all.Count(d => d.Reason == OutageDifferenceReason.ReducedLevelIsEnough));
        Assert.Equal(11, all.Count(d => d.Reason == OutageDifferenceReason.ReducedLevelIsTooLow));

        // Milling at a partner gives 55 percent, which is enough for the activity and too little for the 60 percent of the rush service.
        var milling = all.Single(d => d is { LostId: "MA07", NodeId: "P4" });
        Assert.Equal(73, milling.PlanningHours, 1e-9);
        Assert.Equal(241, milling.ExactHours, 1e-9);
    }
}
