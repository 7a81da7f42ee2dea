using MkbZekerheid.Host.Composition;

namespace MkbZekerheid.Host.Security;

/// <summary>Refuses to serve passwords and weak spots over a line that others can read.</summary>
internal static class TransportGuard
{
    /// <summary>True when cookies get Secure and the <c>__Host-</c> prefix: everywhere except plain http on this machine.</summary>
    public static bool SecureCookies(InstallationOptions options) =>
        options.BehindProxy || !options.IsLoopback || options.Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Checks the address before the host starts.</summary>
    /// <exception cref="InvalidOperationException">Plain http on an address that others can reach.</exception>
    public static void Check(InstallationOptions options)
    {
        if (options.IsLoopback || options.BehindProxy) return;
        if (options.Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return;
        throw new InvalidOperationException(
            $"The address {options.Url} can be reached from other machines without encryption; use https with a certificate, or --behind-proxy when a proxy ends TLS.");
    }

    /// <summary>Name of a cookie: <c>__Host-</c> binds it to this host and to https, which browsers refuse on plain http.</summary>
    public static string CookieName(InstallationOptions options, string name) => SecureCookies(options) ? "__Host-" + name : name;
}
