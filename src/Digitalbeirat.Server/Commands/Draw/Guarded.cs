using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>What goes wrong on the command line becomes a sentence and a status, never a stack trace.</summary>
static class Guarded
{
    /// <summary>Stopped is what shells say of a programme that was interrupted.</summary>
    public const int Fine = 0, Wrong = 1, BadUse = 2, Stopped = 130;

    /// <param name="work">The command's work.</param>
    /// <param name="stopped">Where it stood when it was stopped.</param>
    public static int Run(Func<int> work, Func<string>? stopped = null)
    {
        try { return work(); }
        catch (BadInput bad) { return Say(bad.Reasons); }
        catch (NoPanel none) { return Say([none.Message]); }
        catch (SolverTrouble trouble) { return Say([trouble.Message]); }
        catch (OperationCanceledException)
        {
            Say([stopped?.Invoke() ?? "Stopped before the end. Nothing was written."]);
            return Stopped;
        }
        catch (IOException broken) { return Say([broken.Message]); }
        catch (UnauthorizedAccessException refused) { return Say([refused.Message]); }
    }

    /// <summary>The same for work that can be long. A solver that hears nothing is left alone after a second: whoever stops a programme wants it to stop.</summary>
    public static async Task<int> Run(Func<int> work, Func<string> stopped, CancellationToken stop)
    {
        var running = Task.Run(() => Run(work, stopped), CancellationToken.None);
        var stopping = new TaskCompletionSource();
        await using var heard = stop.Register(() => stopping.TrySetResult());
        if (await Task.WhenAny(running, stopping.Task) != running && await Task.WhenAny(running, Task.Delay(1000, CancellationToken.None)) != running)
        {
            Say([stopped()]);
            return Stopped;
        }
        return await running;
    }

    static int Say(IReadOnlyList<string> reasons)
    {
        foreach (var reason in reasons) Console.Error.WriteLine(reason);
        return BadUse;
    }
}
