using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.SignIn;

namespace MkbZekerheid.Host.Security;

/// <summary>The outermost parts of the way of a request, and what must be ready before the first one.</summary>
internal static partial class SecurityPipeline
{
    /// <summary>Makes keys, and prints the code of the first run when one is needed.</summary>
    public static async Task PrepareMkbSecurityAsync(this WebApplication app, CancellationToken ct)
    {
        _ = app.Services.GetRequiredService<MasterKey>();
        var options = app.Services.GetRequiredService<InstallationOptions>();
        if ((!options.IsLoopback || options.BehindProxy) && app.Configuration["Site:Address"] is not { Length: > 0 } && app.Configuration["AllowedHosts"] is null or "" or "*")
            NoAddress(app.Logger);
        await DataProtectionKeys.EnsureFirstKeyAsync(app.Services, ct);
        await app.Services.GetRequiredService<FirstRunGate>().AnnounceAsync(ct);
    }

    /// <summary>Proxy, headers, host names and error pages, in this order.</summary>
    public static void UseMkbSecurity(this WebApplication app)
    {
        if (app.Services.GetRequiredService<InstallationOptions>().BehindProxy) app.UseForwardedHeaders();
        app.UseMkbSecurityHeaders();
        app.UseHostFiltering();
        app.UseMkbErrorPages();
    }

    [LoggerMessage(EventId = 4191, Level = LogLevel.Warning, Message = "Site:Address is not set: links in mails take the host name that a visitor asked for. Set it to the address of this site, such as https://plan.company.example")]
    private static partial void NoAddress(ILogger log);
}
