using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Model;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;
using MkbZekerheid.Modules;
using MkbZekerheid.Tests.Infrastructure;
using MkbZekerheid.Tests.ModelDocuments;
using Xunit;

namespace MkbZekerheid.Tests.Phases;

/// <summary>What all modules together write into PostgreSQL comes back as it was, byte for byte in canonical form.</summary>
public sealed class StoredModelTests(TestPostgres postgres)
{
    [Fact]
    public Task The_demo_company() => ComesBackAsync(LoadedPlugins.Demo());

    [Fact]
    public Task A_company_of_which_only_the_name_is_known() => ComesBackAsync(ResilienceModel.Empty("ORG", "Nieuw"));

    [Fact]
    public Task A_small_company() => ComesBackAsync(SmallCompany.Make());

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public Task A_generated_company(int seed) => ComesBackAsync(CompanyGenerator.Make(seed));

    private async Task ComesBackAsync(ResilienceModel model)
    {
        var catalogue = await LoadedPlugins.CatalogueAsync();
        await using var db = await postgres.DatabaseAsync([.. catalogue.Loaded.Select(module => new MigrationSource(module.Id, module.Assembly))]);
        var organisation = await db.OrganisationAsync("firma");
        var services = new ServiceCollection().AddScoped<CoreContributor>();
        foreach (var type in catalogue.Loaded.Select(module => module.Descriptor.Contributor).OfType<Type>())
        {
            services.AddScoped(type);
        }

        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var contributors = new ModelContributors(catalogue, scope.ServiceProvider);
        await using (var session = await db.Sessions.BeginBulkChangeAsync(organisation, Actor.System, "Ingelezen", "model", null))
        {
            await contributors.WriteAsync(session, model, CancellationToken.None);
            await session.CommitAsync();
        }

        await using var reading = await db.Sessions.OpenAsync(organisation);
        var back = await contributors.ReadAsync(reading, model.Company.Id, CancellationToken.None);
        Assert.Equal(Encoding.UTF8.GetString(ModelDocument.Write(model)), Encoding.UTF8.GetString(ModelDocument.Write(back)));
    }
}
