namespace MkbZekerheid.Engine;

/// <summary>
/// How much of each crew is busy over time: steps at ascending moments, each valid until the next one. Moments are hundredths
/// of an hour; the last step is always free.
/// </summary>
internal sealed class CrewCalendar(ScheduleProblem problem)
{
    private readonly int _crews = problem.Crews.Count;
    private readonly int[] _capacity = [.. problem.Crews.Select(c => c.People)];
    private readonly List<long> _from = [0];
    private readonly List<int[]> _busy = [new int[problem.Crews.Count]];

    public void Clear()
    {
        _from.Clear();
        _busy.Clear();
        _from.Add(0);
        _busy.Add(new int[_crews]);
    }

    /// <summary>Earliest start at or after a moment at which the crew is free for the whole duration, and the crew that delayed it last (-1: none).</summary>
    public (long Start, int BlockedBy) Earliest(int job, long notBefore)
    {
        var duration = problem.Duration[job];
        var demand = problem.Demand[job];
        var start = notBefore;
        var blocked = -1;
        for (var step = StepAt(notBefore); duration > 0 && step < _from.Count && _from[step] < start + duration; step++)
        {
            var crew = Short(demand, _busy[step]);
            if (crew >= 0)
            {
                blocked = crew;
                start = _from[step + 1];
            }
        }

        return (start, blocked);
    }

    public void Book(int job, long start)
    {
        var duration = problem.Duration[job];
        if (duration == 0)
        {
            return;
        }

        var first = Cut(start);
        var last = Cut(start + duration);
        for (var step = first; step < last; step++)
        {
            for (var c = 0; c < _crews; c++)
            {
                _busy[step][c] += problem.Demand[job][c];
            }
        }
    }

    /// <summary>Takes a booking back; steps that became needless stay, which changes no answer.</summary>
    public void Unbook(int job, long start)
    {
        var end = start + problem.Duration[job];
        for (var step = StepAt(start); step < _from.Count && _from[step] < end; step++)
        {
            for (var c = 0; c < _crews; c++)
            {
                _busy[step][c] -= problem.Demand[job][c];
            }
        }
    }

    private int Short(int[] demand, int[] busy)
    {
        for (var c = 0; c < _crews; c++)
        {
            if (demand[c] > 0 && busy[c] + demand[c] > _capacity[c])
            {
                return c;
            }
        }

        return -1;
    }

    private int StepAt(long moment)
    {
        var at = _from.BinarySearch(moment);
        return at >= 0 ? at : ~at - 1;
    }

    private int Cut(long moment)
    {
        var at = _from.BinarySearch(moment);
        if (at >= 0)
        {
            return at;
        }

        _from.Insert(~at, moment);
        _busy.Insert(~at, (int[])_busy[~at - 1].Clone());
        return ~at;
    }
}
