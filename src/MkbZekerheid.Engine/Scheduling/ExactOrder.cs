namespace MkbZekerheid.Engine;

/// <summary>
/// Tries every order that respects the predecessors, in lexicographic order, and leaves a branch as soon as its tardiness and end
/// cannot beat the best so far. Schedules built from such orders include an optimum, because waiting longer never helps here.
/// </summary>
internal sealed class ExactOrder(ScheduleProblem problem)
{
    private readonly int _n = problem.Count;
    private readonly CrewCalendar _calendar = new(problem);
    private readonly long[] _start = new long[problem.Count];
    private readonly int[] _order = new int[problem.Count];
    private readonly bool[] _placed = new bool[problem.Count];
    private int[] _best = [];
    private decimal _bestCost = decimal.MaxValue;
    private long _bestMakespan = long.MaxValue;

    public int[] Find()
    {
        Extend(0, 0, 0);
        return _best;
    }

    private void Extend(int depth, decimal cost, long makespan)
    {
        if (cost > _bestCost || (cost == _bestCost && makespan >= _bestMakespan))
        {
            return;
        }

        if (depth == _n)
        {
            (_bestCost, _bestMakespan, _best) = (cost, makespan, (int[])_order.Clone());
            return;
        }

        for (var job = 0; job < _n; job++)
        {
            if (_placed[job] || problem.Predecessors[job].Any(p => !_placed[p]))
            {
                continue;
            }

            long ready = 0;
            foreach (var p in problem.Predecessors[job])
            {
                ready = Math.Max(ready, _start[p] + problem.Duration[p]);
            }

            var start = _calendar.Earliest(job, ready).Start;
            var end = start + problem.Duration[job];
            _start[job] = start;
            _order[depth] = job;
            _placed[job] = true;
            _calendar.Book(job, start);
            Extend(depth + 1, cost + Schedule.Late(problem, job, end), Math.Max(makespan, end));
            _calendar.Unbook(job, start);
            _placed[job] = false;
        }
    }
}
