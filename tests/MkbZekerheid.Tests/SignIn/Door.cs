using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.SignIn;
using MkbZekerheid.Model;
using MkbZekerheid.Tests.Infrastructure;

namespace MkbZekerheid.Tests.SignIn;

/// <summary>The real host on a free port with its own database, and people to let in.</summary>
internal sealed class Door : IAsyncDisposable
{
    public const string Password = "vier losse woorden aan zee";

    private readonly WebApplication _app;
    private readonly string _folder;

    private Door(TestDatabase database, WebApplication app, string folder)
    {
        (Database, _app, _folder) = (database, app, folder);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public TestDatabase Database { get; }
    public Uri Address { get; }
    public IServiceProvider Services => _app.Services;
    public ShiftedClock Clock => (ShiftedClock)_app.Services.GetRequiredService<TimeProvider>();

    public static async Task<Door> OpenAsync(TestPostgres postgres, IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplication>? extra = null)
    {
        var database = await postgres.DatabaseAsync();
        return await OpenAsync(database, settings, extra);
    }

    /// <summary>A host on a database that is there already.</summary>
    public static async Task<Door> OpenAsync(TestDatabase database, IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplication>? extra = null, string? folder = null, string? plugins = null)
    {
        folder ??= Directory.CreateTempSubdirectory("mkbz-door-").FullName;
        var options = new InstallationOptions
        {
            Url = "http://127.0.0.1:0", DataFolder = folder, PluginsFolder = plugins ?? Path.Combine(folder, "plugins"), RuntimeConnection = database.AppConnectionString,
            OwnerConnection = database.OwnerConnectionString, JobsConnection = database.JobsConnectionString, RunJobs = false, Settings = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["Logging:LogLevel:Default"] = "Warning" },
            Clock = new ShiftedClock(),
        };
        var app = await WebHost.BuildAsync(options);
        extra?.Invoke(app);
        await app.StartAsync();
        return new Door(database, app, folder);
    }

    /// <summary>Makes an account, and a membership when an organisation is given.</summary>
    public async Task<Guid> AccountAsync(string email, Guid? organisation = null, Role? role = null, bool administrator = false, string password = Password)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISignInAccounts>().EnsureAsync(
            new AccountRequest(email, "Test " + email.Split('@')[0], password, administrator, organisation, role));
    }

    public Visitor Visitor(string language = "nl") => new(Address, language);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The real clock, moved ahead when a test says so.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private TimeSpan _ahead;
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
    public void Advance(TimeSpan time) => _ahead += time;
}

/// <summary>A browser without script: keeps cookies, follows nothing by itself, sends forms with their hidden fields.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(Uri address, string language)
    {
        Cookies = new CookieContainer();
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public CookieContainer Cookies { get; }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>Opens the page, takes its token, and sends the form.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await (await GetAsync(path.Split("?handler")[0])).Content.ReadAsStringAsync();
        return await PostRawAsync(path, [("__RequestVerificationToken", TokenIn(page)), .. fields]);
    }

    public Task<HttpResponseMessage> PostRawAsync(string path, params (string Name, string Value)[] fields)
    {
        var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return _http.PostAsync(path, content);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password = Door.Password, string? back = null) =>
        PostAsync("/aanmelden", ("Email", email), ("Password", password), ("Terug", back ?? ""));

    /// <summary>True when a page for signed-in people opens.</summary>
    public async Task<bool> IsSignedInAsync() => (await GetAsync("/afmelden")).StatusCode == HttpStatusCode.OK;

    public static string TokenIn(string page) => Token().Match(page) is { Success: true } match ? match.Groups[1].Value : "";

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    public void Dispose() => _http.Dispose();
}
