namespace MkbZekerheid.Engine;

/// <summary>
/// Order of recovery under limited crew (method 2.15). A list of jobs becomes a schedule by serial generation: take the first job
/// of the list whose predecessors are placed, and start it at the earliest moment after them at which its crew is free for its
/// whole duration. The goal is the smallest sum of weight x hours late, then the earliest end of all.
/// </summary>
public static class Schedule
{
    /// <summary>Up to this many jobs every list is tried.</summary>
    public const int ExactUpTo = 9;

    /// <summary>Lists tried above that.</summary>
    public const int Restarts = 1000;

    /// <summary>Schedule by a priority rule.</summary>
    /// <exception cref="ArgumentException">Unknown crew or job, more crew needed than there is, or jobs that wait for each other.</exception>
    public static RecoverySchedule ByRule(IReadOnlyList<RecoveryJob> jobs, IReadOnlyList<Crew> crews, PriorityRule rule)
    {
        var problem = new ScheduleProblem(jobs, crews);
        return Build(problem, problem.Priority(rule), false);
    }

    /// <summary>
    /// The best schedule: for at most nine jobs over all lists, which holds an optimum; above that the best of the four rules and
    /// of <paramref name="restarts"/> random lists from a fixed seed, so the same input always gives the same schedule.
    /// </summary>
    public static RecoverySchedule Best(
        IReadOnlyList<RecoveryJob> jobs, IReadOnlyList<Crew> crews, int restarts = Restarts, ulong seed = 1, CancellationToken cancellation = default)
    {
        var problem = new ScheduleProblem(jobs, crews);
        return problem.Count <= ExactUpTo
            ? Build(problem, new ExactOrder(problem).Find(), true)
            : Build(problem, RandomOrders.Best(problem, restarts, seed, cancellation), false);
    }

    /// <summary>Places the jobs of a list; returns end moments, makespan and cost.</summary>
    internal static (long Makespan, decimal Cost) Place(ScheduleProblem problem, CrewCalendar calendar, ReadOnlySpan<int> feasibleOrder, long[] start)
    {
        calendar.Clear();
        long makespan = 0;
        decimal cost = 0;
        foreach (var job in feasibleOrder)
        {
            long ready = 0;
            foreach (var p in problem.Predecessors[job])
            {
                ready = Math.Max(ready, start[p] + problem.Duration[p]);
            }

            start[job] = calendar.Earliest(job, ready).Start;
            calendar.Book(job, start[job]);
            var end = start[job] + problem.Duration[job];
            makespan = Math.Max(makespan, end);
            cost += Late(problem, job, end);
        }

        return (makespan, cost);
    }

    internal static decimal Late(ScheduleProblem problem, int job, long end) =>
        end > problem.Due[job] ? problem.Weight[job] * (end - problem.Due[job]) / 100 : 0;

    /// <summary>The order in which serial generation takes the jobs of a list: each time the first whose predecessors are taken.</summary>
    internal static int[] Feasible(ScheduleProblem problem, ReadOnlySpan<int> list)
    {
        var n = problem.Count;
        var place = new int[n];
        for (var i = 0; i < n; i++)
        {
            place[list[i]] = i;
        }

        var waiting = problem.Predecessors.Select(p => p.Length).ToArray();
        var ready = new PriorityQueue<int, int>();
        for (var j = 0; j < n; j++)
        {
            if (waiting[j] == 0)
            {
                ready.Enqueue(j, place[j]);
            }
        }

        var order = new int[n];
        for (var i = 0; i < n; i++)
        {
            order[i] = ready.Dequeue();
            foreach (var next in problem.Successors[order[i]])
            {
                if (--waiting[next] == 0)
                {
                    ready.Enqueue(next, place[next]);
                }
            }
        }

        return order;
    }

    private static RecoverySchedule Build(ScheduleProblem problem, int[] list, bool proven)
    {
        var calendar = new CrewCalendar(problem);
        var start = new long[problem.Count];
        var placed = new ScheduledJob[problem.Count];
        long makespan = 0;
        decimal cost = 0;
        foreach (var job in Feasible(problem, list))
        {
            long ready = 0;
            var after = -1;
            foreach (var p in problem.Predecessors[job])
            {
                if (start[p] + problem.Duration[p] > ready)
                {
                    (ready, after) = (start[p] + problem.Duration[p], p);
                }
            }

            var (begin, crew) = calendar.Earliest(job, ready);
            start[job] = begin;
            calendar.Book(job, begin);
            var end = begin + problem.Duration[job];
            var (reason, waitsFor) = crew >= 0 ? (StartReason.WaitsForCrew, problem.Crews[crew].Id)
                : after >= 0 ? (StartReason.WaitsForJob, problem.Jobs[after].Id)
                : (StartReason.Immediately, (string?)null);
            placed[job] = new ScheduledJob(problem.Jobs[job].Id, begin / 100m, end / 100m, Math.Max(0, end - Math.Min(problem.Due[job], end)) / 100m, reason, waitsFor);
            makespan = Math.Max(makespan, end);
            cost += Late(problem, job, end);
        }

        return new RecoverySchedule([.. list.Select(j => problem.Jobs[j].Id)], placed, makespan / 100m, cost, proven);
    }
}
