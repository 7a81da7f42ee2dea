using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

/// <summary>The fast engine against the plain reading of the method, year by year.</summary>
public sealed class PlainAgreementTests
{
    [Fact]
    public void Every_year_of_the_demo_company_costs_the_same_by_the_plain_method() =>
        Agree(Vector.DemoModel, [Configuration.None, Configuration.Implemented, Configuration.Every], seed: 3, years: 120);

    [Fact]
    public void Busy_years_with_many_overlaps_cost_the_same_by_the_plain_method()
    {
        var busy = Vector.DemoModel with { Threats = [.. Vector.DemoModel.Threats.Select(t => t with { FrequencyPerYear = t.FrequencyPerYear * 4 })] };
        Agree(busy, [Configuration.None, Configuration.Chosen], seed: 4, years: 40);
    }

    [Fact]
    public void Hundreds_of_random_companies_cost_the_same_by_the_plain_method()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            Agree(RandomCompany.Make(seed), [Configuration.None, Configuration.Every], (ulong)seed, years: 6);
        }
    }

    [Fact]
    public void A_response_curve_is_exact_at_any_duration()
    {
        var random = new Random(5);
        for (var seed = 0; seed < 300; seed++)
        {
            var model = seed == 0 ? Vector.DemoModel : RandomCompany.Make(seed);
            var plan = new PlanFactory(model, CycleRule.Sum).Plan(Configuration.Every);
            var evaluator = new NetworkEvaluator<double, HourClock>(plan.Network, default);
            foreach (var threat in plan.Threats.Where(t => t.HasEffects))
            {
                for (var pattern = 0u; pattern < 1u << threat.Threat.UncertainEffects; pattern++)
                {
                    var curve = threat.Curve(pattern);
                    for (var k = 0; k < 20; k++)
                    {
                        var duration = Math.Exp(random.NextDouble() * 12 - 4);
                        evaluator.Evaluate([.. threat.Hits(pattern, plan.Network).Select(h => new Hit<double>(h.Position, 0, h.Factor * duration, h.Residual))], plan.Network.ReachesProduct);
                        var loss = plan.Network.Products.Sum(p => evaluator[p.Position] is { IsOne: false } f
                            ? ProductOutcome<double>.Of(default(HourClock), p, evaluator.Arena.Times(f), evaluator.Arena.Levels(f)).Loss
                            : 0);
                        var piece = curve.At(duration);
                        Close(loss, piece.Loss.At(duration));
                        Close(evaluator.End, piece.End.At(duration));
                    }
                }
            }
        }
    }

    private static void Agree(CompanyModel model, Configuration[] configurations, ulong seed, int years)
    {
        var factory = new PlanFactory(model, CycleRule.Sum);
        var plans = configurations.Select(factory.Plan).ToArray();
        var fast = new YearSimulator(factory.Threats, plans);
        var plain = configurations.Select(c => new PlainSimulation(model, c)).ToArray();
        var tallies = plans.Select(p => new BlockTally(1, p.Network.Products.Length)).ToArray();
        for (var year = 0; year < years; year++)
        {
            fast.Run(seed, year, 1, tallies);
            for (var c = 0; c < plans.Length; c++)
            {
                var (loss, down, longest) = plain[c].Year(seed, year);
                Close(loss, tallies[c].Losses[0]);
                for (var p = 0; p < plans[c].Network.Products.Length; p++)
                {
                    var product = plans[c].Network.Products[p];
                    Close(down[product.Id], tallies[c].DownHours[p]);
                    Assert.Equal(longest[product.Id] > 0 && longest[product.Id] >= product.MtpdHours - 1e-9, tallies[c].BreachYears[p] == 1);
                }
            }
        }
    }

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-6 * (1 + Math.Abs(expected)), $"{actual} is not {expected}");
}

/// <summary>Small made-up companies with pools, alternatives, stock, start-up times, cycles, strategies and frequent long threats.</summary>
internal static class RandomCompany
{
    public static CompanyModel Make(int seed)
    {
        var random = new Random(seed);
        var resources = Enumerable.Range(0, random.Next(3, 8)).Select(i => $"R{i}").ToArray();
        var activities = Enumerable.Range(0, random.Next(1, 5)).Select(i => $"A{i}").ToArray();
        var requirements = new List<string>();
        var cyclic = random.Next(3) == 0;
        return new CompanyModel
        {
            Resources = [.. resources.Select((id, i) => new ResourceInput(id, ResourceKind.Machine)
            {
                RecoveryHours = 24,
                RestartHours = random.Next(0, 3) * 1.5m,
                Requirements = i == 0 ? [] : [.. Enumerable.Range(0, random.Next(0, 2)).Select(_ => Requirement(resources[..i]))],
            })],
            Activities = [.. activities.Select((id, i) => new ActivityInput(id, "P0")
            {
                Essential = true,
                RestartHours = random.Next(0, 4),
                Mol = 0.5m,
                Requirements = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Requirement(random.Next(3) == 0 && i > 0 ? activities[..i] : resources)), .. cyclic && i == 0 && activities.Length > 1 ? new[] { Plain(activities[^1]) } : [], .. cyclic && i == activities.Length - 1 && i > 0 ? new[] { Plain(activities[0]) } : []],
            })],
            Processes = [new ProcessInput("P0")],
            Products =
            [
                new ProductInput("X")
                {
                    Mbco = 0.6m, MtpdHours = 48,
                    LossCurve = [new LossStep(8, 100), new LossStep(24, 250), new LossStep(null, 400)],
                },
                new ProductInput("Y") { Mbco = 0.3m, MtpdHours = 24, LossCurve = [new LossStep(null, 70)] },
            ],
            ProductProcessLinks = [new ProductProcessLinkInput("X", "P0", 0), new ProductProcessLinkInput("Y", "P0", random.Next(0, 3) * 6)],
            Threats = [.. Enumerable.Range(0, 4).Select(i => new ThreatInput($"T{i}", random.Next(1, 12), random.Next(3) switch
            {
                0 => new DistributionInput.LogNormal(20, 90),
                1 => new DistributionInput.Pert(4, 30, 200),
                _ => new DistributionInput.Exponential(40),
            })
            {
                DirectCost = random.Next(2) == 0 ? null : new DistributionInput.Pert(0, 100, 900),
                Effects = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new ThreatEffectInput(
                    resources[random.Next(resources.Length)], random.Next(2) * 0.4, random.Next(1, 4) * 0.5, random.Next(2) == 0 ? 1 : 0.6))],
            })],
            Strategies =
            [
                new StrategyInput("S0", StrategyStatus.Chosen)
                {
                    CostPerYear = 100,
                    Effects =
                    [
                        new StrategyEffectInput.AddAlternative(requirements[random.Next(requirements.Count)], Alternative(resources)),
                        new StrategyEffectInput.SetBuffer(requirements[random.Next(requirements.Count)], 12),
                    ],
                },
                new StrategyInput("S1", StrategyStatus.Implemented)
                {
                    CostPerYear = 50,
                    Effects = [new StrategyEffectInput.ScaleFrequency("T0", 0.5), new StrategyEffectInput.ScaleDuration("T1", 0.7), new StrategyEffectInput.ScaleDirectCost("T2", 0.5)],
                },
            ],
        };

        RequirementInput Requirement(string[] from)
        {
            var members = from.OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToArray();
            var pool = members.Length > 1 && random.Next(2) == 0;
            var id = $"G{requirements.Count}";
            requirements.Add(id);
            return new RequirementInput(id, [.. members.Select(m => new MemberInput(m, pool ? random.Next(1, 3) * 0.5m : 1))])
            {
                Mode = pool ? RequirementMode.Pool : RequirementMode.All,
                Needed = pool ? 1 : null,
                BufferHours = random.Next(0, 3) * 4,
                Recovery = random.Next(3) == 0 ? RecoveryMode.Parallel : RecoveryMode.After,
                Alternatives = random.Next(3) == 0 ? [Alternative(from)] : [],
            };
        }

        static RequirementInput Plain(string id) => new(null, [new MemberInput(id)]);

        AlternativeInput Alternative(string[] from) => new(
            "other way", random.Next(1, 5) * 0.25m, random.Next(0, 4) * 3, random.Next(2) == 0 ? null : 24, random.Next(2) == 0 ? [] : [from[0]]);
    }
}
