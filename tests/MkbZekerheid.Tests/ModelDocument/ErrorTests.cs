using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MkbZekerheid.Model.Document;
using Xunit;

namespace MkbZekerheid.Tests.ModelDocuments;

/// <summary>Each kind of fault is planted in the demo company, and must come back with its place.</summary>
public sealed class ErrorTests
{
    public static TheoryData<string, string, string, string> Planted { get; } = new()
    {
        // where to plant, what to plant (JSON), where it must be found, which message
        { "activities/3/rtoHours", "\"24\"", "$.activities[3].rtoHours", "wrongType" },
        { "activities/3/rtoHours", "4.001", "$.activities[3].rtoHours", "tooManyDecimals" },
        { "activities/3/rtoHours", "-1", "$.activities[3].rtoHours", "negative" },
        { "activities/3/rtoHours", "1e2", "$.activities[3].rtoHours", "exponent" },
        { "activities/3/rtoHours", "100000000", "$.activities[3].rtoHours", "outOfRange" },
        { "activities/3/rtoHours", "123456789012345678901234567890", "$.activities[3].rtoHours", "outOfRange" },
        { "activities/3/rtoHours", "[]", "$.activities[3].rtoHours", "wrongType" },
        { "activities/3/molPercent", "100.5", "$.activities[3].molPercent", "outOfRange" },
        { "activities/3/processId", "\"PR99\"", "$.activities[3].processId", "dangling" },
        { "activities/3/processId", "null", "$.activities[3].processId", "required" },
        { "activities/3/id", "\"A05\"", "$.activities[4].id", "duplicateId" },
        { "activities/3/id", "\"\"", "$.activities[3].id", "badCode" },
        { "activities/3/id", "\" A04\"", "$.activities[3].id", "badCode" },
        { "activities/3/impactLevels/KLA/4", "1", "$.activities[3].impactLevels.KLA[4]", "fallingLevels" },
        { "activities/3/impactLevels/KLA/2", "6", "$.activities[3].impactLevels.KLA[2]", "outOfRange" },
        { "activities/3/impactLevels/XYZ", "[1]", "$.activities[3].impactLevels.XYZ", "dangling" },
        { "activities/3/requirements/0/primaries/0/ref", "\"MA99\"", "$.activities[3].requirements[0].primaries[0].ref", "dangling" },
        { "activities/3/requirements/0/mode", "\"some\"", "$.activities[3].requirements[0].mode", "unknownToken" },
        { "activities/3/surprise", "1", "$.activities[3].surprise", "unknownKey" },
        { "activities/3/essential", "1", "$.activities[3].essential", "wrongType" },
        { "activities/3", "\"A04\"", "$.activities[3]", "wrongType" },
        { "activities", "{}", "$.activities", "wrongType" },
        { "resources/2/kind", "\"huis\"", "$.resources[2].kind", "unknownToken" },
        { "resources/2/count", "1.5", "$.resources[2].count", "tooManyDecimals" },
        { "resources/2/locationId", "\"P1\"", "$.resources[2].locationId", "dangling" },
        { "customers/0/turnoverByProduct/P9", "5", "$.customers[0].turnoverByProduct.P9", "dangling" },
        { "customers/0/turnoverByProduct/P1", "-5", "$.customers[0].turnoverByProduct.P1", "negative" },
        { "customers/0/turnover", "1", "$.customers[0].turnover", "derivedDiffers" },
        { "threats/0/score", "11", "$.threats[0].score", "derivedDiffers" },
        { "threats/0/likelihoodLevel", "3", "$.threats[0].likelihoodLevel", "derivedDiffers" },
        { "threats/0/residualScore", "9", "$.threats[0].residualScore", "derivedDiffers" },
        { "threats/0/relevant", "false", "$.threats[0].relevant", "derivedDiffers" },
        { "threats/0/frequencyPerYear", "0.0000001", "$.threats[0].frequencyPerYear", "tooManyDecimals" },
        { "threats/0/duration/type", "\"weibull\"", "$.threats[0].duration.type", "unknownToken" },
        { "threats/0/duration/type", "null", "$.threats[0].duration.type", "required" },
        { "threats/0/duration/min", "5", "$.threats[0].duration.min", "unknownKey" },
        { "threats/0/duration/p50", "-5", "$.threats[0].duration.p50", "negative" },
        { "threats/0/duration/p50", "5e1", "$.threats[0].duration.p50", "exponent" },
        { "threats/0/effects/0/probability", "1.1", "$.threats[0].effects[0].probability", "outOfRange" },
        { "strategies/0/effects/0/threatId", "\"T99\"", "$.strategies[0].effects[0].threatId", "dangling" },
        { "processes/0/molPercent", "99", "$.processes[0].molPercent", "derivedDiffers" },
        { "programme/endOn", "\"2026-05-02\"", "$.programme.endOn", "derivedDiffers" },
        { "programme/phases/0/name", "\"Iets anders\"", "$.programme.phases[0].name", "derivedDiffers" },
        { "programme/phases/0/startOn", "\"2026-01-06\"", "$.programme.phases[0].startOn", "derivedDiffers" },
        { "programme/phases/0/id", "\"F9\"", "$.programme.phases[0].id", "dangling" },
        { "programme/phases/0/id", "\"F2\"", "$.programme.phases[1].id", "duplicateId" },
        { "programme/startOn", "\"5-1-2026\"", "$.programme.startOn", "badDate" },
        { "programme/startOn", "\"2026-02-30\"", "$.programme.startOn", "badDate" },
        { "whyQuestions/0/question", "\"Waarom niet?\"", "$.whyQuestions[0].question", "derivedDiffers" },
        { "scales/durationPointLabels", "[\"4 uur\"]", "$.scales.durationPointLabels", "derivedDiffers" },
        { "timeUnit", "\"minute\"", "$.timeUnit", "derivedDiffers" },
        { "hhi", "{\"customers\":0.5}", "$.hhi", "derivedDiffers" },
        { "dependencies/0/score", "50", "$.dependencies[0].score", "derivedDiffers" },
        { "dependencies/0/ref", "\"A01\"", "$.dependencies[0].ref", "dangling" },
        { "exercises/0/score", "80", "$.exercises[0].score", "derivedDiffers" },
        { "approvals/0/approvedAt", "\"2026-01-16T14:30:00+01:00\"", "$.approvals[0].approvedAt", "badInstant" },
        { "approvals/0/ref", "\"F9\"", "$.approvals[0].ref", "dangling" },
        { "approvals/0/snapshot", "{\"a\":{\"b\":1e5}}", "$.approvals[0].snapshot.a.b", "exponent" },
        { "actions/0/about/0/ref", "\"BEV99\"", "$.actions[0].about[0].ref", "dangling" },
        { "plans/0/steps/1/afterNo", "9", "$.plans[0].steps[1].afterNo", "dangling" },
        { "plans/0/steps/0/afterNo", "2", "$.plans[0].steps[0].afterNo", "stepCycle" },
        { "plans/0/steps/1/no", "1", "$.plans[0].steps[1].no", "duplicateId" },
        { "plans/0/respondSteps/0", "{}", "$.plans[0].respondSteps[0].text", "required" },
        { "plans/0/respondSteps/0", "null", "$.plans[0].respondSteps[0]", "required" },
        { "maturitySelfAssessment/F9", "3", "$.maturitySelfAssessment.F9", "dangling" },
        { "maturitySelfAssessment/F1", "6", "$.maturitySelfAssessment.F1", "outOfRange" },
        { "extensions", "[]", "$.extensions", "wrongType" },
        { "schemaVersion", "2", "$.schemaVersion", "outOfRange" },
        { "company", "null", "$.company", "required" },
        { "company/name", "\"a\\u0000b\"", "$.company.name", "badText" },
        { "company/name", "\"a\\ud800b\"", "$.company.name", "badText" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_fault_comes_back_with_its_place(string where, string what, string path, string key)
    {
        var result = Documents.Read(Plant(where, what));
        Assert.Contains(result.Errors, error => error.Path == path && error.Key == key);
        Assert.Null(result.Model);
    }

    [Fact]
    public void The_demo_without_a_fault_has_none() => Assert.Empty(Documents.Read(Plant("company/name", "\"Ander bedrijf\"")).Errors);

    [Fact]
    public void A_stated_value_that_agrees_is_accepted_and_not_kept()
    {
        var demo = Documents.DemoNode();
        demo["threats"]![0]!["score"] = 10;
        demo["threats"]![0]!["relevant"] = true;
        demo["exercises"]![0]!["score"] = JsonNode.Parse("79.09");
        demo["dependencies"]![0]!["score"] = JsonNode.Parse("40.5");
        demo["activities"]![3]!["mtpdHours"] = 72;
        demo["hhi"] = JsonNode.Parse("""{"customers":0.216768,"suppliers":0.224096,"products":0.30653}""");
        Assert.Equal(Documents.Demo, Documents.Canonical(Encoding.UTF8.GetBytes(demo.ToJsonString())));
    }

    [Fact]
    public void All_faults_come_back_together_in_the_order_of_the_document()
    {
        var demo = Documents.DemoNode();
        demo["products"]![0]!["rtoHours"] = "snel";
        demo["products"]![1]!["mbcoPercent"] = 101;
        demo["activities"]![5]!["processId"] = "PR77";
        demo["plans"]![0]!["oops"] = 1;
        var errors = Documents.Read(demo).Errors;
        Assert.Equal(
            ["$.products[0].rtoHours", "$.products[1].mbcoPercent", "$.plans[0].oops", "$.activities[5].processId"],
            errors.Select(error => error.Path));
    }

    [Fact]
    public void Places_that_lie_in_each_other_are_named()
    {
        var demo = Documents.DemoNode();
        var places = demo["resources"]!.AsArray().Select((resource, index) => (resource, index))
            .Where(one => (string?)one.resource!["kind"] == "location").Take(2).ToArray();
        places[0].resource!["locationId"] = (string?)places[1].resource!["id"];
        places[1].resource!["locationId"] = (string?)places[0].resource!["id"];
        var errors = Documents.Read(demo).Errors;
        Assert.Equal(places.Select(place => $"$.resources[{place.index}].locationId"), errors.Select(error => error.Path));
        Assert.All(errors, error => Assert.Equal("locationCycle", error.Key));
    }

    [Fact]
    public void A_code_of_both_an_activity_and_a_resource_is_only_wrong_where_either_may_be_meant()
    {
        Assert.Empty(Documents.Read("""
            {"schemaVersion":1,"company":{"id":"C"},"processes":[{"id":"P"}],"activities":[{"id":"X","processId":"P"}],"resources":[{"id":"X","kind":"ict"}]}
            """).Errors);
        var result = Documents.Read("""
            {"schemaVersion":1,"company":{"id":"C"},"processes":[{"id":"P"}],"activities":[{"id":"X","processId":"P",
             "requirements":[{"id":"B1","primaries":[{"ref":"X"}],"mode":"all","recovery":"after"}]}],"resources":[{"id":"X","kind":"ict"}]}
            """);
        var error = Assert.Single(result.Errors);
        Assert.Equal(("$.activities[0].requirements[0].primaries[0].ref", "ambiguous"), (error.Path, error.Key));
    }

    [Fact]
    public void A_key_that_stands_twice_is_an_error_known_or_not()
    {
        var errors = Documents.Read("""{"schemaVersion":1,"schemaVersion":1,"company":{"id":"C"},"x":1,"x":2,"extensions":{"m":{"a":1,"a":2}}}""").Errors;
        Assert.Equal(
            [("$.schemaVersion", "duplicateKey"), ("$.x", "unknownKey"), ("$.x", "duplicateKey"), ("$.extensions.m.a", "duplicateKey")],
            errors.Select(error => (error.Path, error.Key)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{\"schemaVersion\":1,}")]
    [InlineData("{\"schemaVersion\":1} trailing")]
    [InlineData("// comment\n{}")]
    [InlineData("{\"schemaVersion\":01}")]
    public void Text_that_is_no_json_gives_one_sentence_with_the_line(string text)
    {
        var result = Documents.Read(text);
        Assert.Contains(result.Errors, error => error is { Key: "syntax", Path: "$" });
        Assert.Null(result.Model);
    }

    [Fact]
    public void A_value_that_is_no_object_is_an_error_at_the_top() =>
        Assert.Equal(("$", "wrongType"), (Assert.Single(Documents.Read("[1,2]").Errors) is var error ? error.Path : "", Documents.Read("[1,2]").Errors[0].Key));

    [Fact]
    public void Bytes_that_are_no_text_are_an_error_with_its_place()
    {
        byte[] text = [.. "{\"schemaVersion\":1,\"company\":{\"id\":\"C\",\"name\":\""u8, 0xFF, 0xFE, .. "\"}}"u8];
        var error = Assert.Single(ModelDocument.Read(text).Errors);
        Assert.True(error is { Path: "$.company.name", Key: "badText" } or { Key: "syntax" }, error.ToString());
    }

    [Fact]
    public void Very_deep_nesting_ends_in_an_error()
    {
        var text = string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.Contains(Documents.Read("""{"schemaVersion":1,"company":{"id":"C"},"extensions":{"m":""" + text).Errors, error => error.Key == "syntax");
    }

    [Fact]
    public void A_very_long_text_or_list_of_faults_ends_too()
    {
        var text = new string('a', 20_001);
        Assert.Equal("tooLong", Assert.Single(Documents.Read($$$"""{"schemaVersion":1,"company":{"id":"C","name":"{{{text}}}"}}""").Errors).Key);
        var many = string.Join(',', Enumerable.Repeat("1", 30_000));
        var result = Documents.Read($$$"""{"schemaVersion":1,"company":{"id":"C"},"products":[{{{many}}}]}""");
        Assert.Equal(30_000, result.ErrorCount);
        Assert.Equal(ModelDocument.MaximumProblems, result.Errors.Count);
    }

    [Fact]
    public void Every_message_is_a_sentence_in_both_languages()
    {
        var texts = new System.Resources.ResourceManager("MkbZekerheid.Model.Document.DocumentTexts", typeof(ModelDocument).Assembly);
        var dutch = Entries(texts, CultureInfo.InvariantCulture);
        var english = Entries(texts, CultureInfo.GetCultureInfo("en"));
        Assert.Equal(dutch.Keys.Order(), english.Keys.Order());
        foreach (var data in Planted)
        {
            var key = (string)data.Data.Item4;
            Assert.True(dutch.ContainsKey(key), key);
        }

        foreach (var kind in Enum.GetNames<MkbZekerheid.Model.EntityKind>())
        {
            Assert.True(dutch.ContainsKey("word_" + kind), kind);
        }

        Assert.DoesNotContain(dutch.Values.Concat(english.Values), text => text.Contains('!', StringComparison.Ordinal));
        var error = Documents.Read(Plant("activities/3/processId", "\"PR99\"")).Errors[0];
        Assert.Equal("'PR99' bestaat niet als proces.", error.Message(CultureInfo.GetCultureInfo("nl")));
        Assert.Equal("'PR99' does not exist as process.", error.Message(CultureInfo.GetCultureInfo("en")));
    }

    private static Dictionary<string, string> Entries(System.Resources.ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    /// <summary>The demo with one value replaced or added, keeping numbers as they are spelled.</summary>
    private static string Plant(string where, string what)
    {
        var demo = Documents.DemoNode();
        var steps = where.Split('/');
        JsonNode at = demo;
        foreach (var step in steps[..^1])
        {
            at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        }

        const string Mark = "<<here>>";
        if (int.TryParse(steps[^1], out var last) && at is JsonArray list)
        {
            list[last] = Mark;
        }
        else
        {
            at[steps[^1]] = Mark;
        }

        return demo.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Replace($"\"{Mark}\"", what, StringComparison.Ordinal);
    }
}
