using System.Text.Json.Nodes;
using Xunit;

namespace MkbZekerheid.Tests.ModelDocuments;

/// <summary>An unfinished company must be able to travel: these are said, and the import goes on.</summary>
public sealed class WarningTests
{
    [Theory]
    [InlineData("activities/3/rtoHours", "72", "$.activities[3].rtoHours", "rtoNotBelowMtpd")]
    [InlineData("products/0/rtoHours", "100", "$.products[0].rtoHours", "rtoNotBelowMtpd")]
    [InlineData("activities/3/impactLevels/KLA", "[1,2]", "$.activities[3].impactLevels.KLA", "impactPoints")]
    [InlineData("scales/impactCategories/0/weight", "0.5", "$.scales.impactCategories", "weightsSum")]
    [InlineData("scales/durationPoints/2", "8", "$.scales.durationPoints[2]", "notAscending")]
    [InlineData("scales/impactCategories/0/eurLowerBounds/2", "5", "$.scales.impactCategories[0].eurLowerBounds[2]", "notAscending")]
    [InlineData("scales/likelihood/2/perYearFrom", "0.2", "$.scales.likelihood[2].perYearFrom", "likelihoodGap")]
    [InlineData("products/0/lossCurve/2/eurPerHour", "1", "$.products[0].lossCurve[2].eurPerHour", "lossFalling")]
    [InlineData("threats/0/duration/p50", "600", "$.threats[0].duration", "distributionOrder")]
    [InlineData("threats/0/directCost/mode", "1", "$.threats[0].directCost", "distributionOrder")]
    [InlineData("company/turnover", "20000000", "$.products", "turnoverSum")]
    [InlineData("company/turnover", "20000000", "$.customers", "turnoverSum")]
    [InlineData("departments/0/deputyRole", "\"Productieleider\"", "$.departments[0].deputyRole", "managerIsDeputy")]
    [InlineData("activities/0/requirements/0/needed", "null", "$.activities[0].requirements[0].needed", "poolNeeded")]
    [InlineData("resources/0/locationId", "\"MA01\"", "$.resources[0].locationId", "refKind")]
    public void An_unmet_rule_is_a_warning_and_the_company_still_travels(string where, string what, string path, string key)
    {
        var demo = Documents.DemoNode();
        var steps = where.Split('/');
        JsonNode at = demo;
        foreach (var step in steps[..^1])
        {
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        }

        if (int.TryParse(steps[^1], out var last))
        {
            at[last] = JsonNode.Parse(what);
        }
        else
        {
            at[steps[^1]] = JsonNode.Parse(what);
        }

        var result = Documents.Read(demo);
        Assert.Empty(result.Errors);
        Assert.NotNull(result.Model);
        Assert.Contains(result.Warnings, warning => warning.Path == path && warning.Key == key);
    }
}
