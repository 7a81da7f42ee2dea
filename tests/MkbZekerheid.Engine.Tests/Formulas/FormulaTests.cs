using System.Text.Json.Nodes;
using Xunit;

namespace MkbZekerheid.Engine.Tests;

public sealed class FormulaTests
{
    [Fact]
    public void The_needed_level_of_every_demo_activity_follows_its_products()
    {
        var needed = MinimumLevel.Needed(Vector.DemoModel);

        Assert.All(Vector.Expected["molNeeded"]!.AsObject(), golden => Assert.Equal(golden.Value!.GetValue<decimal>(), Math.Round(100 * needed[golden.Key]!.Value, 2)));
    }

    [Fact]
    public void Ten_millers_of_whom_eight_are_needed_make_five_at_55_percent()
    {
        Assert.Equal(5, MinimumLevel.Quantity(0.55m, 8));
        Assert.Equal(4, MinimumLevel.Quantity(0.5m, 8));
    }

    [Fact]
    public void Concentration_matches_the_worked_example_and_the_demo_company()
    {
        var d6 = Vector.Examples["D6_hhi"]!;
        var result = Concentration.Of([.. d6.List("customers").Select((c, i) => new ConcentrationEntry($"K{i}", c.GetValue<decimal>()))])!;
        Assert.Equal(d6.Dec("expected"), result.Hhi);
        Assert.Equal(d6.Dec("effN"), Math.Round(result.EffectiveNumber, 4));
        Assert.Equal(d6.Dec("normalised"), Math.Round(result.Normalised!.Value, 5));
        Assert.Equal(0.25m, Concentration.Of([new("A", 7), new("B", 7), new("C", 7), new("D", 7)])!.Hhi);
        Assert.Equal(1, Concentration.Of([new("A", 7)])!.Hhi);
        Assert.Null(Concentration.Of([new("A", 0)]));

        var golden = Vector.Expected["hhi"]!;
        var customers = Concentration.Of([.. Vector.Demo.List("customers").Select(c => new ConcentrationEntry(c.Text("id"), c.Dec("turnover")!.Value, c["memberCount"]!.GetValue<int>()))])!;
        Assert.Equal(golden.Dec("customers"), Math.Round(customers.Hhi, 6));
        Assert.Equal(golden.Dec("customersTop"), Math.Round(customers.LargestShare, 6));
        var suppliers = Concentration.Of([.. Vector.DemoModel.Resources.Where(r => r.AnnualSpend is not null).Select(r => new ConcentrationEntry(r.Id, r.AnnualSpend!.Value))])!;
        Assert.Equal(golden.Dec("suppliers"), Math.Round(suppliers.Hhi, 6));
        Assert.Equal(golden.Dec("supplierTop"), Math.Round(suppliers.LargestShare, 6));
        var products = Concentration.Of([.. Vector.DemoModel.Products.Select(p => new ConcentrationEntry(p.Id, p.TurnoverPerYear!.Value))])!;
        Assert.Equal(golden.Dec("products"), Math.Round(products.Hhi, 6));
    }

    [Fact]
    public void A_collective_entry_counts_as_equal_parts()
    {
        var collective = Concentration.Of([new("A", 60), new("B", 40, 4)])!;
        var apart = Concentration.Of([new("A", 60), new("B", 10), new("C", 10), new("D", 10), new("E", 10)])!;

        Assert.Equal(apart.Hhi, collective.Hhi);
        Assert.Equal(apart.Normalised, collective.Normalised);
    }

    [Fact]
    public void A_task_needs_two_people_who_can_do_it_alone()
    {
        var result = BusFactor.Of([new("T1", [3, 2, 1]), new("T2", [2, 1]), new("T3", [1])]);

        Assert.Equal([2, 1, 0], result.Tasks.Select(t => t.PeopleAble));
        Assert.True(result.Tasks[1].SinglePerson);
        Assert.True(result.Tasks[2].Nobody);
        Assert.Equal(1m / 3, result.Coverage);
    }

    [Fact]
    public void Dependency_scores_match_the_worked_example()
    {
        var d8 = Vector.Examples["D8_dependency"]!;
        (decimal, decimal, decimal, decimal)[] before = [(336, 168, .55m, .4m), (504, 72, .9m, 1), (2016, 2016, .31m, .31m), (48, 24, .7m, .5m)];
        (decimal, decimal, decimal, decimal)[] after = [(84, 168, .55m, .3m), (36, 72, .9m, .5m), (2016, 2016, .27m, .27m), (12, 24, .7m, .5m)];
        decimal[] Scores((decimal, decimal, decimal, decimal)[] cases) => [.. cases.Select(c => DependencyScore.Of(c.Item1, c.Item2, c.Item3, c.Item4).Score)];

        Assert.Equal(d8.List("base").Select(x => x.GetValue<decimal>()), Scores(before));
        Assert.Equal(d8.List("after").Select(x => x.GetValue<decimal>()), Scores(after));
        var (first, last) = (DependencyScore.Total(Scores(before)), DependencyScore.Total(Scores(after)));
        Assert.Equal(d8.Dec("total0"), first);
        Assert.Equal(d8.Dec("total1"), last);
        Assert.Equal(d8.Dec("reductionPct"), Math.Round(DependencyScore.Reduction(first, last)!.Value, 4));
        Assert.Equal(DependencyVerdict.Irresponsible, DependencyScore.VerdictOf(50));
        Assert.Equal(DependencyVerdict.Reduce, DependencyScore.VerdictOf(25));
    }

    [Fact]
    public void The_dependency_scores_of_the_demo_company_fall_as_in_the_golden_file()
    {
        var golden = Vector.Expected["dependency"]!;
        var totals = new List<decimal>();
        foreach (var month in golden["months"]!.Strings())
        {
            var scores = new List<decimal>();
            foreach (var dependency in Vector.Demo.List("dependencies"))
            {
                var entry = dependency.List("history").Single(h => h.Text("month") == month);
                var result = DependencyScore.Of(entry.Dec("substituteHours")!.Value, dependency.Dec("mtpdHours")!.Value, entry.Dec("marginShare")!.Value, entry.Dec("concentration")!.Value);
                Assert.Equal(entry.Dec("score"), result.Score);
                scores.Add(result.Score);
            }

            totals.Add(DependencyScore.Total(scores));
        }

        Assert.Equal(golden.List("totals").Select(t => t.GetValue<decimal>()), totals);
        Assert.Equal(golden.List("reductionPct").Select(t => t.GetValue<decimal>()), totals.Select(t => Math.Round(DependencyScore.Reduction(totals[0], t)!.Value, 2)));
    }

    [Fact]
    public void Controls_multiply_frequency_and_loss()
    {
        var d9 = Vector.Examples["D9_risk"]!;
        Assert.Equal(d9.Dbl("ale")!.Value, Risk.ExpectedAnnualLoss(0.2, 120_000), 6);
        var residual = Risk.Residual(0.2, 120_000, [0.5, 0.8], [0.6]);
        Assert.Equal(d9["residual"]!.Dbl("lam")!.Value, residual.FrequencyPerYear, 12);
        Assert.Equal(d9["residual"]!.Dbl("loss")!.Value, residual.LossPerEvent, 6);
        Assert.Equal(d9["residual"]!.Dbl("ale")!.Value, residual.ExpectedAnnualLoss, 6);
    }

    [Fact]
    public void The_risks_of_the_demo_company_have_their_level_score_and_relevance()
    {
        var golden = Vector.Expected["risk"]!;
        var relevant = new List<string>();
        foreach (var threat in Vector.Demo.List("threats"))
        {
            var likelihood = Risk.LikelihoodOf(threat.Dbl("frequencyPerYear")!.Value)!.Value;
            var score = Risk.Score(likelihood, threat["impactLevel"]!.GetValue<int>(), new RiskLimits());
            Assert.Equal(threat["likelihoodLevel"]!.GetValue<int>(), likelihood);
            Assert.Equal(threat["score"]!.GetValue<int>(), score.Score);
            if (score.Relevant)
            {
                relevant.Add(threat.Text("id"));
            }
        }

        Assert.Equal(golden["relevant"]!.Strings(), relevant);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.0199, 1)]
    [InlineData(0.02, 2)]
    [InlineData(0.1, 3)]
    [InlineData(0.5, 4)]
    [InlineData(2, 5)]
    public void A_frequency_on_a_bound_belongs_to_the_higher_level(double frequency, int level) => Assert.Equal(level, Risk.LikelihoodOf(frequency));

    [Fact]
    public void A_rare_disaster_stays_relevant_by_its_impact() => Assert.True(Risk.Score(1, 5, new RiskLimits()) is { Relevant: true, RelevantByImpactOnly: true, Class: ScoreClass.Low });

    [Fact]
    public void Plans_of_the_demo_company_are_as_complete_as_in_the_golden_file()
    {
        var asOf = DateOnly.Parse(Vector.Demo.Text("asOf"), System.Globalization.CultureInfo.InvariantCulture);
        var departmentOf = Vector.Demo.List("processes").ToDictionary(p => p.Text("id"), p => p.Text("departmentId"));
        var activities = Vector.Demo.List("activities").ToDictionary(a => a.Text("id"));
        var critical = Vector.Expected["criticalActivities"]!.Strings().ToHashSet();
        foreach (var plan in Vector.Demo.List("plans"))
        {
            var ids = plan["activityIds"]!.Strings();
            var department = critical.Where(a => departmentOf[activities[a].Text("processId")] == plan.Text("departmentId")).ToList();
            var own = ids.Where(critical.Contains).ToList();
            var steps = plan.List("steps").ToList();
            bool Timely(string id) => steps.Any(s => s["activityId"]?.GetValue<string>() == id && s.Dec("withinHours") <= activities[id].Dec("rtoHours"));
            var role = plan.Text("activatedByRole");
            var result = PlanCompleteness.Of(new PlanFacts
            {
                DepartmentSet = true,
                ActivationCriteria = plan.Text("activationCriteria").Length > 0,
                ActivatingRoleHasDeputy = plan.List("team").Any(t => t.Text("role") == role && t["deputyRole"] is not null),
                RespondSteps = plan.List("respondSteps").Count(),
                AlternativeWays = plan.List("alternativeWays").Count(),
                Participants = plan["responseTeam"]!.List("participants").Count(),
                CriticalActivitiesIncluded = PlanCompleteness.Share(department.Count(ids.Contains), department.Count),
                Strategies = plan.List("strategyIds").Count(),
                StepsWithRoleAndTime = PlanCompleteness.Share(steps.Count(s => s["role"] is not null && s["withinHours"] is not null), steps.Count),
                CriticalActivitiesWithTimelyStep = PlanCompleteness.Share(own.Count(Timely), own.Count),
                MinimumStaffing = plan["minimumStaff"]!.AsObject().Count > 0,
                ContactsChecked = PlanCompleteness.ContactsAreFresh(DateOnly.Parse(plan.Text("contactListCheckedOn"), System.Globalization.CultureInfo.InvariantCulture), asOf),
                CommunicationItems = plan.List("communication").Count(),
                OfflineCopy = plan["offlineCopy"]!.GetValue<bool>(),
                ReturnToNormal = plan["returnToNormal"] is not null,
                VersionAndApprovalDate = plan["version"] is not null && plan["approvedOn"] is not null,
            });
            var golden = Vector.Expected["planCompleteness"]![plan.Text("id")]!;
            Assert.Equal(golden.Dec("score"), Math.Round(result.Score, 4));
            Assert.Equal(golden["mandatoryMet"]!.GetValue<bool>(), result.MandatoryMet);
            Assert.All(result.Items, item => Assert.Equal(golden["parts"]!.Dec($"{item.Number}"), Math.Round(item.Fraction, 4)));
        }
    }

    [Fact]
    public void The_worked_exercise_scores_73_point_8611()
    {
        var d12 = Vector.Examples["D12_exercise"]!;
        var findings = d12.List("findings").Select(f => f.GetValue<int>()).ToArray();
        var result = ExerciseScore.Of(new ExerciseFacts
        {
            Objectives = [.. d12.List("objectives").Select(o => new ObjectiveRating(o[0]!.GetValue<int>(), o[1]!.GetValue<int>()))],
            RecoveryTests = [.. d12.List("rto").Select(t => new RecoveryTest(t[0]!.GetValue<int>(), t[1]!.GetValue<int>()))],
            CriticalFindings = findings[0],
            MajorFindings = findings[1],
            MinorFindings = findings[2],
            Participation = d12.Dec("participation"),
        });

        Assert.Equal(d12.Dec("expected"), Math.Round(result.Score!.Value, 4));
        Assert.Equal(d12.Dec("objectives_score"), Math.Round(result.Objectives!.Value, 6));
        Assert.Equal(d12.Dec("rto_score"), result.Recovery);
        Assert.Equal(d12.Dec("findings_score"), result.Findings);
    }

    [Fact]
    public void The_exercises_of_the_demo_company_have_their_golden_scores()
    {
        var outcomes = new Dictionary<string, ExerciseOutcome>
        {
            ["Geslaagd"] = ExerciseOutcome.Passed,
            ["Geslaagd met opmerkingen"] = ExerciseOutcome.PassedWithRemarks,
            ["Niet geslaagd"] = ExerciseOutcome.Failed,
        };
        foreach (var exercise in Vector.Demo.List("exercises"))
        {
            int Findings(string severity) => exercise.List("findings").Count(f => f.Text("severity") == severity);
            var result = ExerciseScore.Of(new ExerciseFacts
            {
                Objectives = [.. exercise.List("objectives").Select(o => new ObjectiveRating(o.Dec("weight")!.Value, o["rating"]!.GetValue<int>(), o["critical"]!.GetValue<bool>()))],
                RecoveryTests = [.. exercise.List("rtoTests").Select(t => new RecoveryTest(t.Dec("targetHours")!.Value, t.Dec("achievedHours")!.Value))],
                CriticalFindings = Findings("critical"),
                MajorFindings = Findings("major"),
                MinorFindings = Findings("minor"),
                Participation = exercise.Dec("participantsPresent") / exercise.Dec("participantsInvited"),
            });
            var golden = Vector.Expected["exercises"]![exercise.Text("id")]!;
            Assert.Equal(golden.Dec("score"), Math.Round(result.Score!.Value, 4));
            Assert.Equal(golden.Dec("objectives"), Math.Round(result.Objectives!.Value, 6));
            Assert.Equal(golden.Dec("rto"), result.Recovery is { } rto ? Math.Round(rto, 6) : null);
            Assert.Equal(golden.Dec("findings"), result.Findings);
            Assert.Equal(golden.Dec("participation"), Math.Round(result.Participation!.Value, 6));
            Assert.Equal(outcomes[golden.Text("result")], result.Outcome);
        }
    }

    [Fact]
    public void A_critical_objective_that_was_not_reached_fails_the_exercise()
    {
        var result = ExerciseScore.Of(new ExerciseFacts { Objectives = [new(5, 3), new(1, 0, Critical: true)], Participation = 1 });

        Assert.True(result.Score > 80);
        Assert.Equal(ExerciseOutcome.Failed, result.Outcome);
    }

    [Fact]
    public void The_actions_of_the_demo_company_are_closed_as_in_the_golden_file()
    {
        static DateOnly? Day(JsonNode? node) => node is null ? null : DateOnly.Parse(node.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        var golden = Vector.Expected["actions"]!;
        var result = ActionClosure.Of(
            [.. Vector.Demo.List("actions").Select(a => new ActionDates(a.Text("id"), Day(a["dueOn"])!.Value, Day(a["closedOn"])))],
            Day(Vector.Demo["asOf"])!.Value);

        Assert.Equal(golden.Dec("due"), result.Due);
        Assert.Equal(golden.Dec("closed"), result.Closed);
        Assert.Equal(golden.Dec("closedOnTime"), result.ClosedOnTime);
        Assert.Equal(golden["overdueOpen"]!.Strings(), result.Overdue);
        Assert.Equal(golden["open"]!.Strings(), result.Open);
        Assert.Equal(Vector.Expected["kpi"]!.Dec("KPI16"), Math.Round(result.OnTimePercent!.Value, 2));
    }

    [Theory]
    [InlineData(100, 120, 110, StrategyAdvice.Pays)]
    [InlineData(100, 120, 90, StrategyAdvice.Overlaps)]
    [InlineData(100, 90, 80, StrategyAdvice.DoesNotPayOnAverage)]
    [InlineData(0, 5, 0, StrategyAdvice.Overlaps)]
    [InlineData(0, 5, 5, StrategyAdvice.Pays)]
    public void A_strategy_is_judged_first_on_top_of_the_others_then_alone(int cost, int firstIn, int lastIn, StrategyAdvice advice) =>
        Assert.Equal(advice, StrategyValue.Of(cost, firstIn, lastIn).Advice);

    [Fact]
    public void A_key_figure_scores_between_its_zero_point_and_its_target()
    {
        Assert.Equal((50, KpiStanding.BelowMinimum), (KpiScore.Of(40, new(80, 60, 0)).Score!.Value, KpiScore.Of(40, new(80, 60, 0)).Status));
        Assert.Equal(KpiStanding.Watch, KpiScore.Of(60, new(80, 60, 0)).Status);
        Assert.Equal((100, KpiStanding.OnTarget), (KpiScore.Of(1, new(2, 5, 20)).Score!.Value, KpiScore.Of(1, new(2, 5, 20)).Status));
        Assert.Equal(KpiStanding.Watch, KpiScore.Of(5, new(2, 5, 20)).Status);
        Assert.Equal(KpiStanding.BelowMinimum, KpiScore.Of(6, new(2, 5, 20)).Status);
        Assert.Equal((null, KpiStanding.NoMeasurement), (KpiScore.Of(null, new(2, 5, 20)).Score, KpiScore.Of(null, new(2, 5, 20)).Status));
        Assert.Equal(80, KpiScore.Of(90, new(100, null, 0)).Minimum);
    }
}
