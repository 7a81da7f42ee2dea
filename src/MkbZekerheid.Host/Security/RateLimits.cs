using System.Threading.RateLimiting;
using MkbZekerheid.Host.SignIn.Sessions;

namespace MkbZekerheid.Host.Security;

/// <summary>
/// How often somebody may ask for what costs much or can be guessed at. Counted per account and address, on this host.
/// Sign-in has its own count, see <see cref="SignIn.SignInThrottle"/>, because only its failures count.
/// </summary>
internal static class RateLimits
{
    public const string Reset = "reset", Import = "import", Export = "export", Chart = "chart";

    public static void AddMkbRateLimits(this IServiceCollection services, IConfiguration configuration) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        Add(Reset, 3, TimeSpan.FromHours(1));
        Add(Import, 10, TimeSpan.FromHours(1));
        Add(Export, 20, TimeSpan.FromHours(1));
        Add(Chart, 120, TimeSpan.FromMinutes(1));

        void Add(string name, int permits, TimeSpan window)
        {
            permits = configuration.GetValue($"RateLimits:{name}", permits);
            limiter.AddPolicy(name, http => name is Reset or Import && HttpMethods.IsGet(http.Request.Method)
                // Looking at the form costs nothing.
                ? RateLimitPartition.GetNoLimiter("look")
                : RateLimitPartition.GetFixedWindowLimiter($"{name} {http.User.UserId()} {http.Connection.RemoteIpAddress}",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window, QueueLimit = 0 }));
        }
    });
}
