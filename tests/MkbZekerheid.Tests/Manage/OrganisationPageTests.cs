using System.Net;
using System.Text.RegularExpressions;
using MkbZekerheid.Host.Editing;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Manage;

public sealed partial class OrganisationPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string Address = $"/o/{DemoHost.Demo}/beheer/organisatie";
    private const string Stored = "select o.name || '|' || o.language || '|' || c.name || '|' || coalesce(c.employees::text, '-') || '|' || coalesce(c.turnover::text, '-') from core.organisation o join core.company c on c.organisation_id = o.id where o.key = ";

    [Fact]
    public async Task The_director_changes_name_language_and_numbers_sees_them_everywhere_and_puts_them_back()
    {
        using var director = await host.SignedInAsync(Role.Director);
        var before = await ReadAsync(DemoHost.Demo);
        var form = await FormPage.OpenAsync(director, Address);
        Assert.Equal(("78", "14.600.000"), (form["Employees"], form["Turnover"]));
        var events = await EventsAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await form.SendAsync(director, "Save", ("Name", "Metaal Oost B.V."), ("Language", "en"), ("Employees", "1.080"), ("Turnover", "14.700.000,50"))).StatusCode);

        Assert.Equal("Metaal Oost B.V.|en|Metaal Oost B.V.|1080|14700000.50", await ReadAsync(DemoHost.Demo));
        Assert.Equal(events + 1, await EventsAsync());
        var page = await FormPage.OpenAsync(director, Address);
        Assert.Contains("Organisatie gewijzigd: Metaal Oost B.V.", page.Text, StringComparison.Ordinal);
        Assert.Contains("<span>Metaal Oost B.V.</span>", page.Text, StringComparison.Ordinal);
        Assert.Equal("14.700.000,5", page["Turnover"]);

        await director.PostRawAsync(UndoLink().Match(page.Text).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(page.Text)));
        Assert.Equal(before, await ReadAsync(DemoHost.Demo));
        await (await FormPage.OpenAsync(director, Address)).SendAsync(director, "Save");
        Assert.Equal(events + 2, await EventsAsync());
    }

    [Theory]
    [InlineData("nl", "1250.50", "Vul een bedrag in")]
    [InlineData("en", "1250,50", "Fill in an amount")]
    public async Task An_amount_in_the_notation_of_another_language_is_refused_instead_of_misread(string language, string amount, string sentence)
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead, language);
        var reply = await (await FormPage.OpenAsync(lead, Address)).SendAsync(lead, "Save", ("Turnover", amount), ("Employees", "0"), ("Name", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        var page = await FormPage.ReadAsync(Address, reply);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Equal((amount, "0", ""), (page["Turnover"], page["Employees"], page["Name"]));
    }

    [Fact]
    public async Task Two_leaders_who_rename_the_company_at_once_see_both_names()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        using var director = await host.SignedInAsync(Role.Director);
        var (first, second) = (await FormPage.OpenAsync(lead, Address), await FormPage.OpenAsync(director, Address));
        await first.SendAsync(lead, "Save", ("Name", "Metaal Noord"), ("Region", "Noord"));

        var reply = await second.SendAsync(director, "Save", ("Name", "Metaal Zuid"), ("WorkingHours", "ma-vr"));

        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        var choice = await FormPage.ReadAsync(Address, reply);
        Assert.Contains("Metaal Noord", choice.Text, StringComparison.Ordinal);
        Assert.Contains("Metaal Zuid", choice.Text, StringComparison.Ordinal);
        Assert.Contains("ProgrammeLead", choice.Text, StringComparison.Ordinal);
        await choice.SendAsync(director, "Keep", ("keep", "theirs"));
        Assert.Equal("Metaal Noord|Noord|ma-vr", await host.Database.AdminScalarAsync<string>(
            $"select c.name || '|' || c.region || '|' || c.working_hours from core.organisation o join core.company c on c.organisation_id = o.id where o.key = '{DemoHost.Demo}'"));
    }

    [Fact]
    public async Task An_organisation_without_a_company_in_its_model_gets_one_and_loses_it_again_by_putting_back()
    {
        const string other = $"organisation_id = (select id from core.organisation where key = '{DemoHost.Other}')";
        await host.Database.AdminAsync($"delete from core.entity where kind = 'company' and {other}; delete from core.model_section where section = 'company' and {other}");
        using var outsider = await host.OutsiderAsync();
        const string address = $"/o/{DemoHost.Other}/beheer/organisatie";

        await (await FormPage.OpenAsync(outsider, address)).SendAsync(outsider, "Save", ("Employees", "12"));

        Assert.Equal("Ander bedrijf|nl|Ander bedrijf|12|-", await ReadAsync(DemoHost.Other));
        var page = await FormPage.OpenAsync(outsider, address);
        await outsider.PostRawAsync(UndoLink().Match(page.Text).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(page.Text)));
        Assert.Equal("", (await FormPage.OpenAsync(outsider, address))["Employees"]);
    }

    [Fact]
    public async Task Only_the_leaders_open_it()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var visitor = await host.SignedInAsync(role);
            Assert.Equal(role is Role.Director or Role.ProgrammeLead ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await visitor.GetAsync(Address)).StatusCode);
        }
    }

    [Theory]
    // was, mine, theirs: result, or null when somebody must choose
    [InlineData("a", "a", "b", "b")]
    [InlineData("a", "b", "a", "b")]
    [InlineData("a", "b", "b", "b")]
    [InlineData("a", "b", "c", null)]
    [InlineData(null, "", "b", "b")]
    public void Two_changes_come_together_unless_both_changed_one_field(string? was, string? mine, string? theirs, string? result)
    {
        FormField[] fields = [new TextField("X", "x", 10)];
        static Dictionary<string, string?> Of(string? value) => new() { ["X"] = value };

        var (merged, conflict) = FieldMerge.Merge(fields, Of(was), Of(mine), Of(theirs));

        Assert.Equal(result is null ? "X" : null, conflict?.Name);
        Assert.Equal(result ?? mine, merged["X"]);
    }

    private Task<string?> ReadAsync(string key) => host.Database.AdminScalarAsync<string>($"{Stored}'{key}'");

    private Task<long> EventsAsync() => host.Database.AdminScalarAsync<long>("select count(*) from core.audit_event");

    [GeneratedRegex("action=\"(/o/[^\"]+/ongedaan/[^\"]+)\"")]
    private static partial Regex UndoLink();
}
