using System.Net;
using System.Text.RegularExpressions;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Tests.Security;
using Xunit;

namespace MkbZekerheid.Tests.Manage;

public sealed partial class PeoplePageTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string List = $"/o/{DemoHost.Demo}/beheer/mensen";
    private const string New = $"{List}/functie";

    [Fact]
    public async Task The_lead_adds_changes_and_removes_a_job_title_and_puts_each_step_back()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        var before = await CountAsync();

        var added = await (await FormPage.OpenAsync(lead, New)).SendAsync(lead, "Save", ("Role", " Portier "), ("Name", "Wim Poort"), ("Phone", "085 000 12 34"), ("Email", "wim@voorbeeld.example"));
        Assert.Equal(List, added.Headers.Location!.AbsolutePath());
        var list = await TextAsync(lead, List);
        Assert.Contains("Functie toegevoegd: Portier", list, StringComparison.Ordinal);
        Assert.Contains("Wim Poort", list, StringComparison.Ordinal);
        Assert.Equal("Portier", await host.Database.AdminScalarAsync<string>("select e.title from core.person p join core.entity e using (organisation_id, id) where p.role = 'Portier' and e.code ~ '^FUN[0-9]+$'"));

        var address = $"{New}/{await IdAsync("Portier")}";
        await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Save", ("Name", ""), ("Deputy", "Planner"), ("Until", "31-12-2026"));
        Assert.Equal("Planner 2026-12-31", await host.Database.AdminScalarAsync<string>("select deputy_role || ' ' || active_until from core.person where role = 'Portier' and name is null"));
        await UndoAsync(lead, await TextAsync(lead, List));
        Assert.Equal("Wim Poort", await host.Database.AdminScalarAsync<string>("select name from core.person where role = 'Portier' and deputy_role is null"));

        Assert.Equal(HttpStatusCode.Redirect, (await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Delete")).StatusCode);
        Assert.Equal(before, await CountAsync());
        await UndoAsync(lead, await TextAsync(lead, List));
        Assert.Equal("Wim Poort 085 000 12 34", await host.Database.AdminScalarAsync<string>("select name || ' ' || phone from core.person where role = 'Portier'"));
        Assert.Contains("Teruggezet", await TextAsync(lead, List), StringComparison.Ordinal);
        await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Delete");
    }

    [Theory]
    [InlineData("nl", "Vul een functie in", "Kies een andere functie: niemand valt voor zichzelf in", "De laatste dag ligt voor de eerste dag")]
    [InlineData("en", "Fill in a job title", "nobody steps in for himself", "The last day is before the first day")]
    public async Task What_is_not_right_comes_back_with_a_sentence_and_with_what_was_typed(string language, string missing, string self, string order)
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead, language);
        var form = await FormPage.OpenAsync(lead, New);

        var reply = await form.SendAsync(lead, "Save", ("Role", " "), ("Name", "Iemand"), ("Email", "geen adres"), ("Phone", "bellen maar"), ("From", "gisteren"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        var page = await FormPage.ReadAsync(New, reply);
        Assert.Contains(missing, page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"#Input-Email", page.Text, StringComparison.Ordinal);
        Assert.Equal(("Iemand", "geen adres", "bellen maar", "gisteren"), (page["Name"], page["Email"], page["Phone"], page["From"]));

        var planner = $"{New}/{await IdAsync("Planner")}";
        var wrong = await (await FormPage.OpenAsync(lead, planner)).SendAsync(lead, "Save", ("Role", "directeur"), ("Deputy", "Directeur"), ("From", "2026-10-02"), ("Until", "2026-10-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var second = await FormPage.ReadAsync(planner, wrong);
        Assert.Contains(self, second.Text, StringComparison.Ordinal);
        Assert.Contains(order, second.Text, StringComparison.Ordinal);
        Assert.Contains(language == "nl" ? "Deze functie staat al in de lijst" : "is in the list already", second.Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.Database.AdminScalarAsync<long>("select count(*) from core.person where role = 'Planner'"));
    }

    [Fact]
    public async Task A_job_title_that_still_has_something_to_do_stays_and_the_page_says_where()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        var address = $"{New}/{await IdAsync("Productieleider")}";

        var reply = await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Delete");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        var page = await FormPage.ReadAsync(address, reply);
        Assert.Matches(@"Productieleider heeft nog iets te doen: .*afdelingen \(\d+\).*plan.* Kies daar eerst een andere functie\.", page.Text);
        Assert.Equal(1, await host.Database.AdminScalarAsync<long>("select count(*) from core.person where role = 'Productieleider'"));
    }

    [Fact]
    public async Task A_new_title_goes_along_to_every_place_that_names_the_role_and_comes_back_as_one()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        var before = await NamedAsync("Productieleider");
        Assert.True(before > 10, $"only {before} places name the role");
        var address = $"{New}/{await IdAsync("Productieleider")}";

        await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Save", ("Role", "Chef productie"));

        Assert.Equal(0, await NamedAsync("Productieleider"));
        Assert.Equal(before, await NamedAsync("Chef productie"));
        await UndoAsync(lead, await TextAsync(lead, List));
        Assert.Equal(before, await NamedAsync("Productieleider"));
        Assert.Equal(0, await NamedAsync("Chef productie"));
    }

    [Fact]
    public async Task Two_people_who_change_one_field_see_both_values_and_other_fields_come_together()
    {
        using var anna = await host.SignedInAsync(Role.ProgrammeLead);
        using var bob = await host.SignedInAsync(Role.Director);
        await (await FormPage.OpenAsync(anna, New)).SendAsync(anna, "Save", ("Role", "Magazijnchef"), ("Name", "Toos"));
        var address = $"{New}/{await IdAsync("Magazijnchef")}";
        var (first, second, third) = (await FormPage.OpenAsync(anna, address), await FormPage.OpenAsync(bob, address), await FormPage.OpenAsync(bob, address));

        await first.SendAsync(anna, "Save", ("Name", "Toos Bakker"));
        Assert.Equal(HttpStatusCode.Redirect, (await second.SendAsync(bob, "Save", ("Phone", "085 000 00 01"))).StatusCode);
        Assert.Equal("Toos Bakker 085 000 00 01", await host.Database.AdminScalarAsync<string>("select name || ' ' || phone from core.person where role = 'Magazijnchef'"));

        var reply = await third.SendAsync(bob, "Save", ("Name", "Toos de Wit"), ("Email", "toos@voorbeeld.example"));
        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        var choice = await FormPage.ReadAsync(address, reply);
        Assert.Contains("Toos de Wit", choice.Text, StringComparison.Ordinal);
        Assert.Contains("Toos Bakker", choice.Text, StringComparison.Ordinal);
        Assert.Equal("Toos Bakker", await host.Database.AdminScalarAsync<string>("select name from core.person where role = 'Magazijnchef'"));

        Assert.Equal(HttpStatusCode.Redirect, (await choice.SendAsync(bob, "Keep", ("keep", "yours"))).StatusCode);
        Assert.Equal("Toos de Wit 085 000 00 01 toos@voorbeeld.example", await host.Database.AdminScalarAsync<string>("select name || ' ' || phone || ' ' || email from core.person where role = 'Magazijnchef'"));

        var stale = await first.SendAsync(anna, "Delete");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var again = await FormPage.ReadAsync(address, stale);
        Assert.Equal("Toos de Wit", again["Name"]);
        Assert.Equal(HttpStatusCode.Redirect, (await again.SendAsync(anna, "Delete")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await third.SendAsync(bob, "Save", ("Name", "Te laat"))).StatusCode);
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.DepartmentHead)]
    [InlineData(Role.Adviser)]
    [InlineData(Role.Auditor)]
    public async Task Who_may_not_change_people_opens_neither_the_list_nor_a_role(Role role)
    {
        using var visitor = await host.SignedInAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(List)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync($"{New}/{await IdAsync("Planner")}")).StatusCode);
    }

    [Fact]
    public async Task A_role_of_another_organisation_is_not_there()
    {
        using var outsider = await host.OutsiderAsync();
        Assert.Equal(HttpStatusCode.OK, (await outsider.GetAsync($"/o/{DemoHost.Other}/beheer/mensen")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/o/{DemoHost.Other}/beheer/mensen/functie/{await IdAsync("Planner")}")).StatusCode);
    }

    /// <summary>Places of the model document that name a role, records of approval and names of other things aside.</summary>
    private async Task<int> NamedAsync(string role)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var models = scope.ServiceProvider.GetRequiredService<MkbZekerheid.Modules.IResilienceModels>();
        var model = await models.GetAsync(await host.Database.AdminScalarAsync<Guid>($"select id from core.organisation where key = '{DemoHost.Demo}'"), CancellationToken.None);
        return Regex.Count(System.Text.Encoding.UTF8.GetString(MkbZekerheid.Model.Document.ModelDocument.Write(model with { Approvals = [] })), $"(?<!\"name\"): \"{role}\"|^ *\"{role}\",?$", RegexOptions.Multiline);
    }

    private Task<long> CountAsync() => host.Database.AdminScalarAsync<long>("select count(*) + (select count(*) from core.entity where kind = 'person') from core.person");

    private Task<Guid> IdAsync(string role) => host.Database.AdminScalarAsync<Guid>($"select id from core.person where role = '{role}'");

    private static async Task UndoAsync(Visitor visitor, string page) =>
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostRawAsync(UndoLink().Match(page).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(page)))).StatusCode);

    private static async Task<string> TextAsync(Visitor visitor, string path)
    {
        var reply = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("action=\"(/o/[^\"]+/ongedaan/[^\"]+)\"")]
    private static partial Regex UndoLink();
}
