using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MkbZekerheid.Host.Composition;

/// <summary>
/// What the host tells about itself: one line of JSON per event with <c>Logs:Format=json</c>, plain lines otherwise; and traces and
/// measurements to an OpenTelemetry collector, only when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one. Nothing leaves without it.
/// </summary>
internal static class Observability
{
    /// <summary>Setting that names the collector, as every OpenTelemetry program reads it.</summary>
    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Addresses with a token in them are a key to what they open; they are not for anybody's traces.
    private static readonly string[] Silent = ["/m/", "/health"];

    public static void AddMkbObservability(this WebApplicationBuilder builder)
    {
        // The framework names every address that is asked, and some addresses are keys.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        if (builder.Configuration["Logs:Format"] == "json")
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                console.IncludeScopes = false;
            });
        }

        if (string.IsNullOrWhiteSpace(builder.Configuration[Collector]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("mkb-zekerheid"))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(requests => requests.Filter = context => IsTraced(context.Request.Path))
                .AddNpgsql()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime")
                .AddOtlpExporter());
    }

    /// <summary>Whether a request to the path may be part of a trace.</summary>
    internal static bool IsTraced(PathString path) => !Silent.Any(start => path.Value?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true);
}
