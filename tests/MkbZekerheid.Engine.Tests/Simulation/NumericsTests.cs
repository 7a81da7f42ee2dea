using MkbZekerheid.Engine.Numerics;
using Xunit;

namespace MkbZekerheid.Engine.Tests.Simulation;

public sealed class NumericsTests
{
    // Published known answers of Philox4x32 with ten rounds (Random123).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5e169c58dUL, 0xbc57ac4c9b00dbd8UL)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276d41c83b0eUL, 0xa20bc7c66d5451fdUL)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe0994fdccebUL, 0x5001e42024126ea1UL)]
    public void The_random_numbers_are_the_published_ones(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, ulong first, ulong second) =>
        Assert.Equal((first, second), PhiloxDraws.Block(c0, c1, c2, c3, k0, k1));

    [Fact]
    public void A_draw_depends_on_its_address_and_not_on_who_drew_before()
    {
        var a = new PhiloxDraws(7, 3, 1L << 40);
        var first = new[] { a.Next(), a.Next(), a.Next(), a.Next(), a.Next() };
        var other = new PhiloxDraws(7, 3, (1L << 40) + 1);
        _ = other.Next();
        var b = new PhiloxDraws(7, 3, 1L << 40);
        Assert.Equal(first, new[] { b.Next(), b.Next(), b.Next(), b.Next(), b.Next() });
        Assert.NotEqual(first[0], new PhiloxDraws(7, 3, 1L << 40, purpose: 1).Next());
        Assert.NotEqual(first[0], new PhiloxDraws(8, 3, 1L << 40).Next());
        Assert.NotEqual(first[0], new PhiloxDraws(7, 4, 1L << 40).Next());
    }

    [Fact]
    public void Draws_are_uniform_and_never_0_or_1()
    {
        const int n = 200_000;
        var bins = new int[100];
        for (var year = 0; year < n / 4; year++)
        {
            var draws = new PhiloxDraws(1, 0, year);
            for (var i = 0; i < 4; i++)
            {
                var u = draws.Next();
                Assert.True(u is > 0 and < 1);
                bins[(int)(u * 100)]++;
            }
        }

        // Chi squared with 99 degrees of freedom: 0.99999 quantile is about 170.
        var chi = bins.Sum(b => (b - n / 100.0) * (b - n / 100.0) / (n / 100.0));
        Assert.InRange(chi, 40, 170);
        Assert.True(PhiloxDraws.ToUnit(0) > 0);
        Assert.True(PhiloxDraws.ToUnit(ulong.MaxValue) < 1);
    }

    [Theory]
    [InlineData(0.1, -2.3025850929940456285)]
    [InlineData(0.5, -0.69314718055994530942)]
    [InlineData(0.7, -0.35667494393873244235)]
    [InlineData(0.75, -0.28768207245178092744)]
    [InlineData(0.999, -0.0010005003335835343892)]
    [InlineData(1.0001, 0.000099995000333297323022)]
    [InlineData(1.5, 0.40546510810816438198)]
    [InlineData(2, 0.69314718055994530942)]
    [InlineData(10, 2.302585092994045684)]
    [InlineData(12345.678, 9.4210613212918319671)]
    [InlineData(1e-300, -690.77552789821370518)]
    [InlineData(1e300, 690.77552789821370526)]
    public void Log_is_right_to_the_last_bits(double x, double expected) => Close(expected, Elementary.Log(x), 3.4e-16);

    [Theory]
    [InlineData(-700, 9.8596765437597708567e-305)]
    [InlineData(-50.5, 1.1698459177061964686e-22)]
    [InlineData(-1, 0.3678794411714423216)]
    [InlineData(-0.1, 0.90483741803595956814)]
    [InlineData(-1e-9, 0.9999999990000000005)]
    [InlineData(0.3, 1.349858807576003089)]
    [InlineData(0.35, 1.4190675485932572168)]
    [InlineData(1, 2.7182818284590452354)]
    [InlineData(5.25, 190.56626845862999618)]
    [InlineData(10, 22026.465794806716517)]
    [InlineData(100.125, 3.0460357809113724616e+43)]
    [InlineData(700, 1.0142320547350045095e+304)]
    public void Exp_is_right_to_the_last_bits(double x, double expected) => Close(expected, Elementary.Exp(x), 3.4e-16);

    [Fact]
    public void Log_and_exp_handle_the_ends()
    {
        Assert.Equal(double.NegativeInfinity, Elementary.Log(0));
        Assert.True(double.IsNaN(Elementary.Log(-1)));
        Assert.Equal(double.PositiveInfinity, Elementary.Log(double.PositiveInfinity));
        Close(-744.44007192138126232, Elementary.Log(4.9406564584124654e-324), 3.4e-16);
        Assert.Equal(0, Elementary.Exp(-1000));
        Assert.Equal(1, Elementary.Exp(0));
        Assert.Equal(double.PositiveInfinity, Elementary.Exp(1000));
        Close(8.98846567431158e307, Elementary.Exp(709.0895657128241), 1e-13);
        Close(4.9406564584124654e-324, Elementary.Exp(-744.4400719213812), 0.5);
    }

    [Theory]
    [InlineData(1e-12, -7.03448382530113193)]
    [InlineData(1e-6, -4.75342430882289896)]
    [InlineData(0.001, -3.09023230616781354)]
    [InlineData(0.01, -2.32634787404084109)]
    [InlineData(0.025, -1.95996398454005421)]
    [InlineData(0.1, -1.28155156554460044)]
    [InlineData(0.2, -0.841621233572914166)]
    [InlineData(0.26, -0.643345405392916937)]
    [InlineData(0.3, -0.524400512708040816)]
    [InlineData(0.4, -0.253347103135799741)]
    [InlineData(0.49, -0.025068908258711058)]
    [InlineData(0.5, 0)]
    [InlineData(0.5001, 0.000250662830088007492)]
    [InlineData(0.75, 0.674489750196081743)]
    [InlineData(0.95, 1.64485362695147228)]
    [InlineData(0.975, 1.95996398454005386)]
    [InlineData(0.999, 3.09023230616781328)]
    public void The_normal_quantile_is_within_two_times_ten_to_the_minus_13(double u, double expected) =>
        Assert.InRange(Normal.Quantile(u), expected - 2e-13, expected + 2e-13);

    [Fact]
    public void The_normal_quantile_undoes_the_probability_everywhere()
    {
        for (var z = -8.2; z < 6; z += 0.00173)
        {
            var back = Normal.Quantile(Normal.Cdf(z));
            var rounding = 2e-16 / Normal.Density(z) * (z > 0 ? 1 : Normal.Cdf(z) * 10);
            Assert.InRange(back, z - 2e-13 - rounding, z + 2e-13 + rounding);
        }
    }

    [Theory]
    [InlineData(-10, 7.61985302416052607e-24)]
    [InlineData(-5, 2.86651571879193912e-7)]
    [InlineData(-2.5, 0.00620966532577613517)]
    [InlineData(-2.1, 0.0178644205628165529)]
    [InlineData(-1, 0.158655253931457051)]
    [InlineData(-0.1, 0.460172162722971016)]
    [InlineData(0.5, 0.691462461274013104)]
    [InlineData(2, 0.977249868051820793)]
    [InlineData(3, 0.998650101968369905)]
    public void The_normal_probability_is_right(double z, double expected) => Close(expected, Normal.Cdf(z), 1e-13);

    [Theory]
    [InlineData(0.5, 0.572364942924700087)]
    [InlineData(1, 0)]
    [InlineData(1.4705882352941178, -0.121447586899044089)]
    [InlineData(4.5, 2.45373657084244222)]
    [InlineData(10.25, 13.3680236714760463)]
    [InlineData(50, 144.565743946344886)]
    [InlineData(1000.5, 5908.67417584867749)]
    public void The_logarithm_of_gamma_is_right(double x, double expected) =>
        Assert.InRange(SpecialFunctions.LogGamma(x), expected - 1e-13 - 1e-15 * expected, expected + 1e-13 + 1e-15 * expected);

    [Theory]
    [InlineData(1.4705882352941178, 4.529411764705882, 1e-8, 9.139421203041428e-7)]
    [InlineData(1.4705882352941178, 4.529411764705882, 0.001, 0.002303284711759472)]
    [InlineData(1.4705882352941178, 4.529411764705882, 0.05, 0.03449266839428862)]
    [InlineData(1.4705882352941178, 4.529411764705882, 0.25, 0.1160670893077725)]
    [InlineData(1.4705882352941178, 4.529411764705882, 0.5, 0.2156878684087749)]
    [InlineData(1.4705882352941178, 4.529411764705882, 0.75, 0.3460482331858882)]
    [InlineData(1.4705882352941178, 4.529411764705882, 0.95, 0.556808652873109)]
    [InlineData(1.4705882352941178, 4.529411764705882, 0.9999, 0.8917491374318328)]
    [InlineData(1, 5, 1e-8, 2.000000008e-9)]
    [InlineData(1, 5, 0.001, 0.0002000800480336256)]
    [InlineData(1, 5, 0.25, 0.05591248870509802)]
    [InlineData(1, 5, 0.75, 0.242141716744801)]
    [InlineData(1, 5, 0.9999, 0.8415106807538921)]
    [InlineData(5, 1, 1e-8, 0.0251188643150958)]
    [InlineData(5, 1, 0.001, 0.251188643150958)]
    [InlineData(5, 1, 0.25, 0.757858283255199)]
    [InlineData(5, 1, 0.9999, 0.999979999199952)]
    [InlineData(3, 3, 1e-8, 0.001000500550759504)]
    [InlineData(3, 3, 0.05, 0.1892553774377708)]
    [InlineData(3, 3, 0.5, 0.5)]
    [InlineData(3, 3, 0.95, 0.8107446225622291)]
    public void The_beta_quantile_is_right(double a, double b, double u, double expected)
    {
        var beta = new BetaDistribution(a, b);
        Close(expected, beta.ExactQuantile(u), 1e-11);
        Close(expected, beta.Quantile(u), 1e-8);
        Assert.InRange(beta.Cdf(expected), u - 1e-12, u + 1e-12);
    }

    [Fact]
    public void The_table_of_the_beta_quantile_stays_within_its_stated_error()
    {
        foreach (var (a, b) in new[] { (1.47, 4.53), (1.0, 5.0), (5.0, 1.0), (2.3, 3.7), (1.001, 4.999) })
        {
            var beta = new BetaDistribution(a, b);
            for (var u = 0.000_003; u < 1; u = u * 1.013 + 0.0007)
            {
                Close(beta.ExactQuantile(u), beta.Quantile(u), 1e-8);
            }
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.004)]
    [InlineData(1.8)]
    [InlineData(60)]
    [InlineData(3000)]
    public void Poisson_numbers_have_their_mean_and_variance(double mean)
    {
        var table = new PoissonTable(mean);
        const int n = 40_000;
        double sum = 0, squares = 0;
        for (var i = 0; i < n; i++)
        {
            var k = table.Count((i + 0.5) / n);
            sum += k;
            squares += (k - mean) * (k - mean);
        }

        // Equally spaced draws: the error is far under that of random ones.
        Assert.InRange(sum / n, mean - 0.002 * Math.Sqrt(mean) - 1e-5 - 0.3 * Math.Min(mean, 0.5 / n), mean + 0.002 * Math.Sqrt(mean) + 1e-5);
        Assert.InRange(squares / n, mean * 0.99 - 1e-4, mean * 1.01 + 1e-4);
    }

    private static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected) + (expected == 0 ? relative : 0), $"{actual:R} is not {expected:R}");
}
