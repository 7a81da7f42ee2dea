using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.Security;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Manage;

public sealed partial class AccessPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string List = $"/o/{DemoHost.Demo}/beheer/toegang";
    private const string Invite = $"{List}/uitnodigen";

    [Fact]
    public async Task Somebody_is_invited_comes_in_gets_more_is_suspended_and_loses_access_at_once_and_all_of_it_is_in_the_log()
    {
        using var director = await host.SignedInAsync(Role.Director);
        await InviteAsync(director, "piet@voorbeeld.test", "employee");
        Assert.Contains("Uitnodiging gestuurd naar piet@voorbeeld.test", await TextAsync(director, List), StringComparison.Ordinal);
        var address = $"{List}/lid/{await IdAsync("piet@voorbeeld.test")}";
        using var piet = await AcceptAsync("piet@voorbeeld.test");
        Assert.Equal(HttpStatusCode.OK, (await piet.GetAsync($"/o/{DemoHost.Demo}/acties")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await piet.GetAsync($"/o/{DemoHost.Demo}/cijfers")).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(director, address, "Save", ("Role", "employee"), ("Until", "2099-12-31"), ("Grants", "figures.read"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await piet.GetAsync($"/o/{DemoHost.Demo}/cijfers")).StatusCode);
        Assert.Contains("Medewerker · tot en met 31 december 2099 · ook: Cijfers", await TextAsync(director, List), StringComparison.Ordinal);
        Assert.Equal("2099-12-31 23:00:00", await host.Database.AdminScalarAsync<string>("select to_char(m.valid_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') from core.membership m join core.app_user u on u.id = m.user_id where u.email = 'piet@voorbeeld.test'"));
        await SendAsync(director, address, "Save", ("Role", "departmentHead"), ("Until", ""));
        Assert.Equal(0, await host.Database.AdminScalarAsync<long>("select count(*) from core.membership_grant"));

        await SendAsync(director, address, "Suspend");
        Assert.Equal(HttpStatusCode.NotFound, (await piet.GetAsync($"/o/{DemoHost.Demo}/acties")).StatusCode);
        Assert.True(await piet.IsSignedInAsync());
        Assert.Contains("Geschorst", await TextAsync(director, List), StringComparison.Ordinal);
        await SendAsync(director, address, "Resume");
        Assert.Equal(HttpStatusCode.OK, (await piet.GetAsync($"/o/{DemoHost.Demo}/acties")).StatusCode);
        await SendAsync(director, address, "Remove");
        Assert.Equal(HttpStatusCode.NotFound, (await piet.GetAsync($"/o/{DemoHost.Demo}/acties")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync(address)).StatusCode);

        var list = await TextAsync(director, List);
        foreach (var line in new[]
        {
            "piet@voorbeeld.test uitgenodigd als Medewerker", "nam de uitnodiging aan als Medewerker", "tot en met 31 december 2099, ook Cijfers", "van Medewerker naar Afdelingshoofd, zonder einddatum, niet meer Cijfers",
            "piet@voorbeeld.test geschorst (Afdelingshoofd)", "weer geopend (Afdelingshoofd)", "weggehaald (Afdelingshoofd)",
        })
        {
            Assert.Contains(line, list, StringComparison.Ordinal);
        }

        var chain = await host.Database.AdminScalarAsync<string>("select string_agg(kind, ' ' order by seq) from core.audit_event where details ->> 'user' = (select id::text from core.app_user where email = 'piet@voorbeeld.test')");
        Assert.Equal("access.invited access.accepted access.changed access.changed access.suspended access.resumed access.removed", chain);
        Assert.Equal(0, await host.Database.AdminScalarAsync<long>("select count(*) from core.audit_event where details::text like '%piet%' or title like '%piet%'"));
        Assert.Contains("Het logboek klopt", await TextAsync(director, $"/o/{DemoHost.Demo}/beheer/logboek"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_director_stays_and_only_a_director_changes_a_director()
    {
        using var director = await host.SignedInAsync(Role.Director);
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        var address = $"{List}/lid/{await IdAsync(DemoHost.EmailOf(Role.Director))}";

        foreach (var (visitor, handler, fields, sentence) in new (Visitor, string, (string, string)[], string)[]
        {
            (director, "Save", [("Role", "employee"), ("Until", "")], "Er moet een directeur zonder laatste dag blijven"),
            (director, "Save", [("Role", "director"), ("Until", "2099-01-01")], "Er moet een directeur zonder laatste dag blijven"),
            (director, "Remove", [], "Er moet een directeur zonder laatste dag blijven"),
            (director, "Suspend", [], "U kunt uzelf niet schorsen"),
            (lead, "Suspend", [], "Alleen een directeur"),
            (lead, "Remove", [], "Alleen een directeur"),
            (lead, "Save", [("Role", "employee"), ("Until", "")], "Alleen een directeur"),
        })
        {
            var reply = await SendAsync(visitor, address, handler, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
            Assert.Contains(sentence, await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("director confirmed", await host.Database.AdminScalarAsync<string>($"select m.role || ' ' || m.state from core.membership m join core.app_user u on u.id = m.user_id where u.email = '{DemoHost.EmailOf(Role.Director)}' and m.valid_until is null"));
    }

    [Fact]
    public async Task Two_directors_who_remove_each_other_at_once_leave_one()
    {
        await host.Database.AdminAsync($"update core.membership set role = 'director' where user_id = (select id from core.app_user where email = '{DemoHost.EmailOf(Role.Auditor)}')");
        using var one = await host.SignedInAsync(Role.Director);
        using var two = await host.SignedInAsync(Role.Auditor);
        var (first, second) = ($"{List}/lid/{await IdAsync(DemoHost.EmailOf(Role.Director))}", $"{List}/lid/{await IdAsync(DemoHost.EmailOf(Role.Auditor))}");
        // Both forms are open before either is sent.
        var (mine, theirs) = (await FieldsAsync(one, second), await FieldsAsync(two, first));

        await Task.WhenAll(one.PostRawAsync($"{second}?handler=Remove", mine), two.PostRawAsync($"{first}?handler=Remove", theirs));

        Assert.Equal(1, await host.Database.AdminScalarAsync<long>("select count(*) from core.membership where role = 'director' and state = 'confirmed' and organisation_id = (select id from core.organisation where key = 'voorbeeld')"));
        await host.Database.AdminAsync($"update core.membership m set state = 'confirmed', role = case when u.email = '{DemoHost.EmailOf(Role.Auditor)}' then 'auditor' else 'director' end from core.app_user u where u.id = m.user_id and u.email in ('{DemoHost.EmailOf(Role.Auditor)}', '{DemoHost.EmailOf(Role.Director)}')");
    }

    [Theory]
    [InlineData("nl", "Vul een e-mailadres in", "een adviseur heeft tijdelijk toegang", "die nog moet komen", "heeft al toegang")]
    [InlineData("en", "Fill in an e-mail address", "an adviser has access for a time", "still to come", "has access already")]
    public async Task An_invitation_that_is_not_right_comes_back_with_a_sentence(string language, string email, string adviser, string past, string member)
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead, language);
        foreach (var (address, role, until, sentence) in new[]
        {
            ("geen adres", "employee", "", email), ("a@voorbeeld.test", "adviser", "", adviser), ("a@voorbeeld.test", "adviser", "2020-01-01", past), (DemoHost.EmailOf(Role.Employee).ToUpperInvariant(), "employee", "", member),
        })
        {
            var reply = await lead.PostAsync(Invite, ("Email", address), ("Role", role), ("Until", until));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
            var page = WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
            Assert.Contains(sentence, page, StringComparison.Ordinal);
            Assert.Contains($"value=\"{address}\"", page, StringComparison.Ordinal);
        }

        Assert.Equal(0, await host.Database.AdminScalarAsync<long>("select count(*) from core.app_user where email = 'a@voorbeeld.test'"));
    }

    [Fact]
    public async Task A_link_stops_working_when_the_invitation_is_sent_again_or_withdrawn_and_not_when_another_organisation_invites()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        using var other = await host.OutsiderAsync();
        await InviteAsync(lead, "mia@voorbeeld.test", "processOwner");
        var first = await LinkAsync("mia@voorbeeld.test");
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync($"/o/{DemoHost.Other}/beheer/toegang/uitnodigen", ("Email", "mia@voorbeeld.test"), ("Role", "employee"))).StatusCode);
        using var nobody = host.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(first)).StatusCode);

        var address = $"{List}/lid/{await IdAsync("mia@voorbeeld.test")}";
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(lead, address, "Again")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await nobody.GetAsync(first)).StatusCode);
        var second = await LinkAsync("mia@voorbeeld.test");
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync(second)).StatusCode);
        await SendAsync(lead, address, "Remove");
        Assert.Equal(HttpStatusCode.Gone, (await nobody.GetAsync(second)).StatusCode);
        Assert.DoesNotContain("mia@voorbeeld.test</b>", await TextAsync(lead, List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_changed_by_somebody_else_in_the_meantime_is_shown_first_and_what_was_chosen_stays()
    {
        using var director = await host.SignedInAsync(Role.Director);
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        var address = $"{List}/lid/{await IdAsync(DemoHost.EmailOf(Role.ProcessOwner))}";
        var old = await FieldsAsync(lead, address);
        await SendAsync(director, address, "Save", ("Role", "ictManager"), ("Until", "2098-06-30"));

        var reply = await lead.PostRawAsync($"{address}?handler=Save", [.. old, ("Role", "safetyOfficer"), ("Until", "")]);

        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        var page = WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
        Assert.Contains("intussen gewijzigd in: ICT-beheerder, tot en met 30 juni 2098", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"safetyOfficer\" selected", page, StringComparison.Ordinal);
        await lead.PostRawAsync($"{address}?handler=Save", ("__RequestVerificationToken", Visitor.TokenIn(page)), ("Version", Version().Match(page).Groups[1].Value), ("Role", "safetyOfficer"));
        Assert.Equal("safetyOfficer", await host.Database.AdminScalarAsync<string>($"select m.role from core.membership m join core.app_user u on u.id = m.user_id where u.email = '{DemoHost.EmailOf(Role.ProcessOwner)}' and m.valid_until is null"));
    }

    [Fact]
    public async Task Somebody_with_the_right_to_manage_gives_nobody_more_than_he_has()
    {
        await host.Database.AdminAsync($"insert into core.membership_grant (organisation_id, membership_id, permission) select organisation_id, id, 'organisation.manage' from core.membership m where user_id = (select id from core.app_user where email = '{DemoHost.EmailOf(Role.IctManager)}')");
        using var ict = await host.SignedInAsync(Role.IctManager);
        var employee = $"{List}/lid/{await IdAsync(DemoHost.EmailOf(Role.Employee))}";
        Assert.DoesNotContain("value=\"export\"", await TextAsync(ict, employee), StringComparison.Ordinal);

        foreach (var (address, fields) in new (string, (string, string)[])[]
        {
            (employee, [("Role", "programmeLead"), ("Until", "")]),
            (employee, [("Role", "employee"), ("Grants", "export"), ("Until", "")]),
            ($"{List}/lid/{await IdAsync(DemoHost.EmailOf(Role.IctManager))}", [("Role", "programmeLead"), ("Until", "")]),
            ($"{List}/lid/{await IdAsync(DemoHost.EmailOf(Role.ProgrammeLead))}", [("Role", "employee"), ("Until", "")]),
        })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(ict, address, "Save", fields)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ict.PostAsync(Invite, ("Email", "b@voorbeeld.test"), ("Role", "programmeLead"))).StatusCode);
        await host.Database.AdminAsync("delete from core.membership_grant");
        Assert.Equal(HttpStatusCode.Forbidden, (await ict.GetAsync(List)).StatusCode);
        Assert.Equal("employee programmeLead", await host.Database.AdminScalarAsync<string>($"select string_agg(m.role, ' ' order by m.role) from core.membership m join core.app_user u on u.id = m.user_id where u.email in ('{DemoHost.EmailOf(Role.Employee)}', '{DemoHost.EmailOf(Role.ProgrammeLead)}')"));
    }

    [Fact]
    public async Task Nobody_but_the_leaders_sees_who_has_access_and_members_of_another_organisation_are_not_there()
    {
        foreach (var role in new[] { Role.Employee, Role.DepartmentHead, Role.Adviser })
        {
            using var visitor = await host.SignedInAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(List)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Invite)).StatusCode);
        }

        using var other = await host.OutsiderAsync();
        var id = await IdAsync(DemoHost.EmailOf(Role.SafetyOfficer));
        var address = $"/o/{DemoHost.Other}/beheer/toegang/lid/{id}";
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        var token = Visitor.TokenIn(await TextAsync(other, $"/o/{DemoHost.Other}/beheer/toegang/uitnodigen"));
        foreach (var handler in new[] { "Save", "Suspend", "Resume", "Remove", "Again" })
        {
            var reply = await other.PostRawAsync($"{address}?handler={handler}", ("__RequestVerificationToken", token), ("Version", "1"), ("Role", "employee"));
            Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        }

        Assert.DoesNotContain(DemoHost.EmailOf(Role.Director), await TextAsync(other, $"/o/{DemoHost.Other}/beheer/toegang"), StringComparison.Ordinal);
    }

    private static async Task InviteAsync(Visitor visitor, string email, string role) =>
        Assert.Equal(List, (await visitor.PostAsync(Invite, ("Email", email), ("Role", role), ("Until", ""))).Headers.Location!.AbsolutePath());

    /// <summary>Uses the link in the newest mail, and signs in.</summary>
    private async Task<Visitor> AcceptAsync(string email)
    {
        var visitor = host.Anonymous();
        await visitor.PostAsync(await LinkAsync(email), ("Password", Door.Password), ("DisplayName", ""));
        await visitor.SignInAsync(email);
        return visitor;
    }

    private async Task<string> LinkAsync(string email) => Link().Match((await host.Database.AdminScalarAsync<string>(
        $"select body_text from core.mail_outbox where recipient = '{email}' and purpose = 'invitation' and organisation_id = (select id from core.organisation where key = '{DemoHost.Demo}') order by created_at desc limit 1"))!).Value;

    private Task<Guid> IdAsync(string email) => host.Database.AdminScalarAsync<Guid>(
        $"select m.id from core.membership m join core.app_user u on u.id = m.user_id join core.organisation o on o.id = m.organisation_id where u.email = '{email}' and o.key = '{DemoHost.Demo}'");

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, string address, string handler, params (string, string)[] fields) =>
        await visitor.PostRawAsync($"{address}?handler={handler}", [.. await FieldsAsync(visitor, address), .. fields]);

    /// <summary>Token and version of the form as it stands now.</summary>
    private static async Task<(string, string)[]> FieldsAsync(Visitor visitor, string address)
    {
        var page = await TextAsync(visitor, address);
        return [("__RequestVerificationToken", Visitor.TokenIn(page)), ("Version", Version().Match(page).Groups[1].Value)];
    }

    private static async Task<string> TextAsync(Visitor visitor, string path)
    {
        var reply = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"Version\" value=\"([0-9]+)\"")]
    private static partial Regex Version();

    [GeneratedRegex("/m/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
