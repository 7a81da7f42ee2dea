namespace MkbZekerheid.Engine;

/// <summary>One thing that takes down a way of working and its way out at the same time.</summary>
/// <param name="Owner">Who has the requirement.</param>
/// <param name="RequirementId">The requirement, when it has a name.</param>
/// <param name="Alternative">Name of the alternative that goes down too; null when members of one pool share the cause.</param>
/// <param name="Members">The members or references that fall.</param>
/// <param name="Cause">The node whose loss takes them all down.</param>
public sealed record SharedCause(string Owner, string? RequirementId, string? Alternative, IReadOnlyList<string> Members, string Cause);

/// <summary>Common causes: what looks doubled but hangs on one thing (method 2.8).</summary>
public static class CommonCause
{
    /// <summary>
    /// Per requirement with alternatives or a pool with room: every node, other than the members themselves, whose loss takes down
    /// the primaries and an alternative, or more members of the pool than it can miss. What is itself doubled takes nothing down and
    /// does not appear.
    /// </summary>
    public static IReadOnlyList<SharedCause> Of(CompanyGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var causes = new List<SharedCause>();
        var what = new LossPropagation(graph);
        for (var x = 0; x < graph.NodeCount; x++)
        {
            var fallen = what.Of(x);
            if (fallen.Length < 2)
            {
                continue;
            }

            var owners = new HashSet<int>();
            foreach (var v in fallen)
            {
                for (var u = graph.UserStart[v]; u < graph.UserStart[v + 1]; u++)
                {
                    owners.Add(graph.User[u]);
                }
            }

            foreach (var g in owners.Order())
            {
                Requirement(graph, what, g, x, causes);
            }
        }

        return [.. causes.OrderBy(c => graph.IndexOf(c.Owner)).ThenBy(c => graph.IndexOf(c.Cause))];
    }

    /// <summary>Chance that both of two fail with a common cause: U = q_c + (1 - q_c) q1 q2.</summary>
    public static double Unavailability(double first, double second, double common) => common + ((1 - common) * first * second);

    private static void Requirement(CompanyGraph graph, LossPropagation what, int g, int x, List<SharedCause> causes)
    {
        var members = graph.Member.AsSpan(graph.MemberStart[g]..graph.MemberStart[g + 1]).ToArray();
        var down = members.Where(m => what.IsDown(m) && !what.AlreadyBelow.Contains(m)).ToArray();
        var lost = down.Sum(m => graph.Mode[g] == RequirementMode.All ? 1 : graph.UnitMillionths[graph.MemberStart[g] + Array.IndexOf(members, m)]);
        if (lost <= LossPropagation.Slack(graph, g))
        {
            return;
        }

        for (var a = graph.AlternativeStart[g]; a < graph.AlternativeStart[g + 1]; a++)
        {
            var references = graph.Reference.AsSpan(graph.ReferenceStart[a]..graph.ReferenceStart[a + 1]).ToArray();
            var gone = references.Where(what.IsDown).ToArray();

            // A loss that is the primary or the reference itself is a shared cause too when it takes down the other side.
            if (gone.Length > 0 && LossPropagation.IsLargeEnough(graph, a))
            {
                causes.Add(new SharedCause(graph.Ids[graph.Owner[g]], graph.RequirementId(g), graph.AlternativeName[a], [.. down.Concat(gone).Distinct().Select(graph.IdOf)], graph.Ids[x]));
            }
        }

        if (graph.Mode[g] == RequirementMode.Pool && down.Length > 1 && !members.Contains(x))
        {
            causes.Add(new SharedCause(graph.Ids[graph.Owner[g]], graph.RequirementId(g), null, [.. down.Select(graph.IdOf)], graph.Ids[x]));
        }
    }
}
