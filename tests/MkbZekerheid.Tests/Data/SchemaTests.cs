using MkbZekerheid.Data;
using MkbZekerheid.Tests.Infrastructure;
using Npgsql;
using Xunit;

namespace MkbZekerheid.Tests.Data;

public sealed class SchemaTests(TestPostgres postgres)
{
    private static bool Update => Environment.GetEnvironmentVariable("MKBZ_UPDATE") == "1";

    [Fact]
    public async Task The_committed_schema_is_what_the_migrations_make()
    {
        await using var db = await postgres.DatabaseAsync(AllModules.Sources);
        await using var source = NpgsqlDataSource.Create(db.OwnerConnectionString);
        var written = await SchemaWriter.WriteAsync(source);
        var file = Repository.File("db", "schema.sql");
        if (Update) await File.WriteAllTextAsync(file, written);
        Assert.Contains("create table core.organisation (", written, StringComparison.Ordinal);
        Assert.Equal((await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"), written);
    }

    [Fact]
    public async Task The_dictionary_in_the_readme_is_what_the_migrations_say()
    {
        await using var db = await postgres.DatabaseAsync(AllModules.Sources);
        await using var source = NpgsqlDataSource.Create(db.OwnerConnectionString);
        var dictionary = await SchemaWriter.WriteDictionaryAsync(source);
        var file = Repository.File("db", "README.md");
        var text = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n");
        const string from = "<!-- dictionary -->\n", to = "<!-- /dictionary -->";
        var (start, end) = (text.IndexOf(from, StringComparison.Ordinal) + from.Length, text.IndexOf(to, StringComparison.Ordinal));
        if (Update) await File.WriteAllTextAsync(file, text[..start] + "\n" + dictionary + "\n" + text[end..]);
        else Assert.Equal("\n" + dictionary + "\n", text[start..end]);
    }

    [Fact]
    public async Task A_changed_column_shows_in_the_schema()
    {
        await using var db = await postgres.DatabaseAsync();
        await using var source = NpgsqlDataSource.Create(db.OwnerConnectionString);
        var before = await SchemaWriter.WriteAsync(source);
        await db.AdminAsync("alter table core.entity alter column title drop not null");
        Assert.NotEqual(before, await SchemaWriter.WriteAsync(source));
    }
}
