using System.Security.Cryptography;
using System.Text;
using MkbZekerheid.Data;
using MkbZekerheid.Host.Composition;

namespace MkbZekerheid.Host.SignIn;

/// <summary>
/// Whether this installation still waits for its administrator. On an address that others can reach, only whoever reads the log of
/// the host can begin: it prints a code that the page asks for.
/// </summary>
internal sealed partial class FirstRunGate(ICoreSessions sessions, InstallationOptions options, ILogger<FirstRunGate> log)
{
    private readonly string _code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private volatile bool _begun;

    /// <summary>True when the page must ask for the code in the log.</summary>
    public bool AsksCode => !options.IsLoopback || options.BehindProxy;

    /// <summary>True as long as there is no account.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken ct)
    {
        if (_begun) return false;
        await using var db = await sessions.OpenAsync(ct);
        _begun = await db.ExecuteScalarAsync<bool>("select exists (select 1 from core.app_user)", null, ct);
        return !_begun;
    }

    /// <summary>Whether the typed code is right, or none is asked.</summary>
    public bool Accepts(string? code) =>
        !AsksCode || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes((code ?? "").Trim()), Encoding.UTF8.GetBytes(_code));

    /// <summary>Prints the code when it is needed.</summary>
    public async Task AnnounceAsync(CancellationToken ct)
    {
        if (AsksCode && await IsOpenAsync(ct)) Code(log, SignInPaths.FirstRun, _code);
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Warning, Message = "This installation has no administrator yet. Open {Path} and type this code: {Code}")]
    private static partial void Code(ILogger log, string path, string code);
}
