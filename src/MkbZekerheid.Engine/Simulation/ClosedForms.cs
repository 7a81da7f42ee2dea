using MkbZekerheid.Engine.Numerics;

namespace MkbZekerheid.Engine.Simulation;

/// <summary>Textbook answers that a simulation can be held against, and quick estimates that need none.</summary>
public static class ClosedForms
{
    /// <summary>
    /// Distribution of the yearly total when events are Poisson and each costs j units with chance severity[j] (Panjer):
    /// g_0 = exp(-frequency (1 - f_0)), g_s = (frequency / s) sum_j j f_j g_{s-j}.
    /// </summary>
    /// <param name="frequency">Events per year.</param>
    /// <param name="severity">Chance of 0, 1, 2, ... units; sums to 1.</param>
    /// <param name="terms">How many probabilities g_0, g_1, ... to give.</param>
    public static double[] CompoundPoisson(double frequency, IReadOnlyList<double> severity, int terms)
    {
        ArgumentNullException.ThrowIfNull(severity);
        var g = new double[terms];
        g[0] = Elementary.Exp(-frequency * (1 - severity[0]));
        for (var s = 1; s < terms; s++)
        {
            var sum = 0.0;
            for (var j = 1; j <= Math.Min(s, severity.Count - 1); j++)
            {
                sum += j * severity[j] * g[s - j];
            }

            g[s] = frequency / s * sum;
        }

        return g;
    }

    /// <summary>
    /// Overlapping outages that start at random in steady state (M/G/infinity): availability exp(-rate x mean),
    /// mean down period (exp(rate x mean) - 1) / rate, whatever the shape of the durations.
    /// </summary>
    /// <param name="perYear">Outages per year of 8,760 hours.</param>
    /// <param name="meanHours">Mean duration.</param>
    public static (double Availability, double DownHoursPerYear, double MeanDownPeriod, double DownPeriodsPerYear) Overlapping(double perYear, double meanHours)
    {
        var rate = perYear / ThreatPlan.HoursPerYear;
        var availability = Elementary.Exp(-rate * meanHours);
        return (availability, (1 - availability) * ThreatPlan.HoursPerYear, (Elementary.Exp(rate * meanHours) - 1) / rate, perYear * availability);
    }

    /// <summary>
    /// Down hours of a year that starts with everything up, when every outage lasts D hours and may run past the end of the year:
    /// (T - D)(1 - exp(-rate D)) + 2 [D - (1 - exp(-rate D)) / rate].
    /// </summary>
    public static double DownHoursOfAYear(double perYear, double hours)
    {
        var rate = perYear / ThreatPlan.HoursPerYear;
        var down = 1 - Elementary.Exp(-rate * hours);
        return (ThreatPlan.HoursPerYear - hours) * down + 2 * (hours - down / rate);
    }

    /// <summary>A part that works MTBF hours on average and is repaired in MTTR hours: availability, down hours and failures per year.</summary>
    public static (double Availability, double DownHoursPerYear, double FailuresPerYear) Alternating(double mtbf, double mttr) =>
        (mtbf / (mtbf + mttr), mttr / (mtbf + mttr) * ThreatPlan.HoursPerYear, ThreatPlan.HoursPerYear / (mtbf + mttr));

    /// <summary>The chance that at least k of the independent parts work: 1 of n is parallel, n of n is series.</summary>
    public static double AtLeast(int k, IReadOnlyList<double> availability)
    {
        ArgumentNullException.ThrowIfNull(availability);

        // chance[j]: exactly j parts work
        var chance = new double[availability.Count + 1];
        chance[0] = 1;
        for (var i = 0; i < availability.Count; i++)
        {
            for (var j = i + 1; j > 0; j--)
            {
                chance[j] = chance[j] * (1 - availability[i]) + chance[j - 1] * availability[i];
            }

            chance[0] *= 1 - availability[i];
        }

        return chance.Skip(k).Sum();
    }

    /// <summary>
    /// Failures of a k-of-n system of repairable parts per year: sum over parts of Birnbaum importance (the chance that exactly k-1 of the others
    /// work) x failures of the part; and the mean length of a system failure.
    /// </summary>
    /// <param name="k">Parts needed.</param>
    /// <param name="mtbf">Hours to failure, by part.</param>
    /// <param name="mttr">Hours to repair, by part.</param>
    public static (double FailuresPerYear, double DownHoursPerYear, double MeanDownHours) SystemFailures(int k, IReadOnlyList<double> mtbf, IReadOnlyList<double> mttr)
    {
        ArgumentNullException.ThrowIfNull(mtbf);
        ArgumentNullException.ThrowIfNull(mttr);
        var a = mtbf.Select((m, i) => Alternating(m, mttr[i]).Availability).ToArray();
        var failures = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            double[] others = [.. a[..i], .. a[(i + 1)..]];
            failures += (AtLeast(k - 1, others) - AtLeast(k, others)) * Alternating(mtbf[i], mttr[i]).FailuresPerYear;
        }

        var down = (1 - AtLeast(k, a)) * ThreatPlan.HoursPerYear;
        return (failures, down, down / failures);
    }

    /// <summary>Two parts of which one is enough, with chances of being down and a chance that both are down together: q_c + (1 - q_c) q_1 q_2.</summary>
    public static double CommonCause(double q1, double q2, double common) => common + (1 - common) * q1 * q2;

    /// <summary>
    /// Inoperability of sectors that lean on each other: q = min(1, A q + c), the least fixed point from q = c (method 3.4 S16).
    /// Without the cap (<paramref name="capped"/> false) it is the linear answer (I - A)^-1 c, when the influence dies out.
    /// </summary>
    public static double[] Inoperability(double[][] influence, double[] shock, bool capped = true)
    {
        ArgumentNullException.ThrowIfNull(influence);
        ArgumentNullException.ThrowIfNull(shock);
        var q = (double[])shock.Clone();
        for (var round = 0; round < 100_000; round++)
        {
            var next = shock.Select((c, i) => c + influence[i].Select((a, j) => a * q[j]).Sum()).Select(x => capped ? Math.Min(1, x) : x).ToArray();
            var change = next.Select((x, i) => Math.Abs(x - q[i])).Max();
            q = next;
            if (change < 1e-15)
            {
                break;
            }
        }

        return q;
    }

    /// <summary>Recovery of sectors that lean on each other: q[t+1] = q + K (A q - q), from q0, for a number of steps.</summary>
    public static double[] Recovery(double[][] influence, double[] speed, double[] start, int steps)
    {
        ArgumentNullException.ThrowIfNull(influence);
        ArgumentNullException.ThrowIfNull(start);
        var q = (double[])start.Clone();
        for (var t = 0; t < steps; t++)
        {
            q = [.. q.Select((x, i) => x + speed[i] * (influence[i].Select((a, j) => a * q[j]).Sum() - x))];
        }

        return q;
    }

    /// <summary>Years to simulate for a relative error of the mean: (sd / mean / error)^2.</summary>
    public static double YearsFor(double mean, double standardDeviation, double relativeError)
    {
        var ratio = standardDeviation / mean / relativeError;
        return ratio * ratio;
    }
}
