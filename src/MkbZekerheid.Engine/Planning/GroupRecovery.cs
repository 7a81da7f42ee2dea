namespace MkbZekerheid.Engine;

/// <summary>
/// One requirement after an event (method 2.5): when its primaries are short (on), when they are back (t), whether an alternative
/// takes over earlier, and whether the owner feels it after its buffer. Reads the times that <see cref="AchievableRecovery"/> computes.
/// </summary>
internal sealed class GroupRecovery(CompanyGraph graph, long[] end, long[] onset, bool[] off)
{
    public const long NotLost = -1;

    private (long Moment, double Units)[] _events = new (long, double)[16];

    /// <summary>Felt: the owner stops at Start and can go on at End.</summary>
    public readonly record struct Outcome(bool Felt, long End, long Start);

    public Outcome Of(int requirement)
    {
        var (back, on) = Primaries(requirement);
        if (back == 0 || on == Hours.Never)
        {
            return new Outcome(false, 0, Hours.Never);
        }

        var recovered = back;
        for (var a = graph.AlternativeStart[requirement]; a < graph.AlternativeStart[requirement + 1]; a++)
        {
            if (!off[a] && IsUsable(a, requirement))
            {
                recovered = Math.Min(recovered, AlternativeFrom(a, on));
            }
        }

        var start = on + graph.Buffer[requirement];
        return recovered > start ? new Outcome(true, recovered, start) : new Outcome(false, 0, Hours.Never);
    }

    /// <summary>An alternative counts only when it gives the level of the owner.</summary>
    public bool IsUsable(int alternative, int requirement) => !Capacity.Below(graph.AlternativeCapacity[alternative], graph.Level[graph.Owner[requirement]]);

    /// <summary>
    /// When the primaries are back and when they fall short. All: the latest end, the first onset. Pool: the first moment at which
    /// the units back reach needed x level, and the first at which the units left fall under it. A pool that is short with nothing
    /// lost counts as whole when all its units are there.
    /// </summary>
    public (long Back, long On) Primaries(int requirement)
    {
        var from = graph.MemberStart[requirement];
        var to = graph.MemberStart[requirement + 1];
        long back = 0;
        var on = Hours.Never;
        for (var m = from; m < to; m++)
        {
            var v = graph.Member[m];
            if (end[v] > 0)
            {
                back = Math.Max(back, end[v]);
                on = Math.Min(on, onset[v]);
            }
        }

        return back == 0 || graph.Mode[requirement] == RequirementMode.All ? (back, on) : Pool(requirement, from, to);
    }

    /// <summary>The member or reference that comes back last in what decides the end of a felt requirement; -1 when an alternative needs nothing.</summary>
    public int LastBack(int requirement)
    {
        var group = Of(requirement);
        var (back, on) = Primaries(requirement);
        if (back == group.End)
        {
            for (var m = graph.MemberStart[requirement]; m < graph.MemberStart[requirement + 1]; m++)
            {
                if (end[graph.Member[m]] == back)
                {
                    return graph.Member[m];
                }
            }
        }

        for (var a = graph.AlternativeStart[requirement]; a < graph.AlternativeStart[requirement + 1]; a++)
        {
            if (!off[a] && IsUsable(a, requirement) && AlternativeFrom(a, on) == group.End)
            {
                for (var r = graph.ReferenceStart[a]; r < graph.ReferenceStart[a + 1]; r++)
                {
                    if (end[graph.Reference[r]] == group.End)
                    {
                        return graph.Reference[r];
                    }
                }

                // The switch decides: the outage itself comes from the member that stopped first.
                for (var m = graph.MemberStart[requirement]; m < graph.MemberStart[requirement + 1]; m++)
                {
                    if (onset[graph.Member[m]] == on)
                    {
                        return graph.Member[m];
                    }
                }
            }
        }

        return -1;
    }

    private long AlternativeFrom(int alternative, long on)
    {
        var from = on + graph.AlternativeSwitch[alternative];
        for (var r = graph.ReferenceStart[alternative]; r < graph.ReferenceStart[alternative + 1]; r++)
        {
            from = Math.Max(from, end[graph.Reference[r]]);
        }

        return from;
    }

    private (long Back, long On) Pool(int requirement, int from, int to)
    {
        if (_events.Length < to - from)
        {
            _events = new (long, double)[2 * (to - from)];
        }

        double all = 0;
        double whole = 0;
        var count = 0;
        for (var m = from; m < to; m++)
        {
            all += graph.Units[m];
            if (end[graph.Member[m]] == 0)
            {
                whole += graph.Units[m];
            }
            else
            {
                _events[count++] = (end[graph.Member[m]], graph.Units[m]);
            }
        }

        var wanted = Math.Min(all, graph.Needed[requirement] * graph.Level[graph.Owner[requirement]]);
        if (!Capacity.Below(whole, wanted))
        {
            return (0, Hours.Never);
        }

        var events = _events.AsSpan(0, count);
        events.Sort(static (x, y) => x.Moment.CompareTo(y.Moment));
        var back = 0L;
        var units = whole;
        for (var i = 0; Capacity.Below(units, wanted); i++)
        {
            units += events[i].Units;
            back = events[i].Moment;
        }

        count = 0;
        for (var m = from; m < to; m++)
        {
            if (end[graph.Member[m]] > 0)
            {
                _events[count++] = (onset[graph.Member[m]], graph.Units[m]);
            }
        }

        events.Sort(static (x, y) => x.Moment.CompareTo(y.Moment));
        var on = Hours.Never;
        units = all;
        for (var i = 0; !Capacity.Below(units, wanted); i++)
        {
            units -= events[i].Units;
            on = events[i].Moment;
        }

        return (back, on);
    }
}
