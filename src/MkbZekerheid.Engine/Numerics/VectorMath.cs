using System.Runtime.Intrinsics;

namespace MkbZekerheid.Engine.Numerics;

/// <summary>
/// Single-precision exp, log and normal numbers in vectors, from additions, multiplications and square roots in a fixed order: the same bits with
/// and without vector hardware. Relative error below 5e-7.
/// </summary>
internal static class VectorMath
{
    /// <summary>exp(x) for -80 &lt; x &lt; 80.</summary>
    public static Vector256<float> Exp(Vector256<float> x)
    {
        var k = Vector256.Floor(x * C(1.44269504f) + C(0.5f));
        var r = x - k * C(0.693359375f) + k * C(2.12194440e-4f);
        var r2 = r * r;
        var p = (C(1f / 2) + r * C(1f / 6)) + r2 * ((C(1f / 24) + r * C(1f / 120)) + r2 * (C(1f / 720) + r * C(1f / 5040)));
        var y = C(1f) + (r + r2 * p);
        var scale = Vector256.ShiftLeft(Vector256.ConvertToInt32(k) + Vector256.Create(127), 23).AsSingle();
        return y * scale;
    }

    /// <summary>ln(x) for normal positive x.</summary>
    public static Vector256<float> Log(Vector256<float> x)
    {
        var bits = x.AsInt32() - Vector256.Create(0x3F3504F3);
        var exponent = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(bits, 23));
        var m = ((bits & Vector256.Create(0x007FFFFF)) + Vector256.Create(0x3F3504F3)).AsSingle();
        var f = m - C(1f);
        var s = f / (C(2f) + f);
        var z = s * s;
        var p = z * ((C(2f / 3) + z * C(2f / 5)) + z * z * (C(2f / 7) + z * C(2f / 9)));
        return exponent * C(0.693359375f) + (f - s * (f - p) - exponent * C(2.12194440e-4f));
    }

    /// <summary>Two independent standard normal numbers from two uniform ones (Box and Muller): sqrt(-2 ln u) times cosine and sine of 2 pi v.</summary>
    public static (Vector256<float> X, Vector256<float> Y) NormalPair(Vector256<float> u, Vector256<float> v)
    {
        var radius = Vector256.Sqrt(C(-2f) * Log(u));

        // The angle 2 pi v as quarter turns q plus a rest between -1/8 and 1/8 turn.
        var quarter = Vector256.Floor(v * C(4f) + C(0.5f));
        var a = (v - quarter * C(0.25f)) * C(6.28318531f);
        var a2 = a * a;
        var sine = a + a * a2 * (C(-1f / 6) + a2 * (C(1f / 120) + a2 * (C(-1f / 5040) + a2 * C(1f / 362880))));
        var cosine = C(1f) + a2 * (C(-1f / 2) + a2 * (C(1f / 24) + a2 * (C(-1f / 720) + a2 * C(1f / 40320))));
        var q = Vector256.ConvertToInt32(quarter);
        var swap = Vector256.Equals(q & Vector256.Create(1), Vector256.Create(1)).AsSingle();
        var c = Vector256.ConditionalSelect(swap, sine, cosine);
        var s = Vector256.ConditionalSelect(swap, cosine, sine);
        var signC = Vector256.ShiftLeft((q + Vector256.Create(1)) & Vector256.Create(2), 30).AsSingle();
        var signS = Vector256.ShiftLeft(q & Vector256.Create(2), 30).AsSingle();
        return (radius * (c ^ signC), radius * (s ^ signS));
    }

    private static Vector256<float> C(float value) => Vector256.Create(value);
}
