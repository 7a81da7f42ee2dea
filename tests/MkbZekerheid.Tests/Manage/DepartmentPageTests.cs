using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using MkbZekerheid.Model;
using MkbZekerheid.Modules;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Manage;

public sealed partial class DepartmentPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string List = $"/o/{DemoHost.Demo}/beheer/afdelingen";
    private const string New = $"{List}/afdeling";

    [Fact]
    public async Task The_lead_adds_changes_and_removes_a_department_and_puts_each_step_back()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        Assert.Equal(HttpStatusCode.Redirect, (await (await FormPage.OpenAsync(lead, New)).SendAsync(lead, "Save", ("Name", "Buitendienst"), ("Headcount", "4"))).StatusCode);
        var list = await FormPage.OpenAsync(lead, List);
        Assert.Contains("Afdeling toegevoegd: Buitendienst", list.Text, StringComparison.Ordinal);
        Assert.Contains("Niemand leidt", list.Text, StringComparison.Ordinal);

        var address = $"{New}/{await IdAsync("Buitendienst")}";
        var wrong = await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Save", ("Name", "productie en techniek"), ("Manager", "Planner"), ("Deputy", "Planner"), ("Headcount", "4"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await FormPage.ReadAsync(address, wrong);
        Assert.Contains("Deze afdeling staat al in de lijst", page.Text, StringComparison.Ordinal);
        Assert.Contains("Kies een andere functie dan die de afdeling leidt", page.Text, StringComparison.Ordinal);

        await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Save", ("Manager", "Planner"), ("Part", "no"));
        Assert.Equal("Planner false", await host.Database.AdminScalarAsync<string>("select manager_role || ' ' || in_scope from core.department where name = 'Buitendienst'"));
        await UndoAsync(lead);
        Assert.Equal("4", await host.Database.AdminScalarAsync<string>("select headcount::text from core.department where name = 'Buitendienst' and manager_role is null and in_scope is null"));
        Assert.Equal(HttpStatusCode.Redirect, (await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Delete")).StatusCode);
        Assert.Equal(0, await host.Database.AdminScalarAsync<long>("select count(*) from core.entity where title = 'Buitendienst'"));
        await UndoAsync(lead);
        Assert.Equal(1, await host.Database.AdminScalarAsync<long>("select count(*) from core.department d join core.entity e using (organisation_id, id) where d.name = 'Buitendienst'"));
    }

    [Fact]
    public async Task A_department_that_is_in_use_stays_and_the_page_says_by_what()
    {
        using var lead = await host.SignedInAsync(Role.ProgrammeLead);
        var address = $"{New}/{await IdAsync("Productie en Techniek")}";

        var reply = await (await FormPage.OpenAsync(lead, address)).SendAsync(lead, "Delete");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        Assert.Matches(@"Productie en Techniek wordt nog gebruikt: mensen \(\d+\), [^<]*processen \(\d+\)[^<]*Plan B \(\d+\)\. Kies daar eerst", (await FormPage.ReadAsync(address, reply)).Text);
        Assert.Equal(1, await host.Database.AdminScalarAsync<long>("select count(*) from core.department where name = 'Productie en Techniek'"));
    }

    [Fact]
    public async Task Another_organisation_and_an_employee_do_not_open_it()
    {
        using var outsider = await host.OutsiderAsync();
        using var employee = await host.SignedInAsync(Role.Employee);
        var id = await IdAsync("Productie en Techniek");
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.GetAsync($"/o/{DemoHost.Other}/beheer/afdelingen/afdeling/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.GetAsync($"{New}/{id}")).StatusCode);
    }

    [Fact]
    public void Every_place_of_the_model_that_refers_to_a_department_or_names_a_role_has_a_name_on_the_page()
    {
        // A reference that is added to the model later must not be told by its key.
        Assert.Equal([("people", 1), ("actions", 1)], ModelMentions.OfTasks(ResilienceModel.Empty("BAK", "Bakkerij") with
        {
            People = [new Person { Id = "A", Role = "Bakker" }, new Person { Id = "B", Role = "Kok", DeputyRole = "bakker" }],
            Actions = [new ImprovementAction { Id = "1", OwnerRole = "Bakker" }, new ImprovementAction { Id = "2", OwnerRole = "Bakker", ClosedOn = new DateOnly(2026, 1, 1) }, new ImprovementAction { Id = "3", PostponedByRole = "Bakker" }],
        }, "Bakker"));

        Assert.Equal([("actions", 1)], ModelMentions.OfEntity(ResilienceModel.Empty("BAK", "Bakkerij") with
        {
            Actions = [new ImprovementAction { Id = "1", About = [new EntityRef { Kind = EntityKind.Department, Ref = "D1" }, new EntityRef { Kind = EntityKind.Process, Ref = "D1" }] }],
        }, EntityKind.Department, "D1"));

        var texts = Read("Departments", "DepartmentTexts");
        Assert.All(Sections(property => property.DeclaringType == typeof(EntityRef) || property.GetCustomAttribute<RefAttribute>()?.Kinds.Contains(EntityKind.Department) == true), section => Assert.Contains($"Section.{section}", texts));
        var people = Read("People", "PeopleTexts");
        Assert.All(Sections(property => property.DeclaringType == typeof(EntityRef) || property.GetCustomAttribute<RoleTitleAttribute>() is { Past: false }), section => Assert.Contains($"Section.{section}", people));
    }

    /// <summary>Keys of the sections in whose records, however deep, there is such a property.</summary>
    private static List<string> Sections(Func<PropertyInfo, bool> holds)
    {
        var found = RecordShape.Of(typeof(ResilienceModel)).Members.Where(section => Has(section.Property.PropertyType)).Select(section => section.Key).ToList();
        Assert.NotEmpty(found);
        return found;

        bool Has(Type type) => type.IsGenericType ? type.GetGenericArguments().Any(Has)
            : type is { IsClass: true, IsAbstract: false } && type.Assembly == typeof(ResilienceModel).Assembly && type.GetProperties().Any(property => holds(property) || Has(property.PropertyType));
    }

    private static string Read(string folder, string name) => File.ReadAllText(Path.Combine(LoadedPlugins.RepositoryRoot, "src", "MkbZekerheid.Host", "Pages", "Manage", folder, $"{name}.resx"));

    private Task<Guid> IdAsync(string name) => host.Database.AdminScalarAsync<Guid>($"select id from core.department where name = '{name}'");

    private static async Task UndoAsync(Visitor visitor)
    {
        var page = (await FormPage.OpenAsync(visitor, List)).Text;
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostRawAsync(UndoLink().Match(page).Groups[1].Value, ("__RequestVerificationToken", Visitor.TokenIn(page)))).StatusCode);
    }

    [GeneratedRegex("action=\"(/o/[^\"]+/ongedaan/[^\"]+)\"")]
    private static partial Regex UndoLink();
}
