using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;
using Xunit;

namespace MkbZekerheid.Tests.ModelDocuments;

public sealed class RoundTripTests
{
    private const int Companies = 150;

    [Fact]
    public void The_demo_company_is_canonical_as_it_lies_in_the_repository() =>
        Assert.Equal(Encoding.UTF8.GetString(Documents.Demo), Encoding.UTF8.GetString(Documents.Canonical(Documents.Demo)));

    [Fact]
    public void The_demo_company_gives_one_warning_the_planned_ring_of_planning_and_progress()
    {
        var warning = Assert.Single(ModelDocument.Read(Documents.Demo).Warnings);
        Assert.Equal(("$.activities[3].requirements", "dependencyCycle", "A04, A05"), (warning.Path, warning.Key, warning.Arguments[0]));
    }

    [Fact]
    public void An_empty_company_comes_back_as_it_was()
    {
        var canonical = ModelDocument.Write(ResilienceModel.Empty("ORG", "Nieuw bedrijf"));
        Assert.Equal(canonical, Documents.Canonical(canonical));
        Assert.Contains("\"products\": null", Encoding.UTF8.GetString(canonical), StringComparison.Ordinal);
        Assert.EndsWith("}\n", Encoding.UTF8.GetString(canonical), StringComparison.Ordinal);
    }

    [Fact]
    public void The_reference_company_in_its_older_form_becomes_canonical_and_stays_so()
    {
        var canonical = Documents.Canonical(Documents.Reference);
        Assert.Equal(canonical, Documents.Canonical(canonical));
        var model = ModelDocument.Read(canonical).Model!;
        Assert.Equal((4, 6, 14, 35, 67, 46, 20, 12), (model.Products.Count, model.Customers.Count, model.Processes.Count,
            model.Activities.Count, model.Resources.Count, model.ProductProcessLinks.Count, model.Threats.Count, model.Strategies.Count));
        Assert.Equal("Breng jezelf en collega's in veiligheid", model.Plans[0].RespondSteps[0].Text);
        Assert.False(model.Approvals.IsKnown);
    }

    [Fact]
    public void Unknown_and_empty_stay_apart()
    {
        var result = Documents.Read("""{"schemaVersion":1,"company":{"id":"A"},"products":[],"maturitySelfAssessment":{}}""");
        Assert.Empty(result.Errors);
        Assert.True(result.Model!.Products.IsKnown);
        Assert.False(result.Model.Customers.IsKnown);
        Assert.True(result.Model.MaturitySelfAssessment.IsKnown);
        var text = Encoding.UTF8.GetString(ModelDocument.Write(result.Model));
        Assert.Contains("\"products\": [],\n \"customers\": null", text, StringComparison.Ordinal);
        Assert.Contains("\"maturitySelfAssessment\": {}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_generated_company_comes_back_byte_for_byte() =>
        Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var canonical = ModelDocument.Write(CompanyGenerator.Make(seed));
            var again = Documents.Canonical(canonical);
            Assert.Equal(Encoding.UTF8.GetString(canonical), Encoding.UTF8.GetString(again));
        }, iter: Companies);

    [Fact]
    public void Any_order_of_keys_and_any_spelling_of_a_number_reads_the_same() =>
        Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var canonical = ModelDocument.Write(CompanyGenerator.Make(seed));
            var shuffled = Shuffle.Document(canonical, seed);
            Assert.NotEqual(Encoding.UTF8.GetString(canonical), shuffled);
            Assert.Equal(Encoding.UTF8.GetString(canonical), Encoding.UTF8.GetString(Documents.Canonical(Encoding.UTF8.GetBytes(shuffled))));
        }, iter: Companies);

    [Fact]
    public void A_document_that_comes_in_small_pieces_reads_the_same()
    {
        var canonical = ModelDocument.Write(CompanyGenerator.Make(7));
        foreach (var size in new[] { 1, 2, 7, 64 })
        {
            using var stream = new DripStream(canonical, size);
            var result = ModelDocument.Read(stream);
            Assert.Empty(result.Errors);
            Assert.Equal(canonical, ModelDocument.Write(result.Model!));
        }
    }

    [Fact]
    public void A_byte_order_mark_is_read_and_never_written()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Documents.Demo];
        Assert.Equal(Documents.Demo, Documents.Canonical(marked));
    }

    [Fact]
    public void Four_point_zero_is_accepted_and_written_as_four()
    {
        var result = Documents.Read("""{"schemaVersion":1.0,"company":{"id":"A","employees":10.0},"products":[{"id":"P1","rtoHours":4.0,"mbcoPercent":50.50}]}""");
        Assert.Empty(result.Errors);
        Assert.Equal((4m, 50.5m), (result.Model!.Products[0].RtoHours!.Value, result.Model.Products[0].MbcoPercent!.Value));
        var text = Encoding.UTF8.GetString(ModelDocument.Write(result.Model));
        Assert.Contains("\"rtoHours\": 4,\n", text, StringComparison.Ordinal);
        Assert.Contains("\"mbcoPercent\": 50.5,\n", text, StringComparison.Ordinal);
        Assert.Contains("\"employees\": 10,\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Extensions_of_other_modules_travel_as_they_are()
    {
        var result = Documents.Read("""{"schemaVersion":1,"company":{"id":"A"},"extensions":{"mod_x":{"z":[1.50,"\ud83d\udd25"],"a":null}}}""");
        Assert.Empty(result.Errors);
        Assert.Contains("extensions.mod_x", result.Sections);
        var text = Encoding.UTF8.GetString(ModelDocument.Write(result.Model!));
        Assert.EndsWith("""
             "extensions": {
              "mod_x": {
               "z": [
                1.5,
                "🔥"
               ],
               "a": null
              }
             }
            }

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_writing_does_not_depend_on_the_language_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal(Documents.Demo, Documents.Canonical(Documents.Demo));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Reading_tells_how_far_it_is()
    {
        var reports = new List<ReadProgress>();
        using var stream = new MemoryStream(Documents.Demo);
        ModelDocument.Read(stream, new Collect(reports));
        Assert.True(reports.Count > 2);
        Assert.Equal(new ReadProgress(Documents.Demo.Length, Documents.Demo.Length), reports[^1]);
        Assert.Equal(reports.OrderBy(report => report.BytesRead), reports);
    }

    private sealed class Collect(List<ReadProgress> reports) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => reports.Add(value);
    }
}
