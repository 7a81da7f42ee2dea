namespace MkbZekerheid.Engine.Simulation;

/// <summary>
/// What one event does, as a function of its duration only: on each piece, losses, hours and the end of the disruption are straight lines.
/// The pieces are exact (they come from evaluating the step functions on lines), so a simulated event costs one search and a few multiplications.
/// </summary>
internal sealed class ResponseCurve
{
    // A curve has a few tens of pieces; more than this means numbers too odd to tabulate, and the rest is evaluated one by one.
    private const int MostPieces = 20_000;

    private readonly double[] _until;
    private readonly ResponsePiece[] _pieces;

    private ResponseCurve(double[] until, ResponsePiece[] pieces)
    {
        _until = until;
        _pieces = pieces;
    }

    /// <summary>From this duration on the curve is not known; infinite nearly always.</summary>
    public double Limit => _until[^1];

    public IReadOnlyList<ResponsePiece> Pieces => _pieces;

    /// <summary>The end of each piece, exclusive.</summary>
    public ReadOnlySpan<double> Until => _until;

    /// <summary>Works out the curve.</summary>
    /// <param name="evaluator">An evaluator on lines over the network of the configuration.</param>
    /// <param name="range">The range its clock works with.</param>
    /// <param name="network">The network.</param>
    /// <param name="hits">Resources hit, each out from 0 until factor x duration.</param>
    /// <param name="waits">Waiting hours of the insurances on this event.</param>
    public static ResponseCurve Compile(
        NetworkEvaluator<Line, LineClock> evaluator, DurationRange range, SimulationNetwork network, ReadOnlySpan<Hit<Line>> hits, IReadOnlyList<double> waits)
    {
        var until = new List<double>();
        var pieces = new List<ResponsePiece>();
        var from = 0.0;
        while (pieces.Count < MostPieces)
        {
            range.From = from;
            range.Until = double.PositiveInfinity;
            evaluator.Evaluate(hits, network.ReachesProduct);
            var piece = ResponsePiece.Read(evaluator, new LineClock(range), network, waits);
            if (pieces.Count > 0 && pieces[^1].SameAs(piece))
            {
                until[^1] = range.Until;
            }
            else
            {
                pieces.Add(piece);
                until.Add(range.Until);
            }

            if (double.IsPositiveInfinity(range.Until))
            {
                break;
            }

            from = range.Until;
        }

        return new ResponseCurve([.. until], [.. pieces]);
    }

    /// <summary>The piece for a duration above 0 and below <see cref="Limit"/>.</summary>
    public ResponsePiece At(double duration)
    {
        int low = 0, high = _until.Length - 1;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (duration < _until[middle])
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return _pieces[low];
    }
}

/// <summary>One piece of a <see cref="ResponseCurve"/>.</summary>
internal sealed class ResponsePiece
{
    /// <summary>Loss over all products, in euro.</summary>
    public required Line Loss { get; init; }

    /// <summary>Hours from the start of the event until every node is back to normal.</summary>
    public required Line End { get; init; }

    /// <summary>Positions hit or reading an affected position: only events that share one can influence each other.</summary>
    public required ulong[] Touched { get; init; }

    /// <summary>Products that are affected: index, outcome, and whether the longest stretch reaches the MTPD.</summary>
    public required ProductEffect[] Products { get; init; }

    /// <summary>Loss after the waiting time of each insurance.</summary>
    public required Line[] LossAfterWait { get; init; }

    /// <summary>True when the event touches nothing on which a product depends.</summary>
    public bool IsEmpty => Array.TrueForAll(Touched, w => w == 0);

    public static ResponsePiece Read(NetworkEvaluator<Line, LineClock> evaluator, LineClock clock, SimulationNetwork network, IReadOnlyList<double> waits)
    {
        var effects = new List<ProductEffect>();
        var total = default(Line);
        var late = new Line[waits.Count];
        for (var i = 0; i < network.Products.Length; i++)
        {
            var product = network.Products[i];
            var f = evaluator[product.Position];
            if (f.IsOne)
            {
                continue;
            }

            var times = evaluator.Arena.Times(f);
            var levels = evaluator.Arena.Levels(f);
            var outcome = ProductOutcome<Line>.Of(clock, product, times, levels);
            var breach = double.IsFinite(product.MtpdHours) && clock.Compare(outcome.LongestDown, new Line(product.MtpdHours, 0)) >= 0;
            effects.Add(new ProductEffect(i, outcome, breach));
            total = clock.AddScaled(total, 1, outcome.Loss);
            for (var w = 0; w < late.Length; w++)
            {
                late[w] = clock.AddScaled(late[w], 1, waits[w] > 0 ? ProductOutcome<Line>.Of(clock, product, times, levels, waits[w]).Loss : outcome.Loss);
            }
        }

        return new ResponsePiece
        {
            Loss = total,
            End = evaluator.End,
            Touched = evaluator.Touched.ToArray(),
            Products = [.. effects],
            LossAfterWait = late,
        };
    }

    /// <summary>True when both pieces are the same lines, so that they can be one piece.</summary>
    public bool SameAs(ResponsePiece other)
    {
        if (Products.Length != other.Products.Length || !Close(Loss, other.Loss) || !Close(End, other.End) || !Touched.AsSpan().SequenceEqual(other.Touched))
        {
            return false;
        }

        for (var i = 0; i < Products.Length; i++)
        {
            var (a, b) = (Products[i], other.Products[i]);
            if (a.Product != b.Product || a.Breach != b.Breach || !Close(a.Outcome.Loss, b.Outcome.Loss)
                || !Close(a.Outcome.DownHours, b.Outcome.DownHours) || !Close(a.Outcome.LongestDown, b.Outcome.LongestDown))
            {
                return false;
            }
        }

        for (var w = 0; w < LossAfterWait.Length; w++)
        {
            if (!Close(LossAfterWait[w], other.LossAfterWait[w]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Close(Line a, Line b) => Close(a.Base, b.Base) && Close(a.Slope, b.Slope);

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-12 * (1 + Math.Abs(a) + Math.Abs(b));
}

/// <summary>What an event does to one product.</summary>
internal readonly record struct ProductEffect(int Product, ProductOutcome<Line> Outcome, bool Breach);
