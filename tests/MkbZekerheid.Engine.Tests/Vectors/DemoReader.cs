using System.Text.Json.Nodes;

namespace MkbZekerheid.Engine.Tests;

/// <summary>Makes engine input from the JSON of the demo company and of the worked examples.</summary>
internal static class DemoReader
{
    public static CompanyModel Read(JsonObject demo)
    {
        return new CompanyModel
        {
            Resources = [.. demo.List("resources").Select(r => new ResourceInput(r.Text("id"), Enum.Parse<ResourceKind>(r.Text("kind"), ignoreCase: true))
            {
                Count = r["count"]!.GetValue<int>(),
                Mol = r.Dec("molPercent") / 100,
                RecoveryHours = r.Dec("recoveryHours"),
                RestartHours = r.Dec("restartHours") ?? 0,
                RpoTargetHours = r.Dec("rpoTargetHours"),
                RpoActualHours = r.Dec("rpoActualHours"),
                AnnualSpend = r.Dec("annualSpend"),
                Requirements = [.. r.List("requirements").Select(Requirement)],
            })],
            Activities = [.. demo.List("activities").Select(a => new ActivityInput(a.Text("id"), a.Text("processId"))
            {
                Essential = a["essential"]!.GetValue<bool>(),
                Mol = a.Dec("molPercent") / 100,
                RtoHours = a.Dec("rtoHours"),
                RpoHours = a.Dec("rpoHours"),
                RestartHours = a.Dec("restartHours") ?? 0,
                MtpdHours = Mtpd(a).MtpdHours,
                Requirements = [.. a.List("requirements").Select(Requirement)],
            })],
            Processes = [.. demo.List("processes").Select(p => new ProcessInput(p.Text("id")) { Mol = p.Dec("molPercent") / 100 })],
            Products = [.. demo.List("products").Select(p => new ProductInput(p.Text("id"))
            {
                Mbco = p.Dec("mbcoPercent") / 100,
                RtoHours = p.Dec("rtoHours"),
                MtpdHours = Mtpd(p).MtpdHours,
                TurnoverPerYear = p.Dec("turnover"),
                GrossMarginPerYear = p.Dec("grossMargin"),
                LossCurve = [.. p.List("lossCurve").Select(s => new LossStep(s.Dec("untilHours"), s.Dec("eurPerHour")!.Value))],
            })],
            ProductProcessLinks = [.. demo.List("productProcessLinks").Select(l => new ProductProcessLinkInput(l.Text("productId"), l.Text("processId"), l.Dec("bufferHours")!.Value))],
            Threats = [.. demo.List("threats").Select(t => new ThreatInput(t.Text("id"), t.Dbl("frequencyPerYear")!.Value, Distribution(t["duration"]!))
            {
                DirectCost = t["directCost"] is { } cost ? Distribution(cost) : null,
                Effects = [.. t.List("effects").Select(e => new ThreatEffectInput(e.Text("ref"), e.Dbl("residualPercent")!.Value / 100, e.Dbl("durationFactor")!.Value, e.Dbl("probability")!.Value))],
            })],
            Strategies = [.. demo.List("strategies").Select(s => new StrategyInput(s.Text("id"), Enum.Parse<StrategyStatus>(s.Text("status"), ignoreCase: true))
            {
                CostOnce = s.Dec("costOnce")!.Value,
                CostPerYear = s.Dec("costPerYear")!.Value,
                LifetimeYears = s.Dec("lifetimeYears")!.Value,
                CoversThreatIds = s["coversThreatIds"]!.Strings(),
                Effects = [.. s.List("effects").Select(Effect)],
            })],
        };
    }

    /// <summary>Nodes of a worked example: fractions, and hours under short names.</summary>
    public static IReadOnlyList<NodeInput> Nodes(JsonNode model) => [.. model.AsArray().Select(n => new NodeInput(n!.Text("id"), Enum.Parse<NodeKind>(n!.Text("kind")))
    {
        RestartHours = n!.Dec("restart")!.Value,
        Mol = n!.Dec("mol"),
        RtoHours = n!.Dec("rto"),
        Requirements = [.. n!.List("requirements").Select(Requirement)],
    })];

    /// <summary>MTPD of an activity or product of the demo company from its impact levels.</summary>
    public static MtpdResult Mtpd(JsonNode node)
    {
        var scales = Vector.Demo["scales"]!;
        return Impact.Mtpd(
            [.. scales["durationPoints"]!.AsArray().Select(p => p!.GetValue<decimal>())],
            [
                .. scales.List("impactCategories").Select(c => new ImpactCurve(
                    c.Text("id"),
                    c["unacceptableLevel"]!.GetValue<int>(),
                    [.. node["impactLevels"]![c.Text("id")]!.AsArray().Select(l => (int?)l!.GetValue<int>())])),
            ]);
    }

    private static RequirementInput Requirement(JsonNode g) => new(g["id"]?.GetValue<string>(), [.. g.List("primaries").Select(m => new MemberInput(m.Text("ref"), m.Dec("units") ?? 1))])
    {
        Mode = Enum.Parse<RequirementMode>(g.Text("mode"), ignoreCase: true),
        Needed = g.Dec("needed"),
        BufferHours = g.Dec("bufferHours") ?? g.Dec("buffer") ?? 0,
        Recovery = Enum.Parse<RecoveryMode>(g.Text("recovery"), ignoreCase: true),
        Alternatives = [.. g.List("alternatives").Select(Alternative)],
    };

    private static AlternativeInput Alternative(JsonNode a) => new(
        a["name"]?.GetValue<string>(),
        a.Dec("capacityPercent") / 100 ?? a.Dec("capacity")!.Value,
        a.Dec("switchHours") ?? a.Dec("switch") ?? 0,
        a.Dec("maxHours"),
        a["refs"]!.Strings());

    private static DistributionInput Distribution(JsonNode d) => d.Text("type") switch
    {
        "logNormal" => new DistributionInput.LogNormal(d.Dbl("p50")!.Value, d.Dbl("p95")!.Value),
        "pert" => new DistributionInput.Pert(d.Dbl("min")!.Value, d.Dbl("mode")!.Value, d.Dbl("max")!.Value),
        "fixed" => new DistributionInput.Fixed(d.Dbl("value")!.Value),
        "exponential" => new DistributionInput.Exponential(d.Dbl("mean")!.Value),
        var other => throw new InvalidDataException(other),
    };

    private static StrategyEffectInput Effect(JsonNode e) => e.Text("type") switch
    {
        "addAlternative" => new StrategyEffectInput.AddAlternative(e.Text("requirementId"), Alternative(e["alternative"]!)),
        "setBuffer" => new StrategyEffectInput.SetBuffer(e.Text("requirementId"), e.Dec("bufferHours")!.Value),
        "scaleFrequency" => new StrategyEffectInput.ScaleFrequency(e.Text("threatId"), e.Dbl("factor")!.Value),
        "scaleDuration" => new StrategyEffectInput.ScaleDuration(e.Text("threatId"), e.Dbl("factor")!.Value),
        "scaleDirectCost" => new StrategyEffectInput.ScaleDirectCost(e.Text("threatId"), e.Dbl("factor")!.Value),
        var other => throw new InvalidDataException(other),
    };
}
