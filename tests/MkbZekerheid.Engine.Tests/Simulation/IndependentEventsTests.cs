using System.Runtime.Intrinsics;
using MkbZekerheid.Engine.Numerics;
using MkbZekerheid.Engine.Simulation;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

public sealed class IndependentEventsTests
{
    [Fact]
    public void Vector_exp_and_log_stay_within_their_stated_error()
    {
        for (var x = -30f; x < 30; x += 0.037f)
        {
            var exact = Math.Exp(x);
            Assert.InRange(VectorMath.Exp(Vector256.Create(x))[3], exact * (1 - 5e-7), exact * (1 + 5e-7));
            var log = VectorMath.Log(Vector256.Create((float)exact))[5];
            Assert.InRange(log, Math.Log((float)exact) - 5e-7 * Math.Max(1, Math.Abs(x)), Math.Log((float)exact) + 5e-7 * Math.Max(1, Math.Abs(x)));
        }
    }

    [Fact]
    public void Normal_pairs_lie_on_the_right_angle_and_radius()
    {
        for (var v = 0.001f; v < 1; v += 0.0013f)
        {
            var (x, y) = VectorMath.NormalPair(Vector256.Create(0.2f), Vector256.Create(v));
            var radius = Math.Sqrt(-2 * Math.Log(0.2f));
            Assert.InRange(x[0], radius * Math.Cos(2 * Math.PI * v) - 4e-6, radius * Math.Cos(2 * Math.PI * v) + 4e-6);
            Assert.InRange(y[0], radius * Math.Sin(2 * Math.PI * v) - 4e-6, radius * Math.Sin(2 * Math.PI * v) + 4e-6);
        }
    }

    [Fact]
    public void Yearly_losses_have_the_mean_of_the_closed_form_and_do_not_depend_on_how_years_are_divided()
    {
        // A pool of 2 of 3 of which one member is hit is never felt; a chain is felt in full when it outlasts its stock of 8 hours.
        var network = new EventNetwork(
            [0, 0, 0, 8, 0],
            [new EventGroup(3, 1, [0]), new EventGroup(4, 2, [0, 1, 2])],
            [new EventProduct(3, 0, 100, 24, 250), new EventProduct(4, 0, 1e6f, 24, 1e6f)],
            [new EventThreat(0.4, [new EventHit(0, 0.7f, 2.5f, 1)])]);
        var engine = new IndependentEvents(network);
        const int blocks = 50;
        var losses = new float[blocks * IndependentEvents.BlockYears];
        engine.Run(5, 0, losses);
        var duration = Distribution.Of(new DistributionInput.LogNormal(Math.Exp(2.5), Math.Exp(2.5 + 1.6448536269514722)));

        // 100 D on (8, 24), then 2,400 + 250 (D - 24)
        var one = 100 * (duration.MeanBelow(24) - duration.MeanBelow(8)) + 250 * (duration.Mean - duration.MeanBelow(24)) - 3600 * (1 - duration.Below(24));
        var mean = losses.Average(x => (double)x);
        var sd = Math.Sqrt(losses.Average(x => (x - mean) * (x - mean)));
        Assert.InRange(mean, 0.28 * one - 3 * sd / Math.Sqrt(losses.Length), 0.28 * one + 3 * sd / Math.Sqrt(losses.Length));

        var part = new float[3 * IndependentEvents.BlockYears];
        new IndependentEvents(network).Run(5, 20, part);
        Assert.Equal(losses.AsSpan(20 * IndependentEvents.BlockYears, part.Length).ToArray(), part);
    }
}
