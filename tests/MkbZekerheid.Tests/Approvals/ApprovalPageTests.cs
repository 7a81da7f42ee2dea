using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Exchange;
using MkbZekerheid.Host.Programme;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;
using MkbZekerheid.Modules;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Approvals;

/// <summary>Every test has a company of its own: the demo company with the decisions that the test asks for.</summary>
public sealed partial class ApprovalPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData("F1-09", 1), InlineData("F5-08", 5)]
    public async Task The_rule_that_asks_for_the_approval_turns_green_by_the_page(string rule, int phase)
    {
        var company = await CompanyAsync(decided: false);
        using var director = await company.SignInAsync(Role.Director);
        Assert.NotEqual(RuleState.Met, (await company.RuleAsync(rule)).State);

        Assert.Equal(HttpStatusCode.Redirect, (await company.ApproveAsync(director, phase, ("Reason", "De bank wil het"))).StatusCode);
        Assert.Equal(RuleState.Met, (await company.RuleAsync(rule)).State);
    }

    [Fact]
    public async Task The_analysis_of_processes_is_approved_when_every_department_and_the_director_approved_it()
    {
        var company = await CompanyAsync(decided: false);
        using var director = await company.SignInAsync(Role.Director);
        foreach (var department in new[] { "AFD1", "AFD2", "AFD3", "AFD4", "AFD5" })
        {
            Assert.NotEqual(RuleState.Met, (await company.RuleAsync("F2-10")).State);
            Assert.Equal(HttpStatusCode.Redirect, (await company.ApproveAsync(director, 2, department, ("Reason", "Stap een komt later"))).StatusCode);
        }

        Assert.NotEqual(RuleState.Met, (await company.RuleAsync("F2-10")).State);
        Assert.Equal(HttpStatusCode.Redirect, (await company.ApproveAsync(director, 2, ("Reason", "Stap een komt later"))).StatusCode);
        Assert.Equal(RuleState.Met, (await company.RuleAsync("F2-10")).State);
    }

    [Theory]
    [InlineData(false, "is nog niet gehaald of niet bekend"), InlineData(true, "zijn nog niet gehaald of niet bekend")]
    public async Task A_condition_that_is_not_met_or_not_known_blocks_the_approval(bool unknown, string says)
    {
        var company = await CompanyAsync(decided: false, model => unknown ? model with { WhyAnswers = default, RiskAppetite = null } : model with { WhyAnswers = [] });
        using var director = await company.SignInAsync(Role.Director);

        var page = await TextAsync(director, company.Url("vaststellen/1"));
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"ByRole\"", page, StringComparison.Ordinal);
        var refused = await director.PostRawAsync(company.Url("vaststellen/1"),
            ("__RequestVerificationToken", Visitor.TokenIn(await TextAsync(director, "/account"))), ("ByRole", "Directeur"), ("ReviewDueOn", "2099-01-01"), ("Version", "0"), ("Reason", "De bank wil vandaag een besluit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(says, WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(0L, await host.Database.AdminScalarAsync<long>($"select count(*) from core.approved_version where organisation_id = '{company.Id}'"));
    }

    [Fact]
    public async Task Approving_ahead_of_the_step_before_needs_a_reason_that_stays_in_the_log_and_in_the_version()
    {
        var company = await CompanyAsync(decided: false);
        using var lead = await company.SignInAsync(Role.ProgrammeLead);

        var page = await TextAsync(lead, company.Url("vaststellen/3"));
        Assert.Contains("Waarom stelt u deze stap nu al vast", page, StringComparison.Ordinal);
        var refused = await company.ApproveAsync(lead, 3, ("Reason", "Zomaar"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("minstens 3 woorden", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await company.ApproveAsync(lead, 3, ("Reason", "De bank wil vandaag een besluit"))).StatusCode);
        Assert.Contains("Reden: De bank wil vandaag een besluit", await TextAsync(lead, company.Url("beheer/logboek")), StringComparison.Ordinal);
        var version = await TextAsync(lead, company.Url("vaststellen/3/1.0"));
        Assert.Contains("De bank wil vandaag een besluit", version, StringComparison.Ordinal);
        Assert.Contains("Vastgesteld vóór de stap ervoor", version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_keeps_what_was_there_and_says_what_changed_since()
    {
        var company = await CompanyAsync(decided: true);
        using var director = await company.SignInAsync(Role.Director);
        Assert.Equal(HttpStatusCode.Redirect, (await company.ApproveAsync(director, 5, ("Remark", "Na overleg"))).StatusCode);
        var fresh = await TextAsync(director, company.Url("vaststellen/5/2.0"));
        Assert.Contains("Sinds deze versie is er niets veranderd", fresh, StringComparison.Ordinal);
        Assert.Contains("Na overleg", fresh, StringComparison.Ordinal);
        Assert.Contains("Geldt nu", fresh, StringComparison.Ordinal);

        await host.Database.AdminAsync($"update strategy.strategy set name = 'Nieuwe naam' where organisation_id = '{company.Id}' and name = 'Offline back-up en geoefend herstel'; update core.organisation set model_version = model_version + 1 where id = '{company.Id}'");
        var later = await TextAsync(director, company.Url("vaststellen/5/2.0"));
        Assert.Contains("Sinds deze versie is er 1 ding veranderd", later, StringComparison.Ordinal);
        Assert.Contains("<td>Offline back-up en geoefend herstel (S01)</td><td>Nieuwe naam (S01)</td>", later, StringComparison.Ordinal);
        Assert.Contains("er 1 ding veranderd", await TextAsync(director, company.Url("vaststellen/5")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_that_is_taken_back_stays_visible_and_its_number_is_never_given_again()
    {
        var company = await CompanyAsync(decided: true);
        using var director = await company.SignInAsync(Role.Director);
        Assert.Equal(HttpStatusCode.Redirect, (await company.ApproveAsync(director, 1)).StatusCode);
        var page = await TextAsync(director, company.Url("vaststellen/1"));
        Assert.Equal(HttpStatusCode.Redirect, (await director.PostRawAsync(Undo().Match(page).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(page)))).StatusCode);

        page = await TextAsync(director, company.Url("vaststellen/1"));
        Assert.Contains("Teruggenomen", page, StringComparison.Ordinal);
        Assert.Contains("Beeldvorming is vastgesteld, versie 1.0", page, StringComparison.Ordinal);
        Assert.Contains("Stap 1 vastgesteld: Beeldvorming", await TextAsync(director, company.Url("beheer/logboek")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await company.ApproveAsync(director, 1)).StatusCode);
        Assert.Contains("Beeldvorming is vastgesteld, versie 3.0", await TextAsync(director, company.Url("vaststellen/1")), StringComparison.Ordinal);
        Assert.Contains("Teruggenomen", await TextAsync(director, company.Url("vaststellen/1/2.0")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_second_is_told_so_and_records_nothing()
    {
        var company = await CompanyAsync(decided: true);
        using var director = await company.SignInAsync(Role.Director);
        using var lead = await company.SignInAsync(Role.ProgrammeLead);
        var (address, fields) = await company.FormAsync(lead, 3);
        Assert.Equal(HttpStatusCode.Redirect, (await company.ApproveAsync(director, 3)).StatusCode);

        var second = await lead.PostRawAsync(address, fields);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("er is niets van u vastgelegd", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1L, await host.Database.AdminScalarAsync<long>($"select count(*) from core.approved_version where organisation_id = '{company.Id}'"));
    }

    [Fact]
    public async Task Content_that_changed_while_the_page_was_open_is_not_approved_unseen()
    {
        var company = await CompanyAsync(decided: true);
        using var lead = await company.SignInAsync(Role.ProgrammeLead);
        var (address, fields) = await company.FormAsync(lead, 3);
        await host.Database.AdminAsync($"update threats.threat set name = 'Anders' where organisation_id = '{company.Id}' and name = 'Gijzelsoftware legt de ICT plat'");

        var answer = await lead.PostRawAsync(address, fields);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("De inhoud is veranderd", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lead_does_not_approve_what_is_for_the_director()
    {
        var company = await CompanyAsync(decided: true);
        using var lead = await company.SignInAsync(Role.ProgrammeLead);
        var page = await TextAsync(lead, company.Url("vaststellen/1"));
        Assert.Contains("Deze stap wordt vastgesteld door de directie", page, StringComparison.Ordinal);
        var answer = await lead.PostRawAsync(company.Url("vaststellen/1"), ("__RequestVerificationToken", Visitor.TokenIn(page)), ("ByRole", "Directeur"), ("ReviewDueOn", "2099-01-01"));
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0L, await host.Database.AdminScalarAsync<long>($"select count(*) from core.approved_version where organisation_id = '{company.Id}'"));
    }

    [Fact]
    public async Task A_version_holds_no_names_numbers_or_addresses_of_persons()
    {
        var company = await CompanyAsync(decided: true);
        using var lead = await company.SignInAsync(Role.ProgrammeLead);
        Assert.Equal(HttpStatusCode.Redirect, (await company.ApproveAsync(lead, 6)).StatusCode);
        var kept = await host.Database.AdminScalarAsync<string>($"select snapshot from core.approved_version where organisation_id = '{company.Id}'");
        Assert.Contains("\"contacts\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("\"phone\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("085 000", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_organisation_and_who_may_not_read_the_step_get_404_and_an_employee_cannot_approve()
    {
        using var outsider = await host.OutsiderAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/o/{DemoHost.Demo}/vaststellen/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/o/{DemoHost.Demo}/vaststellen/1/1.0")).StatusCode);
        using var director = await host.SignedInAsync(Role.Director);
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync($"/o/{DemoHost.Demo}/vaststellen/9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync($"/o/{DemoHost.Demo}/vaststellen/1/7.7")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await director.GetAsync($"/o/{DemoHost.Demo}/vaststellen/1?afdeling=AFD1")).StatusCode);
        using var employee = await host.SignedInAsync(Role.Employee);
        Assert.NotEqual(HttpStatusCode.OK, (await employee.GetAsync($"/o/{DemoHost.Demo}/vaststellen/1")).StatusCode);
        Assert.DoesNotContain("Naar vaststellen", await TextAsync(employee, $"/o/{DemoHost.Demo}/stap/6-plan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_step_leads_to_its_approval_and_to_the_version_that_counts()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        foreach (var (phase, step) in new[] { (1, "1-beeldvorming"), (2, "2-processen"), (3, "3-bedreigingen"), (4, "4-afhankelijkheden"), (5, "5-strategie"), (6, "6-plan"), (7, "7-oefenen"), (8, "8-bijhouden") })
        {
            var page = await TextAsync(lead, $"/o/{DemoHost.Demo}/stap/{step}");
            Assert.Contains($"/o/{DemoHost.Demo}/vaststellen/{phase}\"", page, StringComparison.Ordinal);
            Assert.Contains($"/o/{DemoHost.Demo}/vaststellen/{phase}/1.0\"", page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"/o/{DemoHost.Demo}/vaststellen/{phase}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"/o/{DemoHost.Demo}/vaststellen/{phase}/1.0")).StatusCode);
        }
    }

    private static async Task<string> TextAsync(Visitor visitor, string address)
    {
        var response = await visitor.GetAsync(address);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private async Task<OwnCompany> CompanyAsync(bool decided, Func<ResilienceModel, ResilienceModel>? change = null)
    {
        var key = $"eigen-{Guid.NewGuid():N}"[..20];
        var model = Finished(LoadedPlugins.Demo());
        model = decided ? model : model with { Approvals = [.. model.Approvals.Where(approval => approval.Kind != EntityKind.Phase)] };
        await using var scope = host.Services.CreateAsyncScope();
        using var document = new MemoryStream(ModelDocument.Write(change is null ? model : change(model)));
        var imported = Assert.IsType<ImportOutcome.Imported>(await scope.ServiceProvider.GetRequiredService<ModelExchange>()
            .ImportAsync(document, new ImportRequest(key, Replace: false, Actor.System, "Eigen bedrijf"), null, CancellationToken.None));
        return new OwnCompany(host, key, imported.OrganisationId);
    }

    /// <summary>The demo with the two things that still block its steps 1 and 5: short answers, and a gap without an answer.</summary>
    private static ResilienceModel Finished(ResilienceModel demo) => demo with
    {
        WhyAnswers = [.. demo.WhyAnswers.Select(answer => answer with { Answer = string.Join(' ', Enumerable.Repeat(answer.Answer, 4)) })],
        Actions = [.. demo.Actions.Select((action, index) => index == 0 ? action with { About = [.. action.About, new EntityRef { Kind = EntityKind.Resource, Ref = "MA14" }] } : action)],
    };

    [GeneratedRegex("action=\"([^\"]*/ongedaan/[^\"]+)\"")]
    private static partial Regex Undo();

    [GeneratedRegex("name=\"(Version|Seen)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"ReviewDueOn\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Review();

    [GeneratedRegex("<option value=\"([^\"]+)\" selected=\"selected\">")]
    private static partial Regex Chosen();

    private sealed class OwnCompany(DemoHost host, string key, Guid id)
    {
        public Guid Id => id;

        public string Url(string path) => $"/o/{key}/{path}";

        public async Task<Visitor> SignInAsync(Role role)
        {
            var email = $"{role}-{key}@voorbeeld.test";
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ISignInAccounts>().EnsureAsync(new AccountRequest(email, role.ToString(), Door.Password, OrganisationId: id, Role: role, IsDemo: true));
            var visitor = new Visitor(host.Address, "nl");
            await visitor.SignInAsync(email);
            return visitor;
        }

        public async Task<RuleResult> RuleAsync(string rule)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var model = await scope.ServiceProvider.GetRequiredService<IResilienceModels>().GetAsync(id, CancellationToken.None);
            return host.Plugins.Loaded.SelectMany(module => PhaseEvaluation.Rules(module.Descriptor, model)).Single(outcome => outcome.Rule.Id == rule).Result;
        }

        /// <summary>The form as the page fills it in.</summary>
        public async Task<(string Address, (string, string)[] Fields)> FormAsync(Visitor visitor, int phase, string? department = null)
        {
            var address = Url($"vaststellen/{phase}") + (department is null ? "" : $"?afdeling={department}");
            var page = await TextAsync(visitor, address);
            return (address,
            [
                ("__RequestVerificationToken", Visitor.TokenIn(page)), .. Hidden().Matches(page).Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
                ("ReviewDueOn", Review().Match(page).Groups[1].Value), ("ByRole", Chosen().Match(page).Groups[1].Value),
            ]);
        }

        public Task<HttpResponseMessage> ApproveAsync(Visitor visitor, int phase, params (string, string)[] more) => ApproveAsync(visitor, phase, null, more);

        public async Task<HttpResponseMessage> ApproveAsync(Visitor visitor, int phase, string? department, params (string, string)[] more)
        {
            var (address, fields) = await FormAsync(visitor, phase, department);
            return await visitor.PostRawAsync(address, [.. fields, .. more]);
        }
    }
}
