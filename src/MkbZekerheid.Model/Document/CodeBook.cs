namespace MkbZekerheid.Model.Document;

/// <summary>Which codes exist, per kind.</summary>
internal sealed class CodeBook
{
    private readonly Dictionary<EntityKind, HashSet<string>> _codes = [];

    /// <summary>False when the code was there already.</summary>
    public bool Declare(EntityKind kind, string code)
    {
        if (!_codes.TryGetValue(kind, out var codes))
        {
            _codes.Add(kind, codes = new HashSet<string>(StringComparer.Ordinal));
        }

        return codes.Add(code);
    }

    /// <summary>In how many of the kinds the code exists. Kinds without codes of their own know every code.</summary>
    public int Count(IReadOnlyList<EntityKind> kinds, string code)
    {
        var count = 0;
        foreach (var kind in kinds)
        {
            var exists = kind switch
            {
                EntityKind.Phase => FixedTexts.PhaseIds.Contains(code),
                EntityKind.Kpi or EntityKind.CrisisPlan or EntityKind.RecoveryOrder or EntityKind.RiskAppetite or EntityKind.Scope or EntityKind.Scales => true,
                _ => _codes.TryGetValue(kind, out var codes) && codes.Contains(code),
            };
            count += exists ? 1 : 0;
        }

        return count;
    }
}
