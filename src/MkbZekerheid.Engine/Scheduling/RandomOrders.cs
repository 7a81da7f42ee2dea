namespace MkbZekerheid.Engine;

/// <summary>The best of the four priority rules and of random lists from a fixed seed.</summary>
internal static class RandomOrders
{
    public static int[] Best(ScheduleProblem problem, int restarts, ulong seed, CancellationToken cancellation)
    {
        var calendar = new CrewCalendar(problem);
        var start = new long[problem.Count];
        int[] best = [];
        var bestCost = decimal.MaxValue;
        var bestMakespan = long.MaxValue;
        foreach (var rule in Enum.GetValues<PriorityRule>())
        {
            Try(problem.Priority(rule));
        }

        var state = seed;
        var list = problem.TopologicalOrder().ToArray();
        for (var i = 0; i < restarts && !cancellation.IsCancellationRequested; i++)
        {
            for (var k = list.Length - 1; k > 0; k--)
            {
                var other = (int)(Next(ref state) % (ulong)(k + 1));
                (list[k], list[other]) = (list[other], list[k]);
            }

            Try(list);
        }

        return best;

        void Try(int[] candidate)
        {
            var order = Schedule.Feasible(problem, candidate);
            var (makespan, cost) = Schedule.Place(problem, calendar, order, start);
            if (cost < bestCost || (cost == bestCost && makespan < bestMakespan))
            {
                (bestCost, bestMakespan, best) = (cost, makespan, order);
            }
        }
    }

    /// <summary>SplitMix64: a small generator with a fixed sequence per seed (Steele, Lea and Flood 2014).</summary>
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
