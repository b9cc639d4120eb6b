using System.Diagnostics;
using System.Globalization;
using Digitalbeirat.Decisions.Sortition.Lottery;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>Hears how far a draw is, tells it on standard error once a second, and knows where it stood if it is stopped.</summary>
sealed class Watch
{
    readonly Stopwatch clock = Stopwatch.StartNew();
    TimeSpan next = TimeSpan.FromSeconds(1);
    string stood = "before anything was found";

    /// <summary>What is being looked for, where it is not the draw itself.</summary>
    public string Task { get; set; } = "";

    public void Hear(FindLottery.Progress p)
    {
        stood = Sentence(p);
        var gap = double.IsNaN(p.Gap) ? "" : string.Create(CultureInfo.InvariantCulture, $", gap {p.Gap:0.#e+0}");
        Tell(string.Create(CultureInfo.InvariantCulture, $"{p.Phase.ToString().ToLowerInvariant()} {100 * p.Reached:F2} %, round {p.Round}, {p.Stages} stages{gap}, {p.Panels} panels"));
    }

    /// <summary>Work of another kind, and how much of it is done.</summary>
    public void Hear(string work, double done)
    {
        stood = string.Create(CultureInfo.InvariantCulture, $"while {work}, {100 * done:F0} % done");
        Tell(string.Create(CultureInfo.InvariantCulture, $"{work} {100 * done:F0} %"));
    }

    /// <summary>A sentence for somebody who waited in vain.</summary>
    public string Stopped(string why) => string.Create(CultureInfo.InvariantCulture, $"Stopped {why} after {clock.Elapsed.TotalSeconds:F0} s {(Task.Length > 0 ? $"in the {Task}, " : "")}{stood}. Nothing was written.");

    void Tell(string line)
    {
        if (clock.Elapsed < next) return;
        next = clock.Elapsed + TimeSpan.FromSeconds(1);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:F0} s  {(Task.Length > 0 ? $"{Task}: " : "")}{line}"));
    }

    static string Sentence(FindLottery.Progress p) => string.Create(CultureInfo.InvariantCulture, $"{p.Phase switch
    {
        FindLottery.Phase.Covering when p.Panels == 0 => $"while looking for a first panel: none that keeps all quotas was found, and it is not proved that there is none. The quotas are very tight; draw relax and wider quotas help",
        FindLottery.Phase.Covering => $"while looking for panels: {p.Panels} of them hold {100 * p.Reached:F1} % of the kinds of people",
        FindLottery.Phase.Optimising => $"while optimising: {p.Stages} stages in round {p.Round}",
        FindLottery.Phase.Composing => $"while composing the lottery: {100 * p.Reached:F2} % of it out of {p.Panels} panels, in round {p.Round}",
        _ => $"while proving what no panel can exceed, in round {p.Round}",
    }}");
}
