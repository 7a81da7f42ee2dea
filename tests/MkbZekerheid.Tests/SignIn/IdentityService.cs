using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace MkbZekerheid.Tests.SignIn;

/// <summary>
/// A sign-in service of another party: OpenID Connect with code flow, PKCE checked, signed tokens. A test may change what it says,
/// and so play a service that lies.
/// </summary>
internal sealed class IdentityService : IAsyncDisposable
{
    public const string ClientId = "mkbz", Secret = "een geheim van de proef";

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Asked> _codes = new();

    private IdentityService(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Whose identity the service gives.</summary>
    public string Subject { get; set; } = "onderwerp-1";

    /// <summary>Changes the claims before they are signed.</summary>
    public Action<JsonObject> Claims { get; set; } = _ => { };

    /// <summary>Makes the token from header and claims; signed with RS256 unless a test says otherwise.</summary>
    public Func<JsonObject, JsonObject, RSA, string> Sign { get; set; } = Rs256;

    /// <summary>How often somebody asked for more about the person; the product must not.</summary>
    public int UserInfoCalls { get; private set; }

    public static async Task<IdentityService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new IdentityService(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(service.Configuration().ToJsonString(), "application/json"));
        app.MapGet("/keys", () => Results.Text(service.Keys().ToJsonString(), "application/json"));
        app.MapGet("/authorize", service.Authorize);
        app.MapPost("/token", service.TokenAsync);
        app.MapGet("/userinfo", () => { service.UserInfoCalls++; return Results.Text("{\"sub\":\"onderwerp-1\",\"email\":\"anna@noordkade.nl\"}", "application/json"); });
        await app.StartAsync();
        service.Address = new Uri(app.Urls.First());
        return service;
    }

    /// <summary>The settings of a host that trusts this service.</summary>
    public Dictionary<string, string?> Settings(string key = "proef") => new()
    {
        [$"OpenIdConnect:{key}:Authority"] = Issuer, [$"OpenIdConnect:{key}:ClientId"] = ClientId, [$"OpenIdConnect:{key}:ClientSecret"] = Secret,
        [$"OpenIdConnect:{key}:Name"] = "Proefdienst", [$"OpenIdConnect:{key}:Issuers:0"] = Issuer,
    };

    public string Issuer => Address.ToString().TrimEnd('/');

    public static string Rs256(JsonObject header, JsonObject claims, RSA key)
    {
        var text = Part(header) + "." + Part(claims);
        return text + "." + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>A part of a token as it travels.</summary>
    public static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    /// <summary>The public key, as everybody may know it.</summary>
    public JsonObject PublicKey(RSA? of = null)
    {
        var key = (of ?? _key).ExportParameters(includePrivateParameters: false);
        return new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "een", ["alg"] = "RS256", ["n"] = Base64Url.EncodeToString(key.Modulus!), ["e"] = Base64Url.EncodeToString(key.Exponent!) };
    }

    private JsonObject Configuration() => new()
    {
        ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "/authorize", ["token_endpoint"] = Issuer + "/token", ["jwks_uri"] = Issuer + "/keys",
        ["userinfo_endpoint"] = Issuer + "/userinfo", ["response_types_supported"] = new JsonArray("code"), ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    private JsonObject Keys() => new() { ["keys"] = new JsonArray(PublicKey()) };

    private IResult Authorize(HttpRequest request)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = new Asked(request.Query["nonce"].ToString(), request.Query["code_challenge"].ToString(), request.Query["redirect_uri"].ToString());
        var fine = request.Query["response_type"] == "code" && request.Query["response_mode"] == "form_post" && request.Query["code_challenge_method"] == "S256"
            && request.Query["client_id"] == ClientId && request.Query["scope"] == "openid";
        return fine ? Results.Json(new { code, state = request.Query["state"].ToString(), to = request.Query["redirect_uri"].ToString() }) : Results.BadRequest(request.QueryString.ToString());
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var verifier = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || asked.Challenge != verifier || asked.RedirectUri != form["redirect_uri"] || form["client_secret"] != Secret)
            return Results.BadRequest(new { error = "invalid_grant" });
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer, ["sub"] = Subject, ["aud"] = ClientId, ["iat"] = now, ["nbf"] = now, ["exp"] = now + 300, ["nonce"] = asked.Nonce, ["email"] = "anna@noordkade.nl", ["amr"] = new JsonArray("mfa"),
        };
        Claims(claims);
        var token = Sign(new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "een" }, claims, _key);
        return Results.Json(new { access_token = "niets", token_type = "Bearer", expires_in = 300, id_token = token });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private sealed record Asked(string Nonce, string Challenge, string RedirectUri);
}
