using System.Net;
using System.Text.RegularExpressions;
using MkbZekerheid.Host.Pages.Actions;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Jobs;

public sealed partial class ActionPageTests(TestPostgres postgres)
{
    [Fact]
    public async Task Somebody_adds_moves_closes_and_deletes_an_action_and_puts_each_step_back()
    {
        await using var door = await Door.OpenAsync(postgres);
        using var anna = await VisitorAsync(door, "anna@voorbeeld.nl");

        var added = await anna.PostAsync("/o/firma/acties/actie?handler=Save", ("Input.Text", "Noodkoffer kopen"), ("Input.OwnerRole", ""), ("Input.DueOn", "2026-12-01"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var list = await PageAsync(anna, "/o/firma/acties");
        Assert.Contains("Actie toegevoegd: Noodkoffer kopen", list, StringComparison.Ordinal);
        Assert.Contains("Voor 1 december 2026", list, StringComparison.Ordinal);
        var id = Guid.Parse(EditLink().Match(list).Groups[1].Value);

        await anna.PostAsync($"/o/firma/acties/actie/{id}?handler=Save", ("Input.Text", "Noodkoffer kopen"), ("Input.OwnerRole", ""), ("Input.DueOn", "8-12-2026"), ("Version", "1"));
        Assert.Equal("2026-12-01 2026-12-08 Afdelingshoofd", await door.Database.AdminScalarAsync<string>("select due_on || ' ' || postponed_to || ' ' || postponed_by_role from core.action"));

        await anna.PostAsync("/o/firma/acties?handler=Close", ("id", id.ToString()), ("version", "2"));
        Assert.Equal(1, await door.Database.AdminScalarAsync<long>("select count(*) from core.action where closed_on is not null"));
        list = await PageAsync(anna, "/o/firma/acties");
        Assert.Equal(HttpStatusCode.Redirect, (await anna.PostRawAsync(UndoLink().Match(list).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(list)))).StatusCode);
        Assert.Equal(1, await door.Database.AdminScalarAsync<long>("select count(*) from core.action where closed_on is null"));

        var version = await door.Database.AdminScalarAsync<int>("select version from core.action");
        await anna.PostAsync($"/o/firma/acties/actie/{id}?handler=Delete", ("Version", $"{version}"));
        Assert.Equal(0, await door.Database.AdminScalarAsync<long>("select (select count(*) from core.action) + (select count(*) from core.entity where kind = 'action')"));
        list = await PageAsync(anna, "/o/firma/acties");
        await anna.PostRawAsync(UndoLink().Match(list).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(list)));
        Assert.Equal("Noodkoffer kopen", await door.Database.AdminScalarAsync<string>("select a.text from core.action a join core.entity e on e.id = a.id where e.code = 'ACT1'"));
        Assert.Contains("Teruggezet", await PageAsync(anna, "/o/firma/acties"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_not_right_comes_back_with_the_errors_and_what_was_typed()
    {
        await using var door = await Door.OpenAsync(postgres);
        using var anna = await VisitorAsync(door, "anna@voorbeeld.nl");

        var reply = await anna.PostAsync("/o/firma/acties/actie?handler=Save", ("Input.Text", " "), ("Input.DueOn", "morgen"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        var page = await reply.Content.ReadAsStringAsync();
        Assert.Contains("Schrijf op wat er moet gebeuren.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#Input-DueOn\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"morgen\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await door.Database.AdminScalarAsync<long>("select count(*) from core.action"));
    }

    [Fact]
    public async Task Two_people_who_change_one_field_see_both_values_and_other_fields_come_together()
    {
        await using var door = await Door.OpenAsync(postgres);
        using var anna = await VisitorAsync(door, "anna@voorbeeld.nl");
        await anna.PostAsync("/o/firma/acties/actie?handler=Save", ("Input.Text", "Sleutel"), ("Input.DueOn", "2026-12-01"));
        var id = await door.Database.AdminScalarAsync<Guid>("select id from core.action");
        var url = $"/o/firma/acties/actie/{id}?handler=Save";
        (string, string)[] was = [("Was.Text", "Sleutel"), ("Was.DueOn", "2026-12-01"), ("Version", "1")];

        await anna.PostAsync(url, [("Input.Text", "Sleutel bij de buren"), ("Input.DueOn", "2026-12-01"), .. was]);
        // The other only moves the date: both changes stand.
        Assert.Equal(HttpStatusCode.Redirect, (await anna.PostAsync(url, [("Input.Text", "Sleutel"), ("Input.DueOn", "2026-12-05"), .. was])).StatusCode);
        Assert.Equal("Sleutel bij de buren 2026-12-05", await door.Database.AdminScalarAsync<string>("select text || ' ' || postponed_to from core.action"));

        var reply = await anna.PostAsync(url, [("Input.Text", "Sleutel in de kluis"), ("Input.DueOn", "2026-12-01"), .. was]);
        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        var page = await reply.Content.ReadAsStringAsync();
        Assert.Contains("Sleutel in de kluis", page, StringComparison.Ordinal);
        Assert.Contains("Sleutel bij de buren", page, StringComparison.Ordinal);
        Assert.Equal("Sleutel bij de buren", await door.Database.AdminScalarAsync<string>("select text from core.action"));

        await anna.PostAsync($"/o/firma/acties/actie/{id}?handler=Keep",
            [("field", "Text"), ("keep", "yours"), ("yours", "Sleutel in de kluis"), ("theirs", "Sleutel bij de buren"), ("Input.Text", "Sleutel in de kluis"), ("Input.DueOn", "2026-12-01"), .. was]);
        Assert.Equal("Sleutel in de kluis 2026-12-05", await door.Database.AdminScalarAsync<string>("select text || ' ' || postponed_to from core.action"));
    }

    [Fact]
    public async Task An_auditor_reads_and_changes_nothing_and_another_organisation_is_not_there()
    {
        await using var door = await Door.OpenAsync(postgres);
        using var anna = await VisitorAsync(door, "anna@voorbeeld.nl");
        await anna.PostAsync("/o/firma/acties/actie?handler=Save", ("Input.Text", "Sleutel"));
        var change = await door.Database.AdminScalarAsync<Guid>("select id from core.change where title like '%Sleutel%'");
        var firm = await door.Database.AdminScalarAsync<Guid>("select id from core.organisation where key = 'firma'");
        await door.AccountAsync("bob@voorbeeld.nl", firm, Role.Auditor);
        using var bob = door.Visitor();
        await bob.SignInAsync("bob@voorbeeld.nl");

        var list = await PageAsync(bob, "/o/firma/acties");
        Assert.Contains("Sleutel", list, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Close", list, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await bob.GetAsync("/o/firma/acties/actie")).StatusCode);
        var token = Visitor.TokenIn(await PageAsync(bob, "/afmelden"));
        await bob.PostRawAsync($"/o/firma/ongedaan/{change}", ("__RequestVerificationToken", token));
        Assert.Equal(1, await door.Database.AdminScalarAsync<long>("select count(*) from core.action"));

        await door.Database.OrganisationAsync("anders");
        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync("/o/anders/acties")).StatusCode);
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
        var (merged, conflict) = ActionInput.Merge(new ActionInput { Text = was }, new ActionInput { Text = mine }, new ActionInput { Text = theirs });
        Assert.Equal(result is null ? "Text" : null, conflict);
        if (result is not null)
        {
            Assert.Equal(result, merged["Text"]);
        }
    }

    private static async Task<Visitor> VisitorAsync(Door door, string email)
    {
        var firm = await door.Database.OrganisationAsync("firma");
        await door.AccountAsync(email, firm, Role.DepartmentHead);
        var visitor = door.Visitor();
        await visitor.SignInAsync(email);
        return visitor;
    }

    private static async Task<string> PageAsync(Visitor visitor, string path)
    {
        var reply = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("/acties/actie/([0-9a-f-]{36})")]
    private static partial Regex EditLink();

    [GeneratedRegex("action=\"(/o/firma/ongedaan/[^\"]+)\"")]
    private static partial Regex UndoLink();
}
