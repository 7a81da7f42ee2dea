using System.Net;
using System.Text.RegularExpressions;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Manage;

public sealed partial class PlanningPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string Address = $"/o/{DemoHost.Demo}/beheer/planning";
    private const string Stored = "select p.start_on || ' ' || p.weeks || ' ' || (p.phases -> 7 ->> 'weekFrom') || '-' || (p.phases -> 7 ->> 'weekTo') || ' ' || jsonb_array_length(p.phases -> 7 -> 'tasks') from scope.programme p join core.organisation o on o.id = p.organisation_id where o.key = 'voorbeeld'";

    [Fact]
    public async Task The_lead_moves_the_start_and_a_step_sees_it_on_the_route_and_in_the_log_and_puts_it_back()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        var before = await host.Database.AdminScalarAsync<string>(Stored);
        Assert.StartsWith("2026-01-05 17 17-17 ", before, StringComparison.Ordinal);
        var form = await FormPage.OpenAsync(lead, Address);
        Assert.Contains("5 jan – 16 jan 2026", form.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await form.SendAsync(lead, "Save", ("StartOn", "9-3-2026"), ("Weeks", "18"), ("F8.to", "18"))).StatusCode);

        Assert.Equal(before!.Replace("2026-01-05 17 17-17", "2026-03-09 18 17-18", StringComparison.Ordinal), await host.Database.AdminScalarAsync<string>(Stored));
        Assert.Contains("9 mrt – 20 mrt 2026", (await FormPage.OpenAsync(lead, Address)).Text, StringComparison.Ordinal);
        Assert.Contains("17-18", Dashes().Replace(await TextAsync(lead, $"/o/{DemoHost.Demo}"), "-"), StringComparison.Ordinal);
        var log = await TextAsync(lead, $"/o/{DemoHost.Demo}/beheer/logboek");
        Assert.Contains("Planning gewijzigd: begin 9 maart 2026, 18 weken", log, StringComparison.Ordinal);
        Assert.Contains("Het logboek klopt", log, StringComparison.Ordinal);
        await lead.PostRawAsync(UndoLink().Match(log).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(log)));
        Assert.Equal(before, await host.Database.AdminScalarAsync<string>(Stored));
    }

    [Theory]
    [InlineData("nl", "Kies een maandag als eerste dag", "de laatste week ligt voor de eerste", "week 19 valt na het einde", "Beeldvorming: vul een week in")]
    [InlineData("en", "Choose a Monday as the first day", "the last week is before the first", "week 19 is after the end", ": fill in a week from 1 to 520")]
    public async Task Dates_and_weeks_that_do_not_fit_come_back_with_a_sentence(string language, string monday, string order, string beyond, string week)
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead, language);
        var form = await FormPage.OpenAsync(lead, Address);

        var reply = await form.SendAsync(lead, "Save", ("StartOn", "2026-03-03"), ("F2.from", "6"), ("F2.to", "5"), ("F8.to", "19"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        var page = await FormPage.ReadAsync(Address, reply);
        foreach (var sentence in new[] { monday, order, beyond })
        {
            Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(("2026-03-03", "6", "19"), (page["StartOn"], page["F2.from"], page["F8.to"]));
        var unreadable = await form.SendAsync(lead, "Save", ("Weeks", "0"), ("F1.from", "een"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreadable.StatusCode);
        Assert.Contains(week, (await FormPage.ReadAsync(Address, unreadable)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_planners_meet_only_where_both_changed_the_same_week()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        using var director = await host.SignedInAsync(Role.Director);
        var (first, second, third) = (await FormPage.OpenAsync(lead, Address), await FormPage.OpenAsync(director, Address), await FormPage.OpenAsync(director, Address));

        await first.SendAsync(lead, "Save", ("F3.to", "8"));
        Assert.Equal(HttpStatusCode.Redirect, (await second.SendAsync(director, "Save", ("F4.to", "10"))).StatusCode);
        Assert.Equal("8 10", await WeeksAsync());

        var reply = await third.SendAsync(director, "Save", ("F3.to", "9"));
        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        var choice = await FormPage.ReadAsync(Address, reply);
        Assert.Contains("Bedreigingen: tot en met week", choice.Text, StringComparison.Ordinal);
        Assert.Equal("8 10", await WeeksAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await choice.SendAsync(director, "Keep", ("keep", "yours"))).StatusCode);
        Assert.Equal("9 10", await WeeksAsync());
    }

    [Fact]
    public async Task A_company_that_never_planned_sees_the_usual_weeks_and_gets_its_own_programme()
    {
        using var outsider = await host.OutsiderAsync();
        const string address = $"/o/{DemoHost.Other}/beheer/planning";
        var form = await FormPage.OpenAsync(outsider, address);
        Assert.Equal(("", "17", "1", "2"), (form["StartOn"], form["Weeks"], form["F1.from"], form["F1.to"]));

        Assert.Equal(HttpStatusCode.Redirect, (await form.SendAsync(outsider, "Save", ("StartOn", "2027-01-04"), ("F1.to", "3"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await form.SendAsync(outsider, "Save", ("StartOn", "2027-01-11"))).StatusCode);

        var page = await FormPage.OpenAsync(outsider, address);
        Assert.Equal(("2027-01-04", "3"), (page["StartOn"], page["F1.to"]));
        await outsider.PostRawAsync(UndoLink().Match(await TextAsync(outsider, $"/o/{DemoHost.Other}/beheer/logboek")).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(page.Text)));
        Assert.Equal("", (await FormPage.OpenAsync(outsider, address))["StartOn"]);
    }

    [Fact]
    public async Task Who_may_not_plan_does_not_open_it()
    {
        using var employee = await host.SignedInAsync(Role.Employee);
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.GetAsync(Address)).StatusCode);
    }

    private Task<string?> WeeksAsync() => host.Database.AdminScalarAsync<string>(
        "select (p.phases -> 2 ->> 'weekTo') || ' ' || (p.phases -> 3 ->> 'weekTo') from scope.programme p join core.organisation o on o.id = p.organisation_id where o.key = 'voorbeeld'");

    private static async Task<string> TextAsync(Visitor visitor, string path)
    {
        var reply = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("action=\"(/o/[^\"]+/ongedaan/[^\"]+)\"")]
    private static partial Regex UndoLink();

    [GeneratedRegex("[–‑]")]
    private static partial Regex Dashes();
}
