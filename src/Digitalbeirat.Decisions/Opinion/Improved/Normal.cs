using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Digitalbeirat.Decisions.Opinion.Improved;

/// <summary>The normal distribution.</summary>
static class Normal
{
    /// <summary>Probability of a value above z, to 7 digits relative to itself.</summary>
    /// <remarks>W. Press et al.: Numerical Recipes, 3rd ed., §6.2.2 (Chebyshev fit to the complementary error function).</remarks>
    public static double Above(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 1 / (1 + 0.5 * x);
        var tail = 0.5 * t * Math.Exp(-x * x - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277)))))))));
        return z >= 0 ? tail : 1 - tail;
    }

    /// <summary>Probability of a value below each of sixteen z, to 6 digits.</summary>
    /// <remarks>M. Abramowitz, I. Stegun: Handbook of Mathematical Functions, 7.1.28.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Below(Vector512<float> z)
    {
        var x = Vector512.Abs(z) * Vector512.Create(0.70710678f);
        var sum = Packed.Plus(Vector512.Create(0.0000430638f), x, Vector512.Create(0.0002765672f));
        sum = Packed.Plus(sum, x, Vector512.Create(0.0001520143f));
        sum = Packed.Plus(sum, x, Vector512.Create(0.0092705272f));
        sum = Packed.Plus(sum, x, Vector512.Create(0.0422820123f));
        sum = Packed.Plus(sum, x, Vector512.Create(0.0705230784f));
        sum = Packed.Plus(sum, x, Vector512<float>.One);
        sum *= sum;
        sum *= sum;
        sum *= sum;
        sum *= sum;
        var tail = Vector512.Create(0.5f) / sum;
        return Vector512.ConditionalSelect(Vector512.LessThan(z, Vector512<float>.Zero), tail, Vector512<float>.One - tail);
    }
}
