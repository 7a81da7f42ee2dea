namespace MkbZekerheid.Engine;

/// <summary>Jobs and crews checked and put into arrays; hours are hundredths.</summary>
internal sealed class ScheduleProblem
{
    public ScheduleProblem(IReadOnlyList<RecoveryJob> jobs, IReadOnlyList<Crew> crews)
    {
        Jobs = jobs;
        Crews = crews;
        var n = jobs.Count;
        var crewIndex = crews.Select((c, i) => (c.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var jobIndex = new Dictionary<string, int>(n, StringComparer.Ordinal);
        for (var j = 0; j < n; j++)
        {
            if (!jobIndex.TryAdd(jobs[j].Id, j))
            {
                throw new ArgumentException($"Job {jobs[j].Id} appears twice.", nameof(jobs));
            }
        }

        Duration = [.. jobs.Select(j => Hours.From(j.Hours))];
        Due = [.. jobs.Select(j => Hours.FromOrNever(j.DueHours))];
        Weight = [.. jobs.Select(j => j.Weight)];
        Demand = new int[n][];
        Predecessors = new int[n][];
        for (var j = 0; j < n; j++)
        {
            if (Duration[j] < 0)
            {
                throw new ArgumentException($"Job {jobs[j].Id} has a negative duration.", nameof(jobs));
            }

            Demand[j] = new int[crews.Count];
            foreach (var demand in jobs[j].Demands)
            {
                if (!crewIndex.TryGetValue(demand.CrewId, out var crew))
                {
                    throw new ArgumentException($"Job {jobs[j].Id} needs unknown crew {demand.CrewId}.", nameof(jobs));
                }

                Demand[j][crew] += demand.People;
                if (Demand[j][crew] > crews[crew].People)
                {
                    throw new ArgumentException($"Job {jobs[j].Id} needs more of crew {demand.CrewId} than there is.", nameof(jobs));
                }
            }

            Predecessors[j] = [.. jobs[j].Predecessors.Select(p => jobIndex.TryGetValue(p, out var i)
                ? i
                : throw new ArgumentException($"Job {jobs[j].Id} waits for unknown job {p}.", nameof(jobs))).Distinct()];
        }

        Successors = new List<int>[n];
        for (var j = 0; j < n; j++)
        {
            Successors[j] = [];
        }

        for (var j = 0; j < n; j++)
        {
            foreach (var p in Predecessors[j])
            {
                Successors[p].Add(j);
            }
        }

        if (TopologicalOrder().Count < n)
        {
            throw new ArgumentException("Jobs wait for each other in a circle.", nameof(jobs));
        }
    }

    public IReadOnlyList<RecoveryJob> Jobs { get; }

    public IReadOnlyList<Crew> Crews { get; }

    public int Count => Jobs.Count;

    public long[] Duration { get; }

    public long[] Due { get; }

    public decimal[] Weight { get; }

    /// <summary>Demand[job][crew].</summary>
    public int[][] Demand { get; }

    public int[][] Predecessors { get; }

    public List<int>[] Successors { get; }

    /// <summary>Jobs in an order in which every job comes after its predecessors; shorter than all jobs when there is a circle.</summary>
    public List<int> TopologicalOrder()
    {
        var waiting = Predecessors.Select(p => p.Length).ToArray();
        var order = new List<int>(Enumerable.Range(0, Count).Where(j => waiting[j] == 0));
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var next in Successors[order[i]])
            {
                if (--waiting[next] == 0)
                {
                    order.Add(next);
                }
            }
        }

        return order;
    }

    /// <summary>Jobs by a priority rule.</summary>
    public int[] Priority(PriorityRule rule)
    {
        var all = Enumerable.Range(0, Count);
        IOrderedEnumerable<int> order = rule switch
        {
            PriorityRule.DueDate => all.OrderBy(j => Due[j]),
            PriorityRule.WeightPerHour => all.OrderByDescending(j => Duration[j] == 0 ? decimal.MaxValue : Weight[j] / Duration[j]),
            PriorityRule.Weight => all.OrderByDescending(j => Weight[j]),
            PriorityRule.Strategy => all.OrderBy(j => Jobs[j].ProductRank ?? int.MaxValue).ThenBy(j => Jobs[j].CustomerRank ?? int.MaxValue).ThenBy(j => Due[j]),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
        return [.. order.ThenByDescending(j => Weight[j]).ThenBy(j => Jobs[j].Id, StringComparer.Ordinal)];
    }
}
