using System.Text.Json.Nodes;
using CsCheck;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class ScheduleTests
{
    private static readonly JsonNode D11 = Vector.Examples["D11_rcpsp"]!;

    private static readonly RecoveryJob[] Jobs = [.. D11["jobs"]!.AsObject().Select(j => new RecoveryJob(j.Key, j.Value![0]!.GetValue<decimal>())
    {
        Demands = [.. j.Value![1]!.AsObject().Select(d => new CrewDemand(d.Key, d.Value!.GetValue<int>()))],
        Predecessors = j.Value![2]!.Strings(),
        DueHours = D11["due"]!.Dec(j.Key),
        Weight = D11["weight"]!.Dec(j.Key)!.Value,
    })];

    private static readonly Crew[] Crews = [.. D11["capacity"]!.AsObject().Select(c => new Crew(c.Key, c.Value!.GetValue<int>()))];

    [Theory]
    [InlineData("EDD", PriorityRule.DueDate)]
    [InlineData("WSPT", PriorityRule.WeightPerHour)]
    [InlineData("Weight", PriorityRule.Weight)]
    public void Each_priority_rule_gives_the_schedule_of_the_worked_example(string name, PriorityRule rule) =>
        Check(D11[name]!, Schedule.ByRule(Jobs, Crews, rule));

    [Fact]
    public void The_best_schedule_of_the_worked_example_is_proven()
    {
        var best = Schedule.Best(Jobs, Crews);

        Check(D11["optimum"]!, best);
        Assert.True(best.Proven);
    }

    [Fact]
    public void The_chosen_order_goes_by_product_then_customer_then_due_date()
    {
        RecoveryJob[] jobs = [new("A", 1) { ProductRank = 2, DueHours = 1 }, new("B", 1) { ProductRank = 1, CustomerRank = 2 }, new("C", 1) { ProductRank = 1, CustomerRank = 1 }, new("D", 1)];

        Assert.Equal(["C", "B", "A", "D"], Schedule.ByRule(jobs, [], PriorityRule.Strategy).Order);
    }

    [Fact]
    public void Every_bar_says_what_it_waits_for()
    {
        var schedule = Schedule.ByRule(
            [new("A", 4) { Demands = [new("IT", 1)] }, new("B", 2) { Demands = [new("IT", 1)], DueHours = 5 }, new("C", 1) { Predecessors = ["A"], DueHours = 100 }],
            [new("IT", 1)],
            PriorityRule.DueDate);

        Assert.Equal((StartReason.WaitsForCrew, "IT", 2m), (schedule.Jobs[0].Reason, schedule.Jobs[0].WaitsFor, schedule.Jobs[0].StartHours));
        Assert.Equal((StartReason.Immediately, null), (schedule.Jobs[1].Reason, schedule.Jobs[1].WaitsFor));
        Assert.Equal((StartReason.WaitsForJob, "A", 6m), (schedule.Jobs[2].Reason, schedule.Jobs[2].WaitsFor, schedule.Jobs[2].StartHours));
    }

    [Fact]
    public void Impossible_jobs_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Schedule.Best([new("A", 1) { Demands = [new("IT", 2)] }], [new("IT", 1)]));
        Assert.Throws<ArgumentException>(() => Schedule.Best([new("A", 1) { Predecessors = ["B"] }, new("B", 1) { Predecessors = ["A"] }], []));
    }

    [Fact]
    public void Limited_capacity_goes_to_the_highest_rank_or_to_the_highest_penalty()
    {
        var d11b = Vector.Examples["D11b_customers_first"]!;
        CustomerDemand[] customers = [.. d11b["demand"]!.AsObject().Select(c => new CustomerDemand(c.Key, c.Value!.GetValue<decimal>(), d11b["penaltyPerHour"]!.Dec(c.Key)!.Value))];
        var byRank = CustomersFirst.ByRank(customers, d11b.Dec("capacity")!.Value);
        var byPenalty = CustomersFirst.ByPenalty(customers, d11b.Dec("capacity")!.Value);

        Assert.All(byRank.Customers, c => Assert.Equal(d11b["byRank"]!.Dec(c.Id), c.Hours));
        Assert.Equal(d11b.Dec("costByRank"), byRank.Cost);
        Assert.All(byPenalty.Customers, c => Assert.Equal(d11b["byPenalty"]!.Dec(c.Id), c.Hours));
        Assert.Equal(d11b.Dec("costByPenalty"), byPenalty.Cost);
    }

    [Fact]
    public void Schedules_are_feasible_and_no_list_at_all_beats_the_proven_one()
    {
        var gen = Gen.Select(Gen.Int[1, 6], Gen.Int[0, int.MaxValue]);
        gen.Sample((n, seed) =>
        {
            var (jobs, crews) = Random(n, seed);
            var best = Schedule.Best(jobs, crews);
            AssertFeasible(jobs, crews, best);
            foreach (var list in Permutations(n))
            {
                var other = Naive(jobs, crews, list);
                Assert.False((other.Cost, other.Makespan).CompareTo((best.WeightedTardiness, best.MakespanHours)) < 0);
            }
        }, iter: 60);
    }

    [Fact]
    public void A_larger_schedule_is_feasible_repeatable_and_never_worse_than_the_rules()
    {
        var (jobs, crews) = Random(40, 12345);
        var best = Schedule.Best(jobs, crews, restarts: 200);

        AssertFeasible(jobs, crews, best);
        Assert.Equal(best.Order, Schedule.Best(jobs, crews, restarts: 200).Order);
        Assert.All(Enum.GetValues<PriorityRule>(), r => Assert.True(best.WeightedTardiness <= Schedule.ByRule(jobs, crews, r).WeightedTardiness));
    }

    private static void Check(JsonNode golden, RecoverySchedule schedule)
    {
        Assert.Equal(golden["order"]!.Strings(), schedule.Order);
        Assert.All(schedule.Jobs, j => Assert.Equal(golden["start"]!.Dec(j.JobId), j.StartHours));
        Assert.All(schedule.Jobs, j => Assert.Equal(golden["completion"]!.Dec(j.JobId), j.EndHours));
        Assert.Equal(golden.Dec("makespan"), schedule.MakespanHours);
        Assert.Equal(golden.Dec("weightedTardiness"), schedule.WeightedTardiness);
    }

    private static (RecoveryJob[] Jobs, Crew[] Crews) Random(int n, int seed)
    {
        var random = new Random(seed);
        Crew[] crews = [new("X", random.Next(1, 4)), new("Y", random.Next(1, 3))];
        RecoveryJob[] jobs = [.. Enumerable.Range(0, n).Select(i => new RecoveryJob($"J{i:00}", random.Next(1, 9))
        {
            Demands = [.. crews.Where(_ => random.Next(3) > 0).Select(c => new CrewDemand(c.Id, random.Next(1, c.People + 1)))],
            Predecessors = [.. Enumerable.Range(0, i).Where(_ => random.Next(4) == 0).Select(p => $"J{p:00}")],
            DueHours = random.Next(5) == 0 ? null : random.Next(1, 25),
            Weight = random.Next(1, 6),
        })];
        return (jobs, crews);
    }

    private static void AssertFeasible(RecoveryJob[] jobs, Crew[] crews, RecoverySchedule schedule)
    {
        var by = schedule.Jobs.ToDictionary(j => j.JobId);
        foreach (var job in jobs)
        {
            Assert.Equal(job.Hours, by[job.Id].EndHours - by[job.Id].StartHours);
            Assert.All(job.Predecessors, p => Assert.True(by[p].EndHours <= by[job.Id].StartHours));
        }

        foreach (var moment in schedule.Jobs.Select(j => j.StartHours))
        {
            foreach (var crew in crews)
            {
                var busy = jobs.Where(j => by[j.Id].StartHours <= moment && moment < by[j.Id].EndHours).Sum(j => j.Demands.Where(d => d.CrewId == crew.Id).Sum(d => d.People));
                Assert.True(busy <= crew.People);
            }
        }
    }

    /// <summary>Serial generation hour by hour, for whole hours.</summary>
    private static (decimal Cost, decimal Makespan) Naive(RecoveryJob[] jobs, Crew[] crews, int[] list)
    {
        var end = new Dictionary<string, int>();
        var free = crews.ToDictionary(c => c.Id, c => Enumerable.Repeat(c.People, 200).ToArray());
        var left = list.ToList();
        while (left.Count > 0)
        {
            var job = jobs[left.First(j => jobs[j].Predecessors.All(end.ContainsKey))];
            left.Remove(Array.IndexOf(jobs, job));
            var start = job.Predecessors.Select(p => end[p]).DefaultIfEmpty(0).Max();
            while (job.Demands.Any(d => Enumerable.Range(start, (int)job.Hours).Any(t => free[d.CrewId][t] < d.People)))
            {
                start++;
            }

            foreach (var d in job.Demands)
            {
                for (var t = start; t < start + job.Hours; t++)
                {
                    free[d.CrewId][t] -= d.People;
                }
            }

            end[job.Id] = start + (int)job.Hours;
        }

        return (jobs.Sum(j => j.DueHours is { } due ? j.Weight * Math.Max(0, end[j.Id] - due) : 0), end.Values.Max());
    }

    private static IEnumerable<int[]> Permutations(int n)
    {
        if (n == 0)
        {
            yield return [];
            yield break;
        }

        foreach (var shorter in Permutations(n - 1))
        {
            for (var at = 0; at < n; at++)
            {
                yield return [.. shorter[..at], n - 1, .. shorter[at..]];
            }
        }
    }
}
