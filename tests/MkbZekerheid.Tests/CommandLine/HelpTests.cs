using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using MkbZekerheid.Host.CommandLine;
using Xunit;

namespace MkbZekerheid.Tests.CommandLine;

public sealed class HelpTests
{
    private static readonly string[][] Commands =
    [
        [], ["demo"], ["serve"], ["migrate"], ["import"], ["import", "model"], ["export"], ["export", "model"], ["doctor"], ["plugins"], ["plugins", "list"],
        ["analyse"], ["simulate"], ["bench"],
    ];

    [Theory]
    [InlineData("nl", "Gebruik:")]
    [InlineData("en", "Usage:")]
    public async Task Help_of_every_command_speaks_the_language_of_the_user(string language, string heading)
    {
        foreach (var command in Commands)
        {
            var run = await CommandRun.OfAsync([.. command, "--help", "--language", language]);
            Assert.Equal(0, run.ExitCode);
            Assert.Contains(heading, run.Output, StringComparison.Ordinal);

            // A key that nobody wrote a text for shows as itself.
            Assert.DoesNotMatch(@"\b(Command|Option|Help|Example)\.[a-zA-Z-]", run.Output);
        }
    }

    [Fact]
    public async Task Help_in_Dutch_and_in_English_differ() =>
        Assert.NotEqual((await CommandRun.OfAsync("--help", "--language", "nl")).Output, (await CommandRun.OfAsync("--help", "--language", "en")).Output);

    [Fact]
    public async Task Nothing_typed_shows_all_commands()
    {
        var run = await CommandRun.OfAsync();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("import", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl_NL.UTF-8", "nl-NL")]
    [InlineData("en_US.UTF-8", "en-GB")]
    [InlineData("de_DE", "en-GB")]
    [InlineData("C.UTF-8", "nl-NL")]
    [InlineData(null, "nl-NL")]
    public void The_machine_says_the_language_and_Dutch_is_the_default(string? lang, string expected) =>
        Assert.Equal(expected, CommandLanguage.Of([], name => name == "LANG" ? lang : null).Name);

    [Fact]
    public void The_option_goes_before_the_machine() => Assert.Equal("en-GB", CommandLanguage.Of(["doctor", "--language", "en"], _ => "nl_NL").Name);

    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_places_to_fill()
    {
        var texts = new ResourceManager(typeof(CommandTexts).FullName!, typeof(CommandTexts).Assembly);
        var dutch = Texts(texts, CultureInfo.InvariantCulture);
        var english = Texts(texts, CultureInfo.GetCultureInfo("en"));
        Assert.True(dutch.Count > 100);
        Assert.Equal(dutch.Keys.Order(), english.Keys.Order());
        Assert.All(dutch, pair => Assert.Equal(Places(pair.Value), Places(english[pair.Key])));
        Assert.All(dutch, pair => Assert.DoesNotContain('!', pair.Value));
    }

    private static Dictionary<string, string> Texts(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static List<string> Places(string text) => [.. Regex.Matches(text, @"\{\d[^}]*\}").Select(match => match.Value).Order()];
}
