using System.Collections.Concurrent;

namespace MkbZekerheid.Host.SignIn;

/// <summary>
/// Slows guessing down: so many failed attempts in a minute for one account from one address, and so many from one address
/// whatever the account. A right password gives its attempt back, so that a busy office does not lock itself out.
/// It counts per host; the lock on an account is in the database and counts for all hosts together.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock, IConfiguration configuration)
{
    /// <summary>Failed attempts per minute for one account from one address.</summary>
    public const int DefaultPerAccount = 10;

    /// <summary>Failed attempts per minute from one address.</summary>
    public const int DefaultPerAddress = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private const int PruneAbove = 10_000;

    private readonly ConcurrentDictionary<string, Counter> _counters = new(StringComparer.Ordinal);
    private readonly int _perAccount = configuration.GetValue("RateLimits:SignInPerAccount", DefaultPerAccount);
    private readonly int _perAddress = configuration.GetValue("RateLimits:SignInPerAddress", DefaultPerAddress);

    /// <summary>Counts an attempt before it is judged. False: wait.</summary>
    public bool TryTake(string account, string address)
    {
        if (_counters.Count > PruneAbove) Prune();
        return Take("ip " + address, _perAddress) && Take($"account {account} {address}", _perAccount);
    }

    /// <summary>Gives a successful attempt back.</summary>
    public void GiveBack(string account, string address)
    {
        Return("ip " + address);
        Return($"account {account} {address}");
    }

    private bool Take(string key, int limit)
    {
        var now = clock.GetUtcNow();
        var counter = _counters.AddOrUpdate(key, _ => new Counter(now, 1), (_, old) => now - old.Since >= Window ? new Counter(now, 1) : old with { Count = old.Count + 1 });
        return counter.Count <= limit;
    }

    private void Return(string key)
    {
        while (_counters.TryGetValue(key, out var old) && old.Count > 0)
            if (_counters.TryUpdate(key, old with { Count = old.Count - 1 }, old))
                return;
    }

    private void Prune()
    {
        var before = clock.GetUtcNow() - Window;
        foreach (var (key, counter) in _counters)
            if (counter.Since < before)
                _counters.TryRemove(new KeyValuePair<string, Counter>(key, counter));
    }

    private sealed record Counter(DateTimeOffset Since, int Count);
}
