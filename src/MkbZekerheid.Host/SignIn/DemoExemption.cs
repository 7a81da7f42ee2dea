using MkbZekerheid.Host.Composition;
using MkbZekerheid.Host.Security;

namespace MkbZekerheid.Host.SignIn;

/// <summary>
/// Accounts that <c>mkbz demo</c> makes are asked no second factor, but only while three things hold: the account is marked, the
/// data folder is marked as a demo, and the host is reachable from this machine only. Any of them gone, and the rule is back.
/// </summary>
internal sealed class DemoExemption(InstallationOptions options)
{
    private string MarkFile => Path.Combine(options.DataFolder, "demo");

    /// <summary>True when marked accounts are exempt on this host.</summary>
    public bool Applies => options.IsLoopback && !options.BehindProxy && !TransportGuard.SecureCookies(options) && File.Exists(MarkFile);

    /// <summary>Marks the data folder as a demo.</summary>
    public void MarkFolder()
    {
        Directory.CreateDirectory(options.DataFolder);
        if (!File.Exists(MarkFile)) File.WriteAllText(MarkFile, "Accounts of the demo sign in without a second factor while this file is here and the address is a loopback address.\n");
    }
}
