using System.Text.Json;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;
using Xunit;

namespace MkbZekerheid.Tests.ModelDocuments;

/// <summary>The demo company holds the reference company unchanged, so its golden values stay true, and what the reference lacks.</summary>
public sealed class DemoCompanyTests
{
    private static readonly ResilienceModel Demo = ModelDocument.Read(Documents.Demo).Model!;

    [Fact]
    public void Every_fact_of_the_reference_company_is_in_the_demo_unchanged()
    {
        using var reference = JsonDocument.Parse(Documents.Canonical(Documents.Reference));
        using var demo = JsonDocument.Parse(Documents.Demo);
        var different = new List<string>();
        Contains("$", reference.RootElement, demo.RootElement, different);

        // Lines of text that were split into their parts: same words, no figures.
        different.RemoveAll(path => path.Contains(".communication[", StringComparison.Ordinal));
        Assert.Empty(different);
    }

    [Fact]
    public void The_months_of_every_figure_are_the_twelve_up_to_the_date_of_the_demo_and_end_at_the_golden_values()
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Documents.Root, "tests", "MkbZekerheid.Engine.Tests", "Vectors", "demo-company.expected.json")));
        var kpis = expected.RootElement.GetProperty("kpi");
        foreach (var figure in Demo.KpiValues.GroupBy(value => value.Kpi))
        {
            Assert.Equal(
                Enumerable.Range(0, 12).Select(i => new DateOnly(2025, 12, 1).AddMonths(i).AddDays(-1)),
                figure.Select(value => value.Month));
            if (kpis.TryGetProperty(figure.Key, out var golden))
            {
                Assert.Equal(golden.GetDecimal(), figure.Last().Value!.Value, 2);
            }
        }

        Assert.Equal(new DateOnly(2026, 10, 31), Demo.AsOf);
    }

    [Fact]
    public void The_demo_holds_what_the_rules_need_and_the_reference_lacks()
    {
        Assert.Equal(ModelDocument.Sections.Select(section => section.Key).Where(key => key != "extensions"), ModelDocument.Read(Documents.Demo).Sections);
        Assert.All(Demo.Threats.ToArray(), threat => Assert.True(threat is { Considered: true, OwnerRole: not null, Treatment: not null }, threat.Id));
        Assert.All(Demo.Objectives.ToArray(), objective => Assert.NotNull(objective.DueOn));
        Assert.All(Demo.SpofVerdicts.ToArray(), verdict => Assert.True(
            verdict.Verdict switch
            {
                Verdict.Irresponsible => verdict.ActionIds.Count > 0,
                Verdict.Acceptable => verdict.Reason!.Split(' ').Length >= 10
                    && Demo.Approvals.Any(approval => approval.Kind == EntityKind.SpofVerdict && approval.Ref == verdict.Id && approval.ApprovedAs == ProgrammeRole.Director),
                _ => verdict.Reason is not null,
            },
            verdict.Id));
        Assert.Equal(Enum.GetValues<StandardScenario>(), Demo.Scenarios.Select(scenario => scenario.Standard!.Value));
        Assert.All(Demo.Contacts.ToArray(), contact => Assert.Matches("^(085 000 \\d\\d \\d\\d|112)$", contact.Phone));
        Assert.Single(Demo.RoleAssignments, role => role.Role == ProgrammeRole.Director);
        Assert.Single(Demo.RoleAssignments, role => role.Role == ProgrammeRole.ProgrammeLead);
    }

    [Fact]
    public void The_demo_names_roles_and_no_persons()
    {
        Assert.All(Demo.People.ToArray(), person => Assert.True(person is { Name: null, Phone: null, Email: null }, person.Id));
        Assert.All(Demo.Contacts.ToArray(), contact => Assert.Null(contact.Email));
    }

    [Fact]
    public void Simple_derived_values_of_the_demo_are_the_golden_ones()
    {
        Assert.Equal(0.216768m, Math.Round(Derived.Hhi(Demo.Customers.Select(customer => (Derived.Turnover(customer)!.Value, customer.MemberCount ?? 1)))!.Value, 6));
        Assert.Equal(new decimal[] { 79.0873m, 68.8194m, 90.3452m }, Demo.Exercises.Select(exercise => Math.Round(Derived.ExerciseScore(exercise)!.Value, 4)));
        Assert.Equal(18, Demo.Threats.Count(threat => Derived.IsRelevant(threat, Demo.Scales, Demo.RiskAppetite) == true));
        Assert.Equal(416.63m, Demo.Dependencies.Sum(one => Derived.DependencyScore(one.MarginShare, one.Concentration, one.SubstituteHours, one.MtpdHours, null)!.Value));
        Assert.Equal(72m, Derived.Mtpd(Demo.Activities.Single(activity => activity.Id == "A04").ImpactLevels, Demo.Scales, Demo.Settings));
        Assert.Null(Derived.Mtpd(Demo.Activities.Single(activity => activity.Id == "A12").ImpactLevels, Demo.Scales, Demo.Settings));
    }

    /// <summary>Everything that is known in <paramref name="reference"/> is in <paramref name="demo"/> with the same value; lists as long.</summary>
    private static void Contains(string path, JsonElement reference, JsonElement demo, List<string> different)
    {
        switch (reference.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Object when demo.ValueKind == JsonValueKind.Object:
                foreach (var property in reference.EnumerateObject())
                {
                    if (demo.TryGetProperty(property.Name, out var value))
                    {
                        Contains($"{path}.{property.Name}", property.Value, value, different);
                    }
                    else
                    {
                        different.Add($"{path}.{property.Name}");
                    }
                }

                break;
            case JsonValueKind.Array when demo.ValueKind == JsonValueKind.Array && demo.GetArrayLength() == reference.GetArrayLength():
                foreach (var (item, index) in reference.EnumerateArray().Select((item, index) => (item, index)))
                {
                    Contains($"{path}[{index}]", item, demo[index], different);
                }

                break;
            default:
                if (reference.ValueKind != demo.ValueKind || !JsonElement.DeepEquals(reference, demo))
                {
                    different.Add(path);
                }

                break;
        }
    }
}
