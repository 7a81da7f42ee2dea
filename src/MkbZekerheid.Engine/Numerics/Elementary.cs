namespace MkbZekerheid.Engine.Numerics;

/// <summary>
/// Logarithm and exponential from additions, multiplications and one division only, in a fixed order and without fused operations,
/// so every machine gives the same bits. Both are within 1.5 units in the last place of the true value.
/// </summary>
public static class Elementary
{
    private const double SqrtHalf = 0.70710678118654752440;

    // ln 2 in two parts: the first has 21 trailing zero bits, so a whole number up to 2^20 times it is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double PerLn2 = 1.44269504088896340736;

    /// <summary>The natural logarithm. Minus infinity for 0, NaN below 0.</summary>
    public static double Log(double x)
    {
        if (!(x > 0))
        {
            return x == 0 ? double.NegativeInfinity : double.NaN;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        var exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0;
            exponent = -54;
        }

        // x = 2^exponent * m with m between sqrt(1/2) and sqrt(2)
        var bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1022;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FE0000000000000);
        if (m < SqrtHalf)
        {
            m += m;
            exponent--;
        }

        // ln m = 2 (s + s^3/3 + s^5/5 + ...) with s = (m-1)/(m+1); 2s is written as f - s f because f = m-1 is exact
        var f = m - 1;
        var s = f / (2 + f);
        var z = s * s;
        var z2 = z * z;
        var even = 2.0 / 3 + z2 * (2.0 / 7 + z2 * (2.0 / 11 + z2 * (2.0 / 15 + z2 * (2.0 / 19))));
        var odd = 2.0 / 5 + z2 * (2.0 / 9 + z2 * (2.0 / 13 + z2 * (2.0 / 17 + z2 * (2.0 / 21))));
        var series = z * (even + z * odd);
        return exponent * Ln2High + (f - (s * (f - series) - exponent * Ln2Low));
    }

    /// <summary>The exponential. 0 below about -745.2, infinity above about 709.8.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x > 709.782712893384)
        {
            return double.PositiveInfinity;
        }

        if (x < -745.2)
        {
            return 0;
        }

        // exp x = 2^k exp(r), |r| <= ln(2)/2
        var k = Math.Floor(x * PerLn2 + 0.5);
        var high = x - k * Ln2High;
        var low = k * Ln2Low;
        var r = high - low;
        var r2 = r * r;
        var r4 = r2 * r2;
        var a = 1.0 / 2 + r * (1.0 / 6);
        var b = 1.0 / 24 + r * (1.0 / 120);
        var c = 1.0 / 720 + r * (1.0 / 5040);
        var d = 1.0 / 40320 + r * (1.0 / 362880);
        var e = 1.0 / 3628800 + r * (1.0 / 39916800);
        var g = 1.0 / 479001600 + r * (1.0 / 6227020800);
        var tail = a + r2 * b + r4 * ((c + r2 * d) + r4 * (e + r2 * g));
        var y = 1 + (high - (low - r2 * tail));
        return Scale(y, (int)k);
    }

    private static double Scale(double y, int k)
    {
        if (k is >= -1021 and <= 1023)
        {
            return y * BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
        }

        return k > 0
            ? y * 2 * BitConverter.Int64BitsToDouble((long)(k + 1022) << 52)
            : y * BitConverter.Int64BitsToDouble((long)(k + 1023 + 60) << 52) * (1.0 / (1L << 60));
    }
}
