using Xunit;

namespace MkbZekerheid.Tests.CommandLine;

public sealed class MistakeTests
{
    [Theory]
    [InlineData("Dit kennen we niet: vlieg", "vlieg")]
    [InlineData("Dit kennen we niet: --snel", "serve", "--snel")]
    [InlineData("Kies ook een van deze: model", "import")]
    [InlineData("Vul ook FILE in", "import", "model")]
    [InlineData("--organisation", "export", "model")]
    [InlineData("Het bestand weg.json is er niet", "import", "model", "weg.json")]
    [InlineData("De waarde abc past niet bij --port", "doctor", "--port", "abc")]
    [InlineData("--port ligt tussen 1 en 65535", "doctor", "--port", "70000")]
    [InlineData("--years ligt tussen", "simulate", "weg.json", "--years", "0")]
    [InlineData("kunnen anderen meelezen", "serve", "--url", "http://0.0.0.0:8080")]
    [InlineData("is geen adres", "serve", "--url", "onzin")]
    public async Task A_mistake_in_the_command_is_said_in_plain_words(string part, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_is_one_sentence_and_its_trace_goes_to_a_file()
    {
        using var folder = new TestFolder();
        folder.Write("mkbz.json", """{ "ConnectionStrings": { "Default": "Dit is geen verbinding" } }""");
        var run = await CommandRun.OfAsync("export", "model", "--organisation", "x", "--data", folder.Path);
        run.SaysOneSentence(1, "errors.log");
        var log = await File.ReadAllTextAsync(Path.Combine(folder.Path, "errors.log"), TestContext.Current.CancellationToken);
        Assert.Contains("mkbz model", log, StringComparison.Ordinal);
        Assert.Contains("   at ", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_in_one_sentence()
    {
        using var folder = new TestFolder();
        folder.Write("mkbz.json", """{ "ConnectionStrings": { "Default": "Host=127.0.0.1;Port=1;Username=mkbz_app;Database=x;Timeout=2" } }""");
        (await CommandRun.OfAsync("export", "model", "--organisation", "x", "--data", folder.Path)).SaysOneSentence(1, "De database is niet bereikbaar");
    }
}
