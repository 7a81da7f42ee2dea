using MkbZekerheid.Host.Composition;

namespace MkbZekerheid.Host.Security;

/// <summary>Headers that every response carries, errors and files included.</summary>
internal static class SecurityHeaders
{
    /// <summary>Adds the headers. Must be the outermost part of the pipeline.</summary>
    public static void UseMkbSecurityHeaders(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<InstallationOptions>();
        var policy = ContentSecurityPolicy(app.Configuration.GetSection("OpenIdConnect").GetChildren()
            .Select(provider => provider["Authority"]).OfType<string>());
        app.Use((context, next) =>
        {
            // At the start of the response, so that the handler of a failure cannot clear them.
            context.Response.OnStarting(() =>
            {
                Apply(context, policy, withTransportSecurity: !options.IsLoopback || options.BehindProxy);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>The policy for pages: nothing inline, nothing from elsewhere. Forms may also go to the given sign-in services.</summary>
    internal static string ContentSecurityPolicy(IEnumerable<string> signInServices)
    {
        var origins = signInServices.Select(address => new Uri(address).GetLeftPart(UriPartial.Authority)).Distinct();
        var forms = string.Join(' ', origins.Prepend("'self'"));
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
            $"form-action {forms}; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; worker-src 'self'; manifest-src 'self'";
    }

    private static void Apply(HttpContext context, string policy, bool withTransportSecurity)
    {
        var headers = context.Response.Headers;
        // A download may ask for a stricter policy of its own, such as sandbox.
        if (!headers.ContainsKey("Content-Security-Policy")) headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
        if (withTransportSecurity) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        if (IsPage(context)) headers.CacheControl = "no-store";
    }

    /// <summary>Everything but files: what a page shows must not stay behind in a shared browser. The offline package says itself that it may be kept.</summary>
    private static bool IsPage(HttpContext context) =>
        context.Response.StatusCode >= 400
        || (context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<MayBeKeptAttribute>() is null);
}

/// <summary>Marks an endpoint whose response may stay on the device, such as the offline package.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class MayBeKeptAttribute : Attribute;
