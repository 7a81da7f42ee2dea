using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Exchange;
using MkbZekerheid.Host.Plugins;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Model;
using MkbZekerheid.Model.Document;
using MkbZekerheid.Tests.SignIn;
using Xunit;

namespace MkbZekerheid.Tests.Infrastructure;

/// <summary>
/// The whole product on a free port: every plugin, the demo company as <c>voorbeeld</c>, a second organisation
/// <c>ander</c>, and somebody in every role of the first.
/// </summary>
public sealed class DemoHost(TestPostgres postgres) : IAsyncLifetime
{
    private Door door = null!;

    /// <summary>Key of the demo company.</summary>
    public const string Demo = "voorbeeld";

    /// <summary>Key of the other organisation.</summary>
    public const string Other = "ander";

    internal PluginCatalogue Plugins => door.Services.GetRequiredService<PluginCatalogue>();

    internal IServiceProvider Services => door.Services;

    internal Uri Address => door.Address;

    internal TestDatabase Database => door.Database;

    public async ValueTask InitializeAsync()
    {
        door = await Door.OpenAsync(await postgres.DatabaseAsync(), plugins: new InstallationOptions { DataFolder = Path.GetTempPath() }.PluginsFolder);
        await using var scope = door.Services.CreateAsyncScope();
        var exchange = scope.ServiceProvider.GetRequiredService<ModelExchange>();
        var accounts = scope.ServiceProvider.GetRequiredService<ISignInAccounts>();
        await using var document = File.OpenRead(Path.Combine(LoadedPlugins.RepositoryRoot, "demo", "demo-company.json"));
        var demo = Assert.IsType<ImportOutcome.Imported>(await exchange.ImportAsync(document, new ImportRequest(Demo, Replace: false, Actor.System, "Voorbeeld"), null, CancellationToken.None));
        using var empty = new MemoryStream(ModelDocument.Write(ResilienceModel.Empty("ANDER", "Ander bedrijf")));
        var other = Assert.IsType<ImportOutcome.Imported>(await exchange.ImportAsync(empty, new ImportRequest(Other, Replace: false, Actor.System, "Ander"), null, CancellationToken.None));
        foreach (var role in Enum.GetValues<Role>())
        {
            await accounts.EnsureAsync(new AccountRequest(EmailOf(role), role.ToString(), Door.Password, OrganisationId: demo.OrganisationId, Role: role, IsDemo: true));
        }

        await accounts.EnsureAsync(new AccountRequest("buiten@voorbeeld.test", "Buiten", Door.Password, OrganisationId: other.OrganisationId, Role: Role.Director, IsDemo: true));
        await accounts.EnsureAsync(new AccountRequest("beheerder@voorbeeld.test", "Beheerder", Door.Password, IsAdministrator: true, IsDemo: true));
    }

    /// <summary>Address of the account with a role in the demo company.</summary>
    public static string EmailOf(Role role) => $"{role.ToString().ToLowerInvariant()}@voorbeeld.test";

    /// <summary>Somebody with this role in the demo company, signed in.</summary>
    internal Task<Visitor> SignedInAsync(Role role, string language = "nl") => SignedInAsync(EmailOf(role), language);

    /// <summary>The director of the other organisation, signed in.</summary>
    internal Task<Visitor> OutsiderAsync() => SignedInAsync("buiten@voorbeeld.test", "nl");

    /// <summary>The administrator of the installation, member of nothing, signed in.</summary>
    internal Task<Visitor> AdministratorAsync() => SignedInAsync("beheerder@voorbeeld.test", "nl");

    /// <summary>Nobody.</summary>
    internal Visitor Anonymous() => door.Visitor();

    public async ValueTask DisposeAsync() => await door.DisposeAsync();

    private async Task<Visitor> SignedInAsync(string email, string language)
    {
        var visitor = door.Visitor(language);
        await visitor.SignInAsync(email);
        Assert.True(await visitor.IsSignedInAsync(), $"{email} cannot sign in");
        return visitor;
    }
}
