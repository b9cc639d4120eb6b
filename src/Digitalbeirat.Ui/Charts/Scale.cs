namespace Digitalbeirat.Ui;

/// <summary>Round numbers for an axis.</summary>
static class Scale
{
    public static (List<double> Ticks, double Low, double High) Of(double low, double high)
    {
        if (high <= low) high = low + 1;
        var rough = (high - low) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(f => f * power).First(s => s >= rough * 0.999);
        var (first, last) = (Math.Floor(low / step), Math.Ceiling(high / step));
        return ([.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)], first * step, last * step);
    }
}
