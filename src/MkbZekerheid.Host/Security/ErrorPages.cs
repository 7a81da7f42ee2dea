using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace MkbZekerheid.Host.Security;

/// <summary>Pages for what went wrong: the same for every address, without a trace of the inside.</summary>
internal static partial class ErrorPages
{
    /// <summary>Address of the page for a status.</summary>
    public const string Path = "/fout/";

    /// <summary>After the headers, before everything that can fail.</summary>
    public static void UseMkbErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Path + "500",
            AllowStatusCode404Response = true,
            // Whoever went away needs no page and is no fault of ours.
            SuppressDiagnosticsCallback = _ => true,
        });
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (Exception fault) when (!http.RequestAborted.IsCancellationRequested)
            {
                Failed(app.Logger, fault, Code(http), RouteOf(http));
                throw;
            }
        });
        app.UseStatusCodePagesWithReExecute(Path + "{0}");
    }

    /// <summary>The code that somebody reads to us on the phone: K- and six characters, also in the log.</summary>
    public static string Code(HttpContext http)
    {
        var trace = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        return "K-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(trace)))[..6];
    }

    /// <summary>The pattern of the route and not the address, in which codes and links can stand.</summary>
    private static string RouteOf(HttpContext http) => (http.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? "-";

    [LoggerMessage(EventId = 4190, Level = LogLevel.Error, Message = "Request failed: {Code} on {Route}")]
    private static partial void Failed(ILogger log, Exception fault, string code, string route);
}
