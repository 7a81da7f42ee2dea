using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.RegularExpressions;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.Manage;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Lists;

public sealed partial class ListPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string List = $"/o/{DemoHost.Demo}/lijst";

    [Fact]
    public async Task Every_row_of_every_list_opens_and_saving_it_unchanged_records_nothing()
    {
        const string Changes = "select count(*) from core.change";
        var before = await host.Database.AdminScalarAsync<long>(Changes);
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        foreach (var key in await KeysAsync())
        {
            var rows = Row().Matches(await TextAsync(lead, $"{List}/{key}"));
            Assert.NotEmpty(rows);
            foreach (Match row in rows)
            {
                var reply = await (await FormPage.OpenAsync(lead, row.Groups[1].Value)).SendAsync(lead, "Save");
                Assert.True(reply.StatusCode == HttpStatusCode.Redirect, $"{row.Groups[1].Value}: {reply.StatusCode}");
            }
        }

        Assert.Equal(before, await host.Database.AdminScalarAsync<long>(Changes));
    }

    [Fact]
    public async Task Every_text_of_every_list_is_there_in_both_languages()
    {
        var texts = new[] { "Title", "Lead", "Count", "One", "New", "Edit", "Empty" };
        foreach (var module in (await LoadedPlugins.CatalogueAsync()).Loaded)
        {
            foreach (var list in module.Descriptor.Lists)
            {
                // What is asked for while the fields are made are the words of its choices.
                List<string> asked = [.. texts];
                asked.AddRange(list.Fields(new ListChoices([], key => { asked.Add(key); return key; })).Select(field => field.Name));
                foreach (var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en") })
                {
                    using var set = new ResourceManager(module.TextsType!.FullName!, module.Assembly).GetResourceSet(culture, true, false)!;
                    Assert.All(asked, key => Assert.False(string.IsNullOrEmpty(set.GetString($"List.{list.Key}.{key}")), $"{culture.Name}: List.{list.Key}.{key}"));
                }
            }
        }
    }

    [Fact]
    public async Task Another_organisation_finds_no_list_and_an_employee_may_not_change_one()
    {
        using var outsider = await host.OutsiderAsync();
        using var employee = await host.SignedInAsync(Role.Employee);
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        foreach (var key in await KeysAsync())
        {
            var row = Row().Match(await TextAsync(lead, $"{List}/{key}")).Groups[1].Value;
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"{List}/{key}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync(row)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync(row.Replace(DemoHost.Demo, DemoHost.Other, StringComparison.Ordinal))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await employee.GetAsync(row)).StatusCode);
            Assert.DoesNotContain("/rij", await TextAsync(employee, $"{List}/{key}"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync($"{List}/bestaat-niet")).StatusCode);
    }

    [Fact]
    public async Task A_row_is_added_changed_and_removed_and_each_step_can_be_put_back()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        var form = await FormPage.OpenAsync(lead, $"{List}/belanghebbenden/rij");
        var wrong = await form.SendAsync(lead, "Save", ("Name", ""), ("Influence", "9"), ("Inform", "4,123"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var says = (await FormPage.ReadAsync("", wrong)).Text;
        Assert.Contains("Vul dit in, met hoogstens 200 tekens", says, StringComparison.Ordinal);
        Assert.Contains("Kies iets uit de lijst", says, StringComparison.Ordinal);
        Assert.Contains("met hoogstens 2 cijfers achter de komma", says, StringComparison.Ordinal);
        Assert.Contains("4,123", says, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await form.SendAsync(lead, "Save", ("Name", "Wijkvereniging"), ("Kind", "neighbourhood"), ("Influence", "2"), ("Inform", "4,5"), ("Expectation", "Rust\r\nen vrede"))).StatusCode);
        Assert.Equal("BEL7 neighbourhood 2 4.50 Rust\nen vrede", await host.Database.AdminScalarAsync<string>(
            "select e.code || ' ' || s.kind || ' ' || s.influence || ' ' || s.inform_within_hours || ' ' || s.expectation from scope.stakeholder s join core.entity e using (organisation_id, id) where s.name = 'Wijkvereniging' and e.title = s.name"));
        var address = $"{List}/belanghebbenden/rij/{await host.Database.AdminScalarAsync<Guid>("select id from scope.stakeholder where name = 'Wijkvereniging'")}";
        var twice = await form.SendAsync(lead, "Save", ("Name", "wijkvereniging"));
        Assert.Contains("Dit staat al in de lijst", (await FormPage.ReadAsync("", twice)).Text, StringComparison.Ordinal);

        await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Save", ("Name", "Buurtvereniging"));
        Assert.Equal(1L, await CountAsync("Buurtvereniging"));
        await UndoAsync(lead);
        Assert.Equal((0L, 1L), (await CountAsync("Buurtvereniging"), await CountAsync("Wijkvereniging")));
        Assert.Equal(HttpStatusCode.Redirect, (await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Delete")).StatusCode);
        Assert.Equal(0L, await CountAsync("Wijkvereniging"));
        await UndoAsync(lead);
        Assert.Equal(1L, await CountAsync("Wijkvereniging"));
        await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Delete");
    }

    [Fact]
    public async Task Two_people_who_change_one_row_keep_both_changes_or_choose()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        using var director = await host.SignedInAsync(Role.Director);
        var row = Row().Match(await TextAsync(lead, $"{List}/eisen")).Groups[1].Value;
        var (mine, theirs) = (await FormPage.OpenAsync(lead, row), await FormPage.OpenAsync(director, row));
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.SendAsync(director, "Save", ("Source", "Artikel 12"), ("Notify", "48"))).StatusCode);
        var asked = await mine.SendAsync(lead, "Save", ("Source", "Artikel 13"), ("Consequence", "Een boete"));
        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        var choice = await FormPage.ReadAsync(row, asked);
        Assert.Contains("Artikel 12", choice.Text, StringComparison.Ordinal);
        Assert.Contains("Artikel 13", choice.Text, StringComparison.Ordinal);

        var merged = await mine.SendAsync(lead, "Save", ("Consequence", "Een boete"));
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        var now = await FormPage.OpenAsync(lead, row);
        Assert.Equal(("Artikel 12", "48", "Een boete"), (now["Source"], now["Notify"], now["Consequence"]));
    }

    [Fact]
    public async Task The_answers_to_the_why_questions_turn_their_rule_green()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        Assert.Contains("2 van de 4 antwoorden zijn korter dan 20 woorden", await TextAsync(lead, $"/o/{DemoHost.Demo}/stap/1-beeldvorming"), StringComparison.Ordinal);
        foreach (Match row in Row().Matches(await TextAsync(lead, $"{List}/waarom")))
        {
            var form = await FormPage.OpenAsync(lead, row.Groups[1].Value);
            Assert.Equal(HttpStatusCode.Redirect, (await form.SendAsync(lead, "Save", ("Answer", string.Join(' ', Enumerable.Repeat(form["Answer"], 4))))).StatusCode);
        }

        Assert.DoesNotContain("korter dan 20 woorden", await TextAsync(lead, $"/o/{DemoHost.Demo}/stap/1-beeldvorming"), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> KeysAsync()
    {
        var keys = (await LoadedPlugins.CatalogueAsync()).Loaded.SelectMany(module => module.Descriptor.Lists).Select(list => list.Key).ToList();
        Assert.NotEmpty(keys);
        Assert.Equal(keys.Distinct(), keys);
        return keys;
    }

    private Task<long> CountAsync(string name) => host.Database.AdminScalarAsync<long>($"select count(*) from scope.stakeholder s join core.entity e using (organisation_id, id) where s.name = '{name}' and e.title = '{name}'");

    private static async Task UndoAsync(Visitor visitor)
    {
        var page = (await FormPage.OpenAsync(visitor, $"{List}/belanghebbenden")).Text;
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostRawAsync(UndoLink().Match(page).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(page)))).StatusCode);
    }

    private static async Task<string> TextAsync(Visitor visitor, string address)
    {
        var reply = await visitor.GetAsync(address);
        Assert.True(reply.StatusCode == HttpStatusCode.OK, $"{address}: {reply.StatusCode}");
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("href=\"(/o/[^\"]+/rij/[0-9a-f-]{36})\"")]
    private static partial Regex Row();

    [GeneratedRegex("action=\"(/o/[^\"]+/ongedaan/[^\"]+)\"")]
    private static partial Regex UndoLink();
}
