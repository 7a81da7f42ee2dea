using System.Text.Json;
using MkbZekerheid.Tests.Infrastructure;
using Xunit;

namespace MkbZekerheid.Tests.CommandLine;

/// <summary>Import and export as typed, against a real PostgreSQL and with the plugins of the product.</summary>
public sealed class ExchangeTests(TestPostgres postgres)
{
    [Fact]
    public async Task What_is_brought_in_comes_out_byte_for_byte()
    {
        using var folder = await InstallationAsync();
        var made = await Run(folder, "import", "model", CommandRun.Demo, "--organisation", "voorbeeld", "--json");
        Assert.Equal(0, made.ExitCode);
        Assert.Equal("voorbeeld", Json(made).GetProperty("organisation").GetString());

        var file = Path.Combine(folder.Path, "uit.json");
        Assert.Equal(0, (await Run(folder, "export", "model", "--organisation", "voorbeeld", "--out", file)).ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(CommandRun.Demo, Cancel), await File.ReadAllTextAsync(file, Cancel));
        Assert.Equal(await File.ReadAllTextAsync(CommandRun.Demo, Cancel), (await Run(folder, "export", "model", "--organisation", "voorbeeld")).Output);
    }

    [Fact]
    public async Task A_company_that_is_there_is_replaced_only_when_that_is_asked()
    {
        using var folder = await InstallationAsync();
        var first = folder.Write("een.json", """{"schemaVersion":1,"company":{"id":"Bakker","name":"Bakker Een"}}""");
        var second = folder.Write("twee.json", """{"schemaVersion":1,"company":{"id":"Bakker","name":"Bakker Twee"},"departments":[{"id":"D1","name":"Winkel"}]}""");
        Assert.Equal(0, (await Run(folder, "import", "model", first)).ExitCode);
        (await Run(folder, "import", "model", second)).SaysOneSentence(1, "bakker is er al");
        Assert.DoesNotContain("Winkel", (await Run(folder, "export", "model", "--organisation", "bakker")).Output, StringComparison.Ordinal);

        var replaced = Json(await Run(folder, "import", "model", second, "--replace", "--json"));
        Assert.True(replaced.GetProperty("replaced").GetBoolean());
        Assert.Contains("Winkel", (await Run(folder, "export", "model", "--organisation", "bakker")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_document_gives_every_error_and_stores_nothing()
    {
        using var folder = await InstallationAsync();
        var file = folder.Write("fout.json", """{"schemaVersion":1,"company":{"id":"fout","name":7},"onbekend":1}""");
        var run = await Run(folder, "import", "model", file);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("$.company.name: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("$.onbekend: ", run.Error, StringComparison.Ordinal);
        (await Run(folder, "export", "model", "--organisation", "fout")).SaysOneSentence(1, "Er is geen bedrijf met de naam fout");
    }

    [Fact]
    public async Task A_section_of_a_plugin_that_is_switched_off_is_refused_by_name()
    {
        using var folder = await InstallationAsync();
        folder.Write("plugins-off.txt", "Improvement\n");
        var run = await Run(folder, "import", "model", CommandRun.Demo);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("incidents (improvement)", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("plans", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_names_a_role_with_too_many_rights()
    {
        using var folder = new TestFolder();
        var database = await postgres.DatabaseAsync();
        Settings(folder, database.AdminConnectionString);
        var run = await Run(folder, "doctor", "--port", "5999", "--json");
        Assert.Equal(1, run.ExitCode);
        var role = Json(run).GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("check").GetString() == "role");
        Assert.Equal("bad", role.GetProperty("health").GetString());

        Settings(folder, database.AppConnectionString);
        role = Json(await Run(folder, "doctor", "--port", "5999", "--json")).GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("check").GetString() == "role");
        Assert.Equal("good", role.GetProperty("health").GetString());
    }

    [Fact]
    public async Task Migrating_twice_does_it_once()
    {
        using var folder = new TestFolder();
        var database = await postgres.EmptyDatabaseAsync();
        Settings(folder, database.AppConnectionString, database.OwnerConnectionString);
        Assert.NotEmpty(Json(await Run(folder, "migrate", "--json")).GetProperty("applied").EnumerateArray());
        Assert.Empty(Json(await Run(folder, "migrate", "--json")).GetProperty("applied").EnumerateArray());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A data folder whose settings point at a fresh database.</summary>
    private async Task<TestFolder> InstallationAsync()
    {
        var folder = new TestFolder();
        var database = await postgres.DatabaseAsync();
        Settings(folder, database.AppConnectionString, database.OwnerConnectionString, database.JobsConnectionString);
        return folder;
    }

    private static void Settings(TestFolder folder, string runtime, string? owner = null, string? jobs = null) =>
        folder.Write("mkbz.json", JsonSerializer.Serialize(new { ConnectionStrings = new { Default = runtime, Owner = owner, Jobs = jobs } }));

    private static Task<CommandRun> Run(TestFolder folder, params string[] arguments) => CommandRun.OfAsync([.. arguments, "--data", folder.Path]);

    private static JsonElement Json(CommandRun run)
    {
        Assert.True(run.Output.Length > 0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement.Clone();
    }
}
